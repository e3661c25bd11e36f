package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'id':'b','title':'t','text':5} | text is not a string (column 30)",
        "{'id':'b','title':'t','views':'5','text':''} | views is not a whole number (column 31)",
        "{'id':'b','title':'t','views':-5,'text':''} | views is out of range",
        "{'id':'b','title':'t','posts':[{'text':'abc','sections':[{'title':'h','start':1,'end':9}]}]}"
            + " | posts[0].sections has [1,9) of 3 units",
        "{'id':'b','title':'t','posts':[{'text':'abc','quotes':[[2,1]]}]}"
            + " | posts[0].quotes[0] ends before it starts",
        "{'id':'b','title':'t','posts':[{'text':'a','floor':2},{'text':'b','floor':2}]}"
            + " | floor 2 stands twice",
        "{'id':'b','title':'t','posts':[{'text':'a','postedAt':'soon'}]}"
            + " | posts[0].postedAt is no time",
        "{'id':'b','title':'t','posts':[{'text':'a'}],'author':'x'} | a post's keys stand beside",
        "{'title':'t','text':'x'} | the thread's id is missing",
        "{'id':'b','title':'t'} | the thread has neither posts nor text",
        "{'id':'b','title':'t','text':'x'} {} | behind the thread stands more",
        "{'id':'b','id':'c','title':'t','text':'x'} | it is not JSON at column",
        "{'id':'b' 'title':'t'} | it is not JSON at column 11",
        "[] | the line is not an object",
        "nonsense | it is not JSON at column 1",
      })
  void aBadLineCostsOnlyItself(String line, String reason) {
    String good = "{\"id\":\"%s\",\"title\":\"t\",\"text\":\"x\"}\n";
    String lines = good.formatted(1) + line.replace('\'', '"') + "\n\n" + good.formatted(2);
    Fixtures.write(folder, "x.jsonl", lines);
    Fixtures read = Fixtures.read(folder);
    assertThat(read.threads()).extracting(t -> t.head().id()).containsExactly("1", "2");
    assertThat(read.messages()).hasSize(1);
    assertThat(read.messages().getFirst()).startsWith("x.jsonl line 2: " + reason);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"id\":1,\"text\":\"口腔溃疡一般7到10天自己就好了，想快点可以贴溃疡贴。\"}', 口腔溃疡一般7到10天自己就好了",
    "'{\"id\":1,\"title\":\" \",\"posts\":[{\"text\":\"停水通知\\n明天停水。\"},{\"text\":\"收到\"}]}', 停水通知",
    "'{\"id\":1,\"title\":\"\",\"text\":\"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十多\"}', 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十…",
    "'{\"id\":1,\"text\":\"\"}', ''",
  })
  void aThreadWithoutATitleIsNamedByTheWordsItOpensWith(String line, String title) {
    Fixtures.write(folder, "x.jsonl", line);
    Fixtures read = Fixtures.read(folder);
    assertThat(read.messages()).isEmpty();
    assertThat(read.threads()).extracting(t -> t.head().title()).containsExactly(title);
  }

  @Test
  void aMisspeltKeyIsToldAndTheRestIndexed() {
    Fixtures.write(
        folder,
        "x.jsonl",
        "{\"id\":1,\"title\":\"t\",\"x-mine\":{\"a\":[1]},\"posts\":[{\"text\":\"好\",\"autor\":\"甲\"}]}");
    Fixtures read = Fixtures.read(folder);
    assertThat(read.threads().getFirst().posts().getFirst().text()).isEqualTo("好");
    assertThat(read.report().errors()).isZero();
    assertThat(read.report().warnings()).isEqualTo(1);
    assertThat(read.messages().getFirst())
        .startsWith("x.jsonl line 1: the key 'posts[0].autor' is not read");
  }

  @Test
  void wrongBytesCostOnlyTheirLine() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write("\ufeff{\"id\":1,\"title\":\"".getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[] {(byte) 0xff, (byte) 0xfe});
    bytes.write(
        "\",\"text\":\"\"}\r\n{\"id\":2,\"title\":\"好\",\"text\":\"\"}"
            .getBytes(StandardCharsets.UTF_8));
    Fixtures.write(folder, "x.jsonl", bytes.toByteArray());
    Fixtures read = Fixtures.read(folder);
    assertThat(read.titles()).containsExactly("好");
    assertThat(read.messages().getFirst()).startsWith("x.jsonl line 1: it is not JSON at column");
  }

  @Test
  void threadsBeforeABreakInAPackedFileAreHandedOn() throws IOException {
    String lines =
        IntStream.range(0, 20_000)
            .mapToObj(
                i ->
                    "{\"id\":"
                        + i
                        + ",\"title\":\"t\",\"text\":\""
                        + Integer.toHexString(i * 7919)
                        + "\"}\n")
            .collect(Collectors.joining());
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(lines.getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = packed.toByteArray();
    Fixtures.write(folder, "whole.jsonl.gz", whole);
    assertThat(Fixtures.read(folder).report().threads()).isEqualTo(20_000);

    Fixtures.write(folder, "whole.jsonl.gz", Arrays.copyOf(whole, whole.length / 2));
    Fixtures read = Fixtures.read(folder);
    assertThat(read.threads()).hasSizeBetween(1_000, 19_999);
    assertThat(read.messages()).hasSize(1);
    assertThat(read.messages().getFirst())
        .startsWith("whole.jsonl.gz line " + (read.threads().size() + 1) + ": ");
  }

  @Test
  void theSchemaHasTheKeysThatAreRead() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(Path.of("knowledge/thread.schema.json").toFile());
    String everyKey = Files.readString(Fixtures.RESOURCES.resolve("every-key.jsonl"));
    JsonNode thread = new ObjectMapper().readTree(everyKey);
    JsonNode post = thread.get("posts").get(0);
    Set<String> threadKeys = keys(schema.get("properties"));
    Set<String> postKeys = keys(schema.at("/$defs/post/properties"));
    Set<String> expected = new TreeSet<>(keys(thread));
    expected.addAll(postKeys);
    assertThat(threadKeys).isEqualTo(expected);
    assertThat(postKeys).isEqualTo(keys(post));

    Fixtures.write(folder, "every-key.jsonl", everyKey);
    Fixtures read = Fixtures.read(folder);
    assertThat(read.messages()).isEmpty();
    assertThat(Rendering.of(read.threads().getFirst()))
        .isEqualTo(Files.readString(Fixtures.RESOURCES.resolve("every-key.golden")));
  }

  @Test
  void theExamplesOfTheGuideAreRead() throws IOException {
    String guide = Files.readString(Path.of("knowledge/README.md"));
    String examples =
        Pattern.compile("```jsonl\n(.*?)```", Pattern.DOTALL)
            .matcher(guide)
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining());
    Fixtures.write(folder, "examples.jsonl", examples);
    Fixtures read = Fixtures.read(folder);
    assertThat(read.messages()).isEmpty();
    assertThat(read.threads()).hasSizeGreaterThanOrEqualTo(2);
  }

  private static Set<String> keys(JsonNode object) {
    Set<String> keys = new TreeSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
