package org.wentai.source.standin;

import java.util.Map;

/** What the stand-in answers. */
record Reply(int status, String contentType, String body, Map<String, String> headers) {
  static Reply html(String body) {
    return new Reply(200, "text/html", body, Map.of());
  }

  static Reply html(int status, String body) {
    return new Reply(status, "text/html", body, Map.of());
  }

  static Reply xml(String body) {
    return new Reply(200, "text/xml", body, Map.of());
  }

  static Reply leading(int status, String location) {
    return new Reply(status, "text/html", "", Map.of("Location", location));
  }

  /** As Discuz answers its own scripts. */
  static Reply ajax(String charset, String inside) {
    String head = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>\n";
    return xml(head + "<root><![CDATA[" + inside + "]]></root>");
  }
}
