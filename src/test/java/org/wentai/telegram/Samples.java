package org.wentai.telegram;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.wentai.chat.FloorName;
import org.wentai.chat.Language;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

/** Replies about a thread that the tests made up: a weekend market that moved. */
final class Samples {
  private static final URI POST =
      URI.create("https://bbs.example.com/forum.php?mod=redirect&goto=findpost&ptid=88&pid=901");
  static final ThreadHead MARKET = head("88", "周末集市改到南广场");

  private Samples() {}

  static ThreadHead head(String id, String title) {
    return new ThreadHead(
        id,
        title,
        Optional.of("城市生活"),
        Optional.of(URI.create("https://bbs.example.com/thread-" + id + "-1-1.html")),
        OptionalLong.empty(),
        OptionalInt.empty(),
        id + ".html");
  }

  /** A citation of floor {@code floor} with {@code found} in bold where it first stands. */
  static Quote quote(int n, int floor, String text, String found) {
    int at = text.indexOf(found);
    return new Quote(
        n,
        Optional.empty(),
        text,
        List.of(new Span(at, at + found.length())),
        "88",
        "周末集市改到南广场",
        floor,
        FloorName.of(floor, Language.ZH),
        Optional.of(floor == 1 ? "集市小编" : "老陈"),
        Optional.of("2024-05-01 10:0" + floor),
        floor == 1 ? Optional.empty() : Optional.of("已编辑 2024-05-02 08:30"),
        floor == 1 ? Optional.of("时间地点") : Optional.empty(),
        Optional.of(POST));
  }

  /** An answer with two citations. */
  static Reply.Answered answered() {
    return new Reply.Answered(
        Language.ZH,
        "周六上午九点，南广场。",
        List.of(
            quote(1, 1, "每周一次的集市从本周起换地方：周六上午九点，南广场。下雨顺延到周日，地点不变。", "周六上午九点，南广场"),
            quote(2, 3, "刚问过摊主，南广场东门进，九点开始摆，十二点收摊。", "九点开始摆")),
        List.of());
  }

  /** The admission that nothing tells, with threads that come near. */
  static Reply.NotAnswered notAnswered() {
    return new Reply.NotAnswered(
        Language.ZH,
        "帖子里没有找到能回答“集市能带狗吗”的内容。",
        List.of(MARKET, head("93", "南广场停车攻略")),
        Optional.empty(),
        List.of());
  }

  static Reply.Floor floor(int number, String text, boolean shortened) {
    return new Reply.Floor(
        number,
        FloorName.of(number, Language.ZH),
        Optional.of("老陈"),
        Optional.of("2024-05-01 10:05"),
        text,
        shortened,
        Optional.of(POST));
  }

  /** Floors {@code from} to {@code to} of {@code last}. */
  static Reply.Floors floors(int from, int to, int last) {
    return new Reply.Floors(
        Language.ZH,
        MARKET,
        IntStream.rangeClosed(from, to)
            .mapToObj(n -> floor(n, "第" + n + "楼说", n % 2 == 0))
            .toList(),
        last,
        Optional.of("用 /floor N 看其他楼。"));
  }

  /** All that buttons need: exchange 7, more passages from 2 on, both threads known. */
  static Rendering.Subject subject() {
    return new Rendering.Subject(
        OptionalLong.of(7),
        OptionalInt.of(2),
        Map.of("88", 1L, "93", 2L),
        Optional.of(OffsetDateTime.parse("2026-11-23T14:05:09+08:00")));
  }
}
