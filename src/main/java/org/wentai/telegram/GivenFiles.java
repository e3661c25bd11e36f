package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wentai.chat.Language;
import org.wentai.chat.Reply;
import org.wentai.store.Audit;
import org.wentai.store.Uploads;
import org.wentai.store.Work;
import org.wentai.telegram.Rendered.Button;

/** Takes files that admins send, shows what is in them, and keeps them when they say so. */
final class GivenFiles {
  private static final long MIB = 1024 * 1024;

  private final Parts parts;
  private final ReplyRows rows;
  private final DirectCalls direct;

  GivenFiles(Parts parts, ReplyRows rows, DirectCalls direct) {
    this.parts = parts;
    this.rows = rows;
    this.direct = direct;
  }

  Handled given(Incoming.Document document) {
    Incoming.Origin origin = document.origin();
    Language language = parts.store().read(work -> Languages.of(work, origin));
    Says says = Says.in(language);
    if (!parts.isAdmin(origin)) {
      return rows.saying("a document", origin, says.notice("file.unwanted"));
    }
    int most = parts.settings().telegram().uploadLimit();
    if (document.bytes() > most * MIB) {
      return rows.saying("too large", origin, says.notice("file.large", document.name(), most));
    }
    String name;
    try {
      name = parts.contributions().safeName(document.name(), language);
    } catch (IllegalArgumentException e) {
      Reply why = new Reply.Notice(language, String.valueOf(e.getMessage()));
      return rows.saying("a file of no known kind", origin, why);
    }
    Optional<byte[]> bytes = fetch(document.fileId(), most * MIB);
    return bytes.isEmpty()
        ? rows.saying("not to be had", origin, says.notice("file.refused", document.name(), most))
        : preview(origin, name, bytes.get(), language);
  }

  private Handled preview(Incoming.Origin origin, String name, byte[] bytes, Language language) {
    Reply preview = parts.contributions().preview(name, bytes, language).reply();
    Instant now = parts.clock().instant();
    return Handled.writing(
        "a file",
        work -> {
          long who = origin.user().orElseThrow();
          long id = work.uploads().add(new Uploads.Upload(0, who, name, bytes, now));
          Rendered text = Rendering.of(preview, Rendering.Subject.NONE);
          List<List<Button>> buttons = new ArrayList<>(text.buttons());
          buttons.add(choice(id, Says.in(language)));
          OptionalLong to = OptionalLong.of(origin.message());
          rows.message(work, origin.lane(), to, new Rendered(text.html(), buttons));
        });
  }

  private static List<Button> choice(long upload, Says says) {
    return List.of(
        new Button(says.say("file.keep"), new Press.Keep(upload, true)),
        new Button(says.say("file.drop"), new Press.Keep(upload, false)));
  }

  /**
   * The file's bytes; empty when Telegram refuses it or it is larger than {@code most}. What may
   * pass is thrown, so that it is tried again.
   */
  private Optional<byte[]> fetch(String id, long most) {
    var params = JsonNodeFactory.instance.objectNode().put("file_id", id);
    Optional<Outcome.Done> file = carriedOut("getFile", parts.api().call("getFile", params));
    return file.flatMap(f -> download(f.result().path("file_path").asText(), most));
  }

  private Optional<byte[]> download(String filePath, long most) {
    try {
      Path place = Files.createTempFile("wentai-upload", ".part");
      try {
        Outcome outcome = parts.api().download(filePath, place, most);
        return carriedOut("the download", outcome).isPresent()
            ? Optional.of(Files.readAllBytes(place))
            : Optional.empty();
      } finally {
        Files.deleteIfExists(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a file from Telegram could not be laid down", e);
    }
  }

  private static Optional<Outcome.Done> carriedOut(String what, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> Optional.of(done);
      case Outcome.Refused refused -> Optional.empty();
      case Outcome.NotSent failed ->
          throw new IllegalStateException(what + " was not sent: " + failed.why());
      case Outcome.Unknown failed ->
          throw new IllegalStateException(what + " broke off: " + failed.why());
    };
  }

  /** An admin said what to do with a file. */
  Handled decided(Incoming.Pressed pressed, Press.Keep keep, Language language) {
    if (!parts.isAdmin(pressed.origin())) {
      return Handled.nothing("no admin").then(() -> direct.answer(pressed.callback(), ""));
    }
    Optional<Uploads.Upload> upload =
        parts.store().read(work -> work.uploads().find(keep.upload()));
    if (upload.isEmpty()) {
      return Presses.gone(direct, pressed, language);
    }
    direct.answer(pressed.callback(), "");
    String name = upload.get().name();
    // Done before the transaction: keeping the same file twice does no harm, losing it would.
    Reply done =
        keep.keep()
            ? parts.contributions().keep(name, upload.get().bytes(), language)
            : Says.in(language).notice("file.dropped", name);
    return Handled.writing(
        keep.keep() ? "kept" : "dropped", work -> end(work, pressed, keep, name, done));
  }

  private void end(Work work, Incoming.Pressed pressed, Press.Keep keep, String name, Reply done) {
    if (!work.uploads().remove(keep.upload())) {
      return;
    }
    long who = pressed.origin().user().orElseThrow();
    String action = keep.keep() ? "upload" : "upload dropped";
    work.audit().add(new Audit.Deed(parts.clock().instant(), who, action, name));
    Rendered rendered = Rendering.of(done, Rendering.Subject.NONE);
    OptionalLong row = Presses.row(work, pressed);
    if (row.isPresent()) {
      rows.edit(work, pressed.origin().lane(), row.getAsLong(), rendered);
    } else {
      rows.say(work, pressed.origin(), done);
    }
  }
}
