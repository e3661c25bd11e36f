package org.wentai.chat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.knowledge.KnowledgeBase;

/** Files that admins give to the knowledge folder. */
public final class Contributions {
  private static final Logger LOG = LoggerFactory.getLogger(Contributions.class);

  private final KnowledgeBase knowledge;
  private final Function<byte[], GoldenSet> golden;

  /**
   * @param golden reads the file of golden questions, which may be given too
   */
  public Contributions(KnowledgeBase knowledge, Function<byte[], GoldenSet> golden) {
    this.knowledge = knowledge;
    this.golden = golden;
  }

  /**
   * What a file would give.
   *
   * @param reply for the admin
   * @param keepable whether there is anything in it that is worth keeping: whether to offer it
   */
  public record Preview(Reply reply, boolean keepable) {}

  /**
   * The file's name made safe for the folder: without folders, hidden, control or bidirectional
   * characters, of at most 100 bytes.
   *
   * @throws IllegalArgumentException when it is of no kind that the folder takes, with a message
   *     for the admin
   */
  public String safeName(String name, Language language) {
    Messages messages = ReloadText.messages(language);
    String safe =
        SafeName.of(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        messages.say("upload.kind", String.join(" ", SafeName.KINDS))));
    if (safe.toLowerCase(java.util.Locale.ROOT).startsWith("readme.")) {
      throw new IllegalArgumentException(messages.say("upload.readme", safe));
    }
    return safe;
  }

  /**
   * What the file would give, as parsed: threads, floors, problems; whether it is new or replaces.
   *
   * @throws UncheckedIOException when the data folder cannot be written
   */
  public Preview preview(String safeName, byte[] bytes, Language language) {
    Messages messages = ReloadText.messages(language);
    boolean replaces = Files.exists(target(safeName), LinkOption.NOFOLLOW_LINKS);
    String heading =
        messages.say(replaces ? "upload.replaces" : "upload.new", safeName, bytes.length);
    if (safeName.equals(GoldenSet.FILE)) {
      return UploadText.golden(heading, golden.apply(bytes), language);
    }
    try {
      UploadReading read = UploadReading.of(safeName, bytes, knowledge);
      return UploadText.posts(heading, read, language);
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Puts the file into the folder, atomically, in the place of one of its name; says that a reload
   * will take it up, or why it could not be put there.
   */
  public Reply keep(String safeName, byte[] bytes, Language language) {
    Messages messages = ReloadText.messages(language);
    Path target = target(safeName);
    boolean replaces = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    try {
      put(target, bytes);
      String key = replaces ? "upload.replaced" : "upload.kept";
      return new Reply.Notice(language, messages.say(key, safeName));
    } catch (IOException e) {
      LOG.warn("{} could not be put into {}.", safeName, knowledge.folder(), e);
      return new Reply.Notice(language, failure(e, safeName, messages));
    }
  }

  private Path target(String safeName) {
    if (!SafeName.of(safeName).equals(Optional.of(safeName))) {
      throw new IllegalArgumentException("not a safe name: " + safeName);
    }
    return knowledge.folder().resolve(safeName);
  }

  private String failure(IOException e, String name, Messages messages) {
    String folder = knowledge.folder().toString();
    boolean closed =
        e instanceof AccessDeniedException
            || String.valueOf(e.getMessage()).contains("Read-only file system");
    if (closed) {
      return messages.say("upload.closed", folder);
    }
    if (!Files.isDirectory(knowledge.folder())) {
      return messages.say("upload.nofolder", folder);
    }
    return messages.say("upload.failed", name, String.valueOf(e.getMessage()));
  }

  /** Hidden until it is whole, so that no reload reads half of it. */
  private static void put(Path target, byte[] bytes) throws IOException {
    Path aside = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.deleteIfExists(aside);
      try (var channel =
          FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
      if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("a folder of that name is there");
      }
      Files.move(
          aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
