package org.wentai.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.answer.AnswerSettings;
import org.wentai.answer.Answerer;
import org.wentai.answer.Question;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.knowledge.KnowledgeBase;

/** Answers as they are stored, and what of them holds once the posts have changed. */
class StoredAnswerTest {
  private static final String FIRST = "{\"pid\":1,\"text\":\"老街停车场将于3月12日开放。\"}";
  private static final String SECOND = "{\"pid\":2,\"text\":\"老街停车场开放之后每小时收费2元。\"}";

  @TempDir private Path home;
  private Path folder;
  private KnowledgeBase knowledge;

  @BeforeEach
  void begin() throws IOException {
    folder = Files.createDirectories(home.resolve("knowledge"));
    posts(FIRST, SECOND);
    var words = new IndexSettings(Vectors.OFF, 0, 1);
    knowledge = KnowledgeBase.open(folder, home.resolve("data"), ZoneOffset.ofHours(8), words);
    build();
  }

  @AfterEach
  void end() {
    knowledge.close();
  }

  private void posts(String... posts) throws IOException {
    String thread = "{\"id\":\"901\",\"title\":\"停车场\",\"views\":77,\"posts\":[%s]}\n";
    Files.writeString(folder.resolve("a.jsonl"), thread.formatted(String.join(",", posts)));
  }

  private void build() {
    knowledge.build((step, done, total) -> {});
  }

  private StoredAnswer stored(String question) {
    var asking = new Asking(knowledge, new Answerer(new AnswerSettings(0.3, 20)));
    Optional<Question.Turn> after = Optional.of(new Question.Turn("图书馆呢", Optional.empty()));
    return StoredAnswer.of(asking.answer(question, after, Language.ZH), after);
  }

  private Reply more(StoredAnswer stored) {
    return knowledge.serve(posts -> stored.more(posts, 0, Language.ZH));
  }

  private static void quoted(Reply reply, String words) {
    assertThat(reply)
        .asInstanceOf(type(Reply.Quotes.class))
        .satisfies(q -> assertThat(q.quotes()).anyMatch(quote -> quote.text().contains(words)));
  }

  @Test
  void readsWhatItWrote() {
    for (String question : List.of("老街停车场什么时候开放？", "停车场这个帖子有多少人看过？", "火星多大？")) {
      StoredAnswer stored = stored(question);
      assertThat(StoredAnswer.read(stored.json())).isEqualTo(stored);
    }
    assertThatThrownBy(() -> StoredAnswer.read("{")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void showsWhatStillStands() {
    quoted(more(stored("老街停车场什么时候开放？")), "3月12日");
  }

  @Test
  void followsAPostToItsNewFloor() throws IOException {
    StoredAnswer stored = stored("老街停车场什么时候开放？");
    posts("{\"pid\":3,\"text\":\"置顶。\"}", FIRST, SECOND);
    build();
    Reply more = more(stored);
    quoted(more, "3月12日");
    assertThat(((Reply.Quotes) more).quotes())
        .extracting(Quote::floor)
        .contains(2)
        .doesNotContain(1);
  }

  @Test
  void neverQuotesWordsThatAreGone() throws IOException {
    StoredAnswer stored = stored("老街停车场什么时候开放？");
    posts("{\"pid\":1,\"text\":\"老街停车场将于5月30日开放。\"}");
    build();
    assertThat(more(stored))
        .asInstanceOf(type(Reply.Notice.class))
        .satisfies(notice -> assertThat(notice.text()).contains("改过"));
    assertThat(knowledge.<Optional<Reply>>serve(g -> stored.again(g, "3月12日", Language.ZH)))
        .isEmpty();
  }

  private Reply look(Function<Lookup, Reply> look) {
    return knowledge.serve(
        (Generation posts) ->
            look.apply(new Lookup(posts, Language.ZH, List.of(), Optional.empty())));
  }

  @Test
  void pagesOfFloorsAndOfThreads() throws IOException {
    StringBuilder threads = new StringBuilder();
    for (int i = 1; i <= 25; i++) {
      threads.append(
          "{\"id\":\"%d\",\"title\":\"帖子%d\",\"posts\":[{\"text\":\"一\"},{\"text\":\"二\"}]}\n"
              .formatted(i, i));
    }
    Files.writeString(folder.resolve("a.jsonl"), threads);
    build();
    Reply.Threads second = (Reply.Threads) look(l -> l.sources(2));
    assertThat(second.threads().stream().map(ThreadHead::id).toList())
        .containsExactly("21", "22", "23", "24", "25");
    assertThat(second.heading()).contains("21–25");
    assertThat(((Reply.Threads) look(l -> l.sources(9))).threads()).isEmpty();
    assertThat(look(l -> l.page("7", 2)))
        .asInstanceOf(type(Reply.Floors.class))
        .satisfies(
            page -> assertThat(page.floors()).extracting(Reply.Floor::number).containsExactly(2));
    assertThat(look(l -> l.page("7", 3))).isInstanceOf(Reply.Notice.class);
    assertThat(look(l -> l.latest(5)))
        .asInstanceOf(type(Reply.Notice.class))
        .satisfies(none -> assertThat(none.text()).contains("时间"));
  }

  private static final String OPENS = "老街停车场什么时候开放？";

  private List<String> changed(StoredAnswer before) {
    return knowledge.serve(posts -> before.changed(posts, Language.ZH));
  }

  @Test
  void nothingIsSaidOfPostsThatStand() throws IOException {
    StoredAnswer before = stored(OPENS);
    assertThat(changed(before)).isEmpty();
    posts("{\"pid\":9,\"text\":\"插进来的一楼\"}", FIRST, SECOND);
    build();
    assertThat(changed(before)).isEmpty();
  }

  @Test
  void anEditOfACitedPostIsSaidThoughTheQuotedWordsStand() throws IOException {
    StoredAnswer before = stored(OPENS);
    posts(FIRST.replace("开放。", "开放。又补充一句。"), SECOND);
    build();
    assertThat(changed(before)).singleElement().asString().contains("《停车场》楼主", "已被编辑");
    assertThat(changed(StoredAnswer.read(before.json()))).isEqualTo(changed(before));
  }

  @Test
  void aDeletedCitedPostIsSaid() throws IOException {
    StoredAnswer before = stored(OPENS);
    posts(SECOND);
    build();
    assertThat(changed(before)).singleElement().asString().contains("《停车场》楼主", "已被删除");
  }

  @Test
  void anAnswerOfAnOlderProgramIsComparedByItsWords() throws IOException {
    String old = stored(OPENS).json().replaceAll(",\"sum\":-?\\d+", "");
    assertThat(old).doesNotContain("sum");
    assertThat(changed(StoredAnswer.read(old))).isEmpty();
    posts("{\"pid\":1,\"text\":\"老街停车场推迟到五月。\"}", SECOND);
    build();
    assertThat(changed(StoredAnswer.read(old))).singleElement().asString().contains("已被编辑");
  }

  @Test
  void aRecordsValueMayChangeWithoutAnEdit() throws IOException {
    StoredAnswer before = stored("停车场这个帖子有多少人看过？");
    String thread = "{\"id\":\"901\",\"title\":\"停车场\",\"views\":99,\"posts\":[%s,%s]}\n";
    Files.writeString(folder.resolve("a.jsonl"), thread.formatted(FIRST, SECOND));
    build();
    assertThat(changed(before)).isEmpty();
  }

  @Test
  void theNextAnswerOfAConversationSaysItOnce() throws IOException {
    var conversation =
        new Conversation(knowledge, new Answerer(new AnswerSettings(0.3, 20)), Language.ZH);
    conversation.say(OPENS);
    posts(FIRST.replace("3月12日", "4月1日"), SECOND);
    build();
    assertThat(conversation.say(OPENS))
        .asInstanceOf(type(Reply.Answered.class))
        .satisfies(
            answered -> {
              assertThat(answered.notes()).anyMatch(note -> note.contains("#1"));
            });
    assertThat(conversation.say(OPENS))
        .asInstanceOf(type(Reply.Answered.class))
        .satisfies(answered -> assertThat(answered.notes()).noneMatch(n -> n.contains("#1")));
  }

  @Test
  void aQuoteOfAnEditedPostTellsWhen() throws IOException {
    posts(FIRST.replace("\"text\"", "\"editedAt\":\"2026-03-02 10:00\",\"text\""), SECOND);
    build();
    var asking = new Asking(knowledge, new Answerer(new AnswerSettings(0.3, 20)));
    assertThat(asking.answer(OPENS, Optional.empty(), Language.ZH).reply())
        .asInstanceOf(type(Reply.Answered.class))
        .satisfies(
            a ->
                assertThat(a.quotes())
                    .anyMatch(q -> q.edited().equals(Optional.of("已编辑 2026-03-02 10:00")))
                    .allMatch(q -> q.edited().isPresent() == q.text().contains("3月12日")));
  }
}
