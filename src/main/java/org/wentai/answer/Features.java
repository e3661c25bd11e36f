package org.wentai.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.wentai.forum.Span;
import org.wentai.text.Asking;
import org.wentai.text.Token;
import org.wentai.text.Tokens;

/**
 * What a sentence shows of being the answer, as numbers for {@link Ranker}. Each feature has a
 * name, and the fitted weights are kept by it.
 */
final class Features {
  private static final List<String> NAMES = names();
  private static final Pattern SAYS_NOTHING = Pattern.compile("[^\\p{IsHan}\\w]|[的了呢吗啊]");
  private static final Pattern NOWHERE = Pattern.compile("(?!)");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]{1,12})\"");

  private final Understood question;
  private final List<String> numbers;
  private final List<String> latin;
  private final Pattern slot;
  private final List<String> quoted;
  private final long left;
  private final long right;
  private double bestSingles;
  private double bestPairs;
  private double bestCosine;
  private double bestHit;

  Features(Understood question, List<Candidate> candidates) {
    this.question = question;
    this.numbers =
        Tokens.of(question.folded()).stream().filter(Token::isNumber).map(Token::text).toList();
    this.latin =
        Tokens.of(question.folded()).stream()
            .filter(t -> !t.han() && !t.isNumber())
            .map(Token::text)
            .toList();
    this.slot = slot(question);
    this.quoted = QUOTED.matcher(question.folded()).results().map(m -> m.group(1)).toList();
    this.left = question.terms().within(question.leftOfAsked());
    this.right = question.terms().within(question.rightOfAsked());
    for (Candidate c : candidates) {
      bestSingles = Math.max(bestSingles, question.terms().singles(c.terms()));
      bestPairs = Math.max(bestPairs, question.terms().pairs(c.terms()));
      bestCosine = Math.max(bestCosine, c.cosine());
      bestHit = Math.max(bestHit, c.hit().score());
    }
  }

  static List<String> names() {
    var names =
        new ArrayList<>(
            List.of(
                "singles",
                "pairs",
                "singlesAround",
                "pairsAround",
                "singlesBefore",
                "pairsBefore",
                "pairsAfter",
                "singlesOfBest",
                "pairsOfBest",
                "run",
                "runShare",
                "cosine",
                "cosineOfBest",
                "left",
                "right",
                "leftRun",
                "rightRun",
                "kind",
                "kindPairs",
                "kindNear",
                "numbers",
                "latin",
                "slot",
                "novel",
                "short",
                "length",
                "asks",
                "first",
                "second",
                "hit",
                "passagePairs",
                "quoted",
                "quotedDefined",
                "heading",
                "counted"));
    for (AnswerKind kind : AnswerKind.values()) {
      names.add("is" + kind);
    }
    return List.copyOf(names);
  }

  /**
   * The weights before any fitting. The texts to fit on are encyclopedic: what they hardly show,
   * such as replies that ask back, keeps these.
   */
  static double[] prior() {
    return NAMES.stream()
        .mapToDouble(
            name ->
                switch (name) {
                  case "cosine" -> 7.5;
                  case "pairs" -> 4.5;
                  case "singles", "leftRun" -> 3;
                  case "kind",
                      "kindNear",
                      "hit",
                      "left",
                      "right",
                      "rightRun",
                      "run",
                      "quoted",
                      "quotedDefined" ->
                      1.5;
                  case "asks" -> -3;
                  case "short", "heading" -> -1.5;
                  case "isDATE", "isCLOCK", "isSOURCE", "isMONEY", "isPERCENT" -> 1.5;
                  case "isPHONE" -> 2;
                  default -> 0;
                })
        .toArray();
  }

  /** The features of {@code c}, in the order of {@link #names()}. */
  double[] of(Candidate c) {
    Terms terms = question.terms();
    double singles = terms.singles(c.terms());
    double pairs = terms.pairs(c.terms());
    List<Span> kinds = question.kind().in(c.folded());
    double kind = kinds.isEmpty() ? 0 : 1;
    int run = longestRun(question.folded(), c.folded());
    int fresh = fresh(c.folded());
    double[] f = new double[NAMES.size()];
    int i = 0;
    f[i++] = singles;
    f[i++] = pairs;
    f[i++] = terms.singles(c.terms() | c.around());
    f[i++] = terms.pairs(c.terms() | c.around());
    f[i++] = terms.singles(c.terms() | c.before()) - singles;
    f[i++] = terms.pairs(c.terms() | c.before()) - pairs;
    f[i++] = terms.pairs(c.terms() | c.after()) - pairs;
    f[i++] = bestSingles == 0 ? 0 : singles / bestSingles;
    f[i++] = bestPairs == 0 ? 0 : pairs / bestPairs;
    f[i++] = Math.min(run, 10) / 10.0;
    f[i++] = (double) run / Math.max(1, question.folded().length());
    f[i++] = c.cosine();
    f[i++] = c.cosine() - bestCosine;
    f[i++] = terms.share(c.terms(), left);
    f[i++] = terms.share(c.terms(), right);
    f[i++] = runAt(c.folded(), question.asked().start(), -1) / 4.0;
    f[i++] = runAt(c.folded(), question.asked().end(), 1) / 4.0;
    f[i++] = kind;
    f[i++] = kind * pairs;
    f[i++] = near(question, c, kinds);
    f[i++] = found(numbers, c.folded());
    f[i++] = found(latin, c.folded());
    f[i++] = slot.matcher(c.folded()).find() ? 1 : 0;
    f[i++] = Math.log1p(fresh) / 5;
    f[i++] = fresh < 4 ? 1 : 0;
    f[i++] = Math.log1p(c.folded().length()) / 5;
    f[i++] = asks(c.folded()) ? 1 : 0;
    f[i++] = c.place() == 0 ? 1 : 0;
    f[i++] = c.place() == 1 ? 1 : 0;
    f[i++] = bestHit == 0 ? 0 : c.hit().score() / bestHit;
    f[i++] = terms.pairs(c.passage());
    f[i++] = quotedFound(c.folded(), "");
    f[i++] = quotedFound(c.folded(), "[^,。;]{0,4}(?:指|即|是|为|包括|:)");
    f[i++] = heading(c) ? 1 : 0;
    f[i++] = question.measure().map(m -> m.isIn(c.folded()) ? 1.0 : -1.0).orElse(0.0);
    f[i + question.kind().ordinal()] = kind;
    return f;
  }

  /** Characters of the sentence that the question does not have: an answer says something new. */
  private int fresh(String folded) {
    int fresh = 0;
    for (int i = 0; i < folded.length(); i++) {
      char ch = folded.charAt(i);
      if (Character.isLetterOrDigit(ch) && question.folded().indexOf(ch) < 0) {
        fresh++;
      }
    }
    return fresh;
  }

  /** From -1, none of {@code words} stands in the sentence, to 1, all do; 0 when there are none. */
  private static double found(List<String> words, String folded) {
    if (words.isEmpty()) {
      return 0;
    }
    long found = words.stream().filter(folded::contains).count();
    return 2.0 * found / words.size() - 1;
  }

  /**
   * What stands before and behind the asking phrase, with something else between: Chinese asks
   * where the answer stands, so 在哪里签署 finds 在济南签署.
   */
  static Pattern slot(Understood question) {
    String folded = question.folded();
    Span asked = question.asked();
    int start = asked.start();
    if (!asked.isEmpty() && "在到去上是".indexOf(folded.charAt(start)) >= 0 && asked.length() > 1) {
      start++;
    }
    int end = Math.min(folded.length(), asked.end() + 2);
    String behind = SAYS_NOTHING.matcher(folded.substring(asked.end(), end)).replaceAll("");
    if (asked.isEmpty() || start == 0 || behind.isEmpty()) {
      return NOWHERE;
    }
    String before = folded.substring(start - 1, start);
    return Pattern.compile(Pattern.quote(before) + "[^。;!?]{1,16}?" + Pattern.quote(behind));
  }

  private double quotedFound(String folded, String behind) {
    return quoted.stream()
            .anyMatch(
                q ->
                    Pattern.compile("\"" + Pattern.quote(q) + "\"" + behind).matcher(folded).find())
        ? 1
        : 0;
  }

  /** Whether a sentence is of the heading of its section. */
  static boolean heading(Candidate c) {
    return c.hit()
        .post()
        .sectionAt(c.span().start())
        .map(s -> s.title().contains(c.span().of(c.hit().post().text())))
        .orElse(false);
  }

  /**
   * How near a word that can answer stands to a word that the question has beside its asking
   * phrase.
   */
  private static double near(Understood question, Candidate c, List<Span> kinds) {
    int best = Integer.MAX_VALUE;
    for (Terms.Term term : question.terms().list()) {
      boolean beside =
          term.span().overlaps(question.leftOfAsked())
              || term.span().overlaps(question.rightOfAsked());
      for (int at = c.folded().indexOf(term.text());
          beside && at >= 0;
          at = c.folded().indexOf(term.text(), at + 1)) {
        for (Span kind : kinds) {
          best = Math.min(best, gap(kind, new Span(at, at + term.text().length())));
        }
      }
    }
    return best == Integer.MAX_VALUE ? 0 : 1 / (1 + best / 4.0);
  }

  static double near(Understood question, Candidate c) {
    return near(question, c, question.kind().in(c.folded()));
  }

  /** Whether a sentence asks, and so cannot tell. */
  static boolean asks(String folded) {
    return Asking.asks(folded);
  }

  private static int gap(Span a, Span b) {
    return Math.max(0, Math.max(a.start() - b.end(), b.start() - a.end()));
  }

  /** How many characters beside the asking phrase, up to 4, stand together in the sentence. */
  private int runAt(String folded, int at, int step) {
    String whole = question.folded();
    if (question.asked().isEmpty()) {
      return 0;
    }
    int length = 0;
    while (length < 4) {
      int next = length + 1;
      int from = step > 0 ? at : at - next;
      if (from < 0
          || from + next > whole.length()
          || !folded.contains(whole.substring(from, from + next))) {
        break;
      }
      length = next;
    }
    return length;
  }

  /** The length of the longest run of units that both texts have. */
  static int longestRun(String a, String b) {
    int best = 0;
    int[] row = new int[b.length() + 1];
    for (int i = 0; i < a.length(); i++) {
      char ca = a.charAt(i);
      for (int j = b.length(); j > 0; j--) {
        row[j] = b.charAt(j - 1) == ca ? row[j - 1] + 1 : 0;
        best = Math.max(best, row[j]);
      }
    }
    return best;
  }
}
