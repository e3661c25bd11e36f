package org.wentai.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.answer.Answer;
import org.wentai.answer.Evidence;
import org.wentai.chat.Language;
import org.wentai.forum.Post;
import org.wentai.forum.RecordCitation;
import org.wentai.forum.RecordField;
import org.wentai.forum.Span;
import org.wentai.forum.TextCitation;
import org.wentai.forum.ThreadHead;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.knowledge.KnowledgeBase;

/** The rules of scoring, each with an answer made by hand over posts that are really indexed. */
class ScoringTest {
  private static final String OPENING = "新馆位于人民路18号，藏书20万册。开放时间为9点。";
  private static final String REPLY = "人民路18号离我家很近。";

  @TempDir private static Path home;
  private static KnowledgeBase knowledge;

  @BeforeAll
  static void index() throws IOException {
    Path folder = Files.createDirectories(home.resolve("knowledge"));
    Files.writeString(
        folder.resolve("library.jsonl"),
        "{\"id\":\"902\",\"title\":\"图书馆搬迁\",\"views\":77,\"posts\":[{\"text\":\""
            + OPENING
            + "\"},{\"text\":\""
            + REPLY
            + "\"}]}\n");
    knowledge =
        KnowledgeBase.open(
            folder,
            home.resolve("data"),
            ZoneOffset.ofHours(8),
            new IndexSettings(Vectors.OFF, 0, 1));
    knowledge.build((step, done, total) -> {});
  }

  @AfterAll
  static void close() {
    knowledge.close();
  }

  private static GoldQuestion where(List<List<String>> gold, int floor) {
    return new GoldQuestion(
        "\"q\"", "where", "新馆在哪里？", gold, OptionalInt.of(floor), List.of(), true);
  }

  private static GoldQuestion unanswerable() {
    return new GoldQuestion("1", "none", "馆长是谁？", List.of(), OptionalInt.empty(), List.of(), false);
  }

  private static ThreadHead head() {
    return knowledge.serve(posts -> posts.head("902").orElseThrow());
  }

  private static Evidence quoting(int floor, int start, int end) {
    Post post = knowledge.serve(posts -> posts.post("902", floor).orElseThrow());
    TextCitation citation = TextCitation.of(head(), post, new Span(start, end));
    return new Evidence(citation, head(), post, List.of(), 0.9);
  }

  private static Answer.Found found(Evidence... evidence) {
    return new Answer.Found(
        evidence[0].citation().quoted(), List.of(evidence), List.of(), 0.8, "新馆在哪里？");
  }

  private static List<String> faults(GoldQuestion question, Answer answer) {
    return knowledge.serve(
        posts -> new Scoring(posts, Language.ZH).judge(question, answer, 5).faults());
  }

  @Test
  void anAnswerWithTheFactAndTheFloorPasses() {
    assertThat(faults(where(List.of(List.of("人民路18号")), 1), found(quoting(1, 0, 18)))).isEmpty();
  }

  @Test
  void oneWayOfWritingAFactIsEnough() {
    assertThat(faults(where(List.of(List.of("人民路十八号", "人民路18号")), 1), found(quoting(1, 0, 18))))
        .isEmpty();
  }

  @Test
  void everyFactIsWantedAndMayStandInAnySnippet() {
    GoldQuestion both = where(List.of(List.of("人民路18号"), List.of("9点")), 1);
    assertThat(faults(both, found(quoting(1, 0, 10)))).containsExactly("lacks 9点");
    assertThat(faults(both, found(quoting(1, 0, 10), quoting(1, 18, 26)))).isEmpty();
  }

  @Test
  void theRightFloorIsCitedFirst() {
    GoldQuestion question = where(List.of(List.of("人民路18号")), 1);
    assertThat(faults(question, found(quoting(2, 0, 11), quoting(1, 0, 18))))
        .containsExactly("cites floor 2 first, not 1");
  }

  @Test
  void aRightThreadIsCitedFirst() {
    GoldQuestion question =
        new GoldQuestion("1", "", "新馆在哪里？", List.of(), OptionalInt.empty(), List.of("903"), true);
    assertThat(faults(question, found(quoting(1, 0, 18))))
        .containsExactly("cites thread 902 first");
  }

  @Test
  void refusingWhatCanBeAnsweredFails() {
    Answer none = new Answer.NotFound(List.of(), Optional.empty(), 0.1, "新馆在哪里？");
    assertThat(faults(where(List.of(List.of("人民路18号")), 1), none)).containsExactly("not answered");
  }

  @Test
  void whatCannotBeAnsweredIsToBeRefused() {
    assertThat(faults(unanswerable(), new Answer.NotFound(List.of(), Optional.empty(), 0.1, "馆长是谁？"))).isEmpty();
    assertThat(faults(unanswerable(), found(quoting(1, 0, 18)))).hasSize(1);
  }

  @Test
  void whatIsOfferedBesideARefusalIsNoAnswerButHolds() {
    Answer offered =
        new Answer.NotFound(List.of(head()), Optional.of(quoting(1, 0, 18)), 0.1, "馆长是谁？");
    assertThat(faults(unanswerable(), offered)).isEmpty();
    assertThat(faults(where(List.of(List.of("人民路18号")), 1), offered))
        .containsExactly("not answered");
    Post forged = Post.of(1, "新馆位于解放路99号，藏书20万册。").build();
    TextCitation citation = TextCitation.of(head(), forged, new Span(0, 12));
    Evidence evidence = new Evidence(citation, head(), forged, List.of(), 0.9);
    Answer forgery = new Answer.NotFound(List.of(), Optional.of(evidence), 0.1, "馆长是谁？");
    assertThat(faults(unanswerable(), forgery))
        .containsExactly("a citation of 902 floor 1 does not hold");
  }

  @Test
  void aCitationIsComparedWithTheStoredPostNotWithItsOwn() {
    Post forged = Post.of(1, "新馆位于解放路99号，藏书20万册。").build();
    TextCitation citation = TextCitation.of(head(), forged, new Span(0, 12));
    Evidence evidence = new Evidence(citation, head(), forged, List.of(), 0.9);
    assertThat(faults(where(List.of(List.of("解放路99号")), 1), found(evidence)))
        .containsExactly("a citation of 902 floor 1 does not hold");
  }

  @Test
  void aCitationOfAThreadThatIsNotThereDoesNotHold() {
    ThreadHead gone =
        new ThreadHead(
            "999",
            "无",
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            "gone.txt");
    Post post = Post.of(1, "人民路18号").build();
    Evidence evidence =
        new Evidence(TextCitation.of(gone, post, new Span(0, 6)), gone, post, List.of(), 0.9);
    assertThat(faults(where(List.of(List.of("人民路18号")), 1), found(evidence)))
        .containsExactly("a citation of 999 floor 1 does not hold");
  }

  @Test
  void aRecordsValueIsComparedWithTheRecord() {
    Post post = knowledge.serve(posts -> posts.post("902", 1).orElseThrow());
    var views = new RecordCitation(post.in(head()), RecordField.VIEWS, "77");
    GoldQuestion question = where(List.of(List.of("77")), 1);
    assertThat(faults(question, found(new Evidence(views, head(), post, List.of(), 1)))).isEmpty();
  }
}
