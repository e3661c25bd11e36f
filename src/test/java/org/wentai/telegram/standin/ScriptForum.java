package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** A real forum, acted on by a program that stands outside the project; see {@link AlertSoak}. */
final class ScriptForum implements TrialForum {
  private final String address;
  private final Process process;
  private final BufferedWriter to;
  private final BufferedReader from;

  /**
   * Starts the program.
   *
   * @param command with blanks between its words
   */
  ScriptForum(String address, String command) throws IOException {
    this.address = address;
    this.process =
        new ProcessBuilder(Arrays.asList(command.split(" ")))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    this.to = process.outputWriter(StandardCharsets.UTF_8);
    this.from = process.inputReader(StandardCharsets.UTF_8);
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public List<Board> boards() throws IOException {
    return items(act("boards").path("boards")).stream()
        .map(b -> new Board(b.path("fid").asLong(), text(b, "name"), b.path("guests").asBoolean()))
        .toList();
  }

  @Override
  public List<Member> members() throws IOException {
    return items(act("members").path("people")).stream()
        .map(m -> new Member(text(m, "who"), text(m, "name")))
        .toList();
  }

  @Override
  public Made post(Member by, long fid, String title, String text) throws IOException {
    return made(act("post", by.who(), Long.toString(fid), title, text));
  }

  @Override
  public Made reply(Member by, long tid, String text) throws IOException {
    return made(act("reply", by.who(), Long.toString(tid), text));
  }

  @Override
  public void edit(Member by, long pid, String text) throws IOException {
    act("edit", by.who(), Long.toString(pid), text);
  }

  @Override
  public void delete(long pid) throws IOException {
    act("delete", Long.toString(pid));
  }

  @Override
  public void hide(long pid) throws IOException {
    act("hide", Long.toString(pid));
  }

  @Override
  public void move(long tid, long fid) throws IOException {
    act("move", Long.toString(tid), Long.toString(fid));
  }

  @Override
  public List<Instant> requests(Instant since) throws IOException {
    return items(act("requests", Long.toString(since.toEpochMilli())).path("requests")).stream()
        .map(r -> Instant.ofEpochMilli(r.path(0).asLong()))
        .sorted()
        .toList();
  }

  private JsonNode act(String... command) throws IOException {
    to.write(Schema.JSON.writeValueAsString(command));
    to.newLine();
    to.flush();
    String line = from.readLine();
    if (line == null) {
      throw new IOException("the forum's program ended at " + command[0]);
    }
    JsonNode answer = Schema.JSON.readTree(line);
    if (!answer.path("ok").asBoolean()) {
      throw new IOException(String.join(" ", command) + ": " + answer.path("error").asText());
    }
    return answer;
  }

  private static Made made(JsonNode answer) {
    return new Made(answer.path("tid").asLong(), answer.path("pid").asLong());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private static List<JsonNode> items(JsonNode array) {
    return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
  }

  @Override
  public void close() throws IOException {
    to.close();
    process.destroy();
  }
}
