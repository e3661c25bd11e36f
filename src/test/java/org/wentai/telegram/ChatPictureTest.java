package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.answer.Answer;
import org.wentai.answer.AnswerSettings;
import org.wentai.answer.Answerer;
import org.wentai.answer.Question;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;
import org.wentai.chat.Replies;
import org.wentai.chat.Reply;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.telegram.picture.ChatPainter;
import org.wentai.telegram.picture.Talk;

/**
 * Draws the README's picture of a chat: questions about the posts in {@code knowledge}, answered
 * and rendered by the program. It is left out unless the system property {@code picture} names the
 * file:
 *
 * <pre>
 * mvn test -Dtest=ChatPictureTest -Dpicture=docs/images/telegram-chat.png
 * </pre>
 *
 * It needs the fonts Noto Sans CJK SC (or WenQuanYi Micro Hei) and Symbola: on Debian {@code
 * apt-get install fonts-noto-cjk fonts-symbola}.
 */
@EnabledIfSystemProperty(named = "picture", matches = ".+")
class ChatPictureTest {
  private static final String BOT = "问泰";

  @TempDir private Path data;
  private final Answerer answerer = new Answerer(new AnswerSettings(.25, 20));
  private final List<Talk> talks = new ArrayList<>();

  @Test
  void drawsAChat() throws IOException {
    IndexSettings settings = new IndexSettings(Vectors.AUTO, 30_000, 1);
    try (KnowledgeBase knowledge =
        KnowledgeBase.open(Path.of("knowledge"), data, ZoneOffset.ofHours(8), settings)) {
      knowledge.build((step, done, total) -> {});
      Answer first = ask(knowledge, "小周", "/ask ", "“两城”指什么？", Optional.empty(), "14:07");
      assertThat(first).isInstanceOf(Answer.Found.class);
      Optional<Question.Turn> turn = Optional.of(turn((Answer.Found) first));
      assertThat(ask(knowledge, "", "", "那“一核”呢？", turn, "14:08")).isInstanceOf(Answer.Found.class);
      assertThat(ask(knowledge, "老陈", "@wentai_bot ", "高铁站附近停车怎么收费？", Optional.empty(), "14:11"))
          .isInstanceOf(Answer.NotFound.class);
    }
    BufferedImage image = ChatPainter.draw("泰安问答", "128 位成员", talks);
    Path file = Path.of(System.getProperty("picture"));
    Files.createDirectories(file.toAbsolutePath().getParent());
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
  }

  private static String said(String key, String value) {
    return Messages.of("org.wentai.chat.messages", Language.ZH).say(key, value);
  }

  private static Question.Turn turn(Answer.Found found) {
    return new Question.Turn(
        found.understoodAs(), Optional.of(found.evidence().getFirst().thread().id()));
  }

  /** Asks, and puts question and answer into the chat; a question of nobody's is the viewer's. */
  private Answer ask(
      KnowledgeBase knowledge,
      String who,
      String before,
      String question,
      Optional<Question.Turn> last,
      String time) {
    boolean own = who.isEmpty();
    Talk asked =
        new Talk(
            own ? "我" : who,
            own,
            own ? Optional.of(talks.getLast()) : Optional.empty(),
            new TelegramHtml.Message(before + question, List.of()),
            List.of(),
            time);
    talks.add(asked);
    return knowledge.serve(
        posts -> {
          Answer answer = answerer.answer(posts, new Question(question, last));
          List<String> notes =
              last.isPresent() ? List.of(said("understood", answer.understoodAs())) : List.of();
          Reply reply = Replies.of(question, answer, notes, Language.ZH);
          Rendered rendered =
              Rendering.of(
                  reply,
                  subject(
                      answer,
                      posts.threads(100).getFirst().id(),
                      posts.info().builtAt().atOffset(ZoneOffset.ofHours(8))));
          talks.add(
              new Talk(
                  BOT,
                  false,
                  Optional.of(asked),
                  TelegramHtml.parse(rendered.html()),
                  rendered.buttons().stream()
                      .map(row -> row.stream().map(Rendered.Button::text).toList())
                      .toList(),
                  time));
          return answer;
        });
  }

  private static Rendering.Subject subject(Answer answer, String thread, OffsetDateTime readAt) {
    boolean more = answer instanceof Answer.Found found && !found.more().isEmpty();
    OptionalInt from =
        more ? OptionalInt.of(((Answer.Found) answer).evidence().size()) : OptionalInt.empty();
    return new Rendering.Subject(OptionalLong.of(1), from, Map.of(thread, 1L), Optional.of(readAt));
  }
}
