package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wentai.forum.Post;
import org.wentai.index.IndexSettings.Vectors;

/** The check that no answer can skip, over questions that nobody chose. */
class CheckedCitationsTest {
  private static final int QUESTIONS = 500;
  private static final List<String> ASKING =
      List.of(
          "是什么?",
          "什么时候?",
          "是谁",
          "有多少?",
          "在哪里?",
          "指什么",
          "吗?",
          "为什么?",
          "怎么办",
          "包括哪些?",
          "多少钱",
          "分别是什么",
          "的帖子是谁发的",
          "网友怎么看",
          "那个帖子里,三楼说了什么",
          "的帖子有多少人看过",
          "");

  @ParameterizedTest
  @EnumSource(
      value = Vectors.class,
      names = {"ON", "OFF"})
  void citationsOfRandomQuestionsStandInTheStoredPosts(Vectors vectors) {
    int found = ask(Indexed.seed(vectors), 20261123) + ask(Indexed.forum(vectors), 5);
    assertThat(found).as("questions that were answered").isGreaterThan(QUESTIONS);
  }

  /** Asks {@link #QUESTIONS} questions cut from the posts; how many were answered. */
  private static int ask(Indexed indexed, long seed) {
    var random = new Random(seed);
    List<Post> posts = indexed.threads().stream().flatMap(t -> t.posts().stream()).toList();
    var answerer = new Answerer(new AnswerSettings(0, 20));
    return indexed.serve(
        generation -> {
          int found = 0;
          for (int i = 0; i < QUESTIONS; i++) {
            String question = question(posts, random);
            if (answerer.answer(generation, Question.of(question)) instanceof Answer.Found some) {
              Contract.holds(generation, question, some);
              found++;
            }
          }
          return found;
        });
  }

  private static String question(List<Post> posts, Random random) {
    String text = posts.get(random.nextInt(posts.size())).text();
    int start = random.nextInt(text.length());
    int end = Math.min(text.length(), start + 2 + random.nextInt(30));
    return text.substring(start, end).replace('\n', ' ')
        + ASKING.get(random.nextInt(ASKING.size()));
  }

  @Property(tries = 200)
  void anyTextIsAnsweredOrRefused(
      @ForAll @StringLength(max = 40) String text, @ForAll @StringLength(max = 20) String before) {
    Indexed forum = Indexed.forum(Vectors.OFF);
    var last = Optional.of(new Question.Turn(before, Optional.empty()));
    forum.serve(
        generation -> {
          var answerer = new Answerer(new AnswerSettings(0, 20));
          if (answerer.answer(generation, new Question(text, last)) instanceof Answer.Found found) {
            Contract.holds(generation, text, found);
          }
          return true;
        });
  }
}
