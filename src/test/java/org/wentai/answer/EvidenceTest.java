package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wentai.forum.Citation;
import org.wentai.forum.Post;
import org.wentai.forum.RecordCitation;
import org.wentai.forum.RecordField;
import org.wentai.forum.Span;
import org.wentai.forum.TextCitation;

class EvidenceTest {
  private static final Post POST = Post.of(1, "今年的庙会定在五月一日开幕。\n" + "长".repeat(300)).build();

  private static Evidence evidence(Citation citation) {
    return new Evidence(citation, Sample.HEAD, POST, List.of(), 0.5);
  }

  private static Evidence of(int start, int end) {
    return evidence(TextCitation.of(Sample.HEAD, POST, new Span(start, end)));
  }

  private static Answer.Found found(String text, List<Evidence> evidence) {
    return new Answer.Found(text, evidence, List.of(), 0.5, "什么时候开幕");
  }

  @Test
  void aCitationThatDoesNotHoldIsRefused() {
    var moved = new TextCitation(POST.in(Sample.HEAD), Optional.empty(), new Span(1, 6), "今年的庙会");
    assertThatIllegalArgumentException().isThrownBy(() -> evidence(moved));
    var untold = new RecordCitation(POST.in(Sample.HEAD), RecordField.VIEWS, "3584");
    assertThatIllegalArgumentException().isThrownBy(() -> evidence(untold));
    assertThat(of(0, 5).citation().quoted()).isEqualTo("今年的庙会");
  }

  @Test
  void aCitationQuotesAtMostTwoHundredUnits() {
    assertThat(of(20, 220).citation().quoted()).hasSize(200);
    assertThatIllegalArgumentException().isThrownBy(() -> of(20, 221));
  }

  @Test
  void aLineThatNoCitationHasIsRefused() {
    assertThat(found("五月一日开幕", List.of(of(0, 14))).text()).isEqualTo("五月一日开幕");
    assertThatIllegalArgumentException().isThrownBy(() -> found("五月二日开幕", List.of(of(0, 14))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> found("五月一日开幕\n欢迎光临", List.of(of(0, 14))));
  }

  @Test
  void anAnswerHasOneToThreeCitationsAndFourHundredUnits() {
    assertThatIllegalArgumentException().isThrownBy(() -> found("", List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> found("今年", Collections.nCopies(4, of(0, 5))));
    assertThat(found("今年", Collections.nCopies(3, of(0, 5))).evidence()).hasSize(3);
    String line = "长".repeat(134);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> found(String.join("\n", line, line, line), List.of(of(20, 220))));
  }

  @Test
  void theTextHoldsAsManyQuotationsAsFit() {
    assertThat(Answers.text(List.of(of(0, 5), of(3, 8)))).isEqualTo("今年的庙会\n庙会定在五");
    assertThat(Answers.text(Collections.nCopies(3, of(20, 219)))).hasSize(399);
  }
}
