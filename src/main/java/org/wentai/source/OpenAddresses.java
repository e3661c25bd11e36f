package org.wentai.source;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Resolves hosts, and refuses those that lead into a private network: a page of a forum must not
 * make this program read what only its own network can. The site's own host, which the operator
 * wrote down, may lie there. What is asked is what is connected to, so that no second answer of a
 * name server can differ from the one that was checked.
 */
final class OpenAddresses implements Dns {
  private final String own;

  /**
   * @param own the site's own host, which may be private
   */
  OpenAddresses(String own) {
    this.own = own;
  }

  /** A host that leads to a private address. */
  static final class PrivateAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddress(String host) {
      super(host + " is a private address and not the site's own");
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> found = Dns.SYSTEM.lookup(host);
    if (!host.equalsIgnoreCase(own) && found.stream().anyMatch(a -> !isOpen(a))) {
      throw new PrivateAddress(host);
    }
    return found;
  }

  /** Whether {@code address} is one of the open network, by IANA's special-purpose registries. */
  static boolean isOpen(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address ? isOpen4(bytes) : isOpen6(bytes);
  }

  private static boolean isOpen4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    int third = bytes[2] & 0xff;
    boolean shared = first == 100 && second >= 64 && second < 128;
    boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
    boolean testing =
        first == 198 && (second == 18 || second == 19 || second == 51 && third == 100);
    boolean written = first == 203 && second == 0 && third == 113;
    return first != 0 && first < 224 && !shared && !protocol && !testing && !written;
  }

  /** Global unicast, less the ranges that carry an IPv4 address inside. */
  private static boolean isOpen6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    boolean global = first >= 0x2000 && first < 0x4000;
    boolean tunnel = first == 0x2002 || first == 0x2001 && (second < 0x200 || second == 0xdb8);
    return global && !tunnel;
  }
}
