package org.wentai.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wentai.forum.Post;
import org.wentai.forum.Span;

/** Answers with a whole list, where a question asks for one and the best sentence is of one. */
final class Listing {
  /** Words that ask for a list, or for what is told step by step. */
  private static final Pattern ASKED =
      Pattern.compile("哪[些几]|哪(?:两|三|四|五|六)[个项种条点步]|步骤|流程|手续|几步|几点要求|分别|有啥|都有什么|包括什么");

  private Listing() {}

  /** The items in the post's order, with as many citations as hold them; none without a list. */
  static Optional<Selection> of(Understood question, List<Ranker.Ranked> ranked) {
    Ranker.Ranked best = ranked.getFirst();
    Post post = best.candidate().hit().post();
    boolean asked =
        question.type() == QuestionType.LIST
            || question.type() == QuestionType.MANNER
            || ASKED.matcher(question.folded()).find();
    List<Span> items = asked ? Enumeration.around(post, best.candidate().span()) : List.<Span>of();
    if (items.isEmpty() || items.stream().anyMatch(i -> i.length() > Evidence.LONGEST)) {
      return Optional.empty();
    }
    List<Span> quoted = quoted(items);
    List<Selection.Quote> quotes =
        quoted.stream().map(span -> new Selection.Quote(best, span)).toList();
    int end = quoted.getLast().end();
    List<String> lines =
        items.stream().filter(i -> i.end() <= end).map(i -> i.of(post.text())).toList();
    return Optional.of(new Selection(lines, quotes, Selection.ofBest(question, ranked).more()));
  }

  /** The items in stretches that may be cited, as many as may be. */
  private static List<Span> quoted(List<Span> items) {
    var quoted = new ArrayList<Span>();
    for (Span item : items) {
      Span last = quoted.isEmpty() ? item : quoted.getLast();
      Span both = new Span(last.start(), item.end());
      if (!quoted.isEmpty() && both.length() <= Evidence.LONGEST) {
        quoted.set(quoted.size() - 1, both);
      } else if (quoted.size() < Selection.MOST) {
        quoted.add(item);
      } else {
        break;
      }
    }
    return quoted;
  }
}
