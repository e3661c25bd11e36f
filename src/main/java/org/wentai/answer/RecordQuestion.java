package org.wentai.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.forum.RecordField;
import org.wentai.forum.Span;

/**
 * A question about a thread's or a post's record: how often it was viewed, who rated it, when it
 * was posted.
 *
 * @param field the value asked for
 * @param span the asking words in the folded question
 */
record RecordQuestion(RecordField field, Span span) {
  /** How many points were given. */
  private static final String AMOUNT = "(?:\\d+|[一二两三四五六七八九十几]{1,3}|多少)?[点个枚]?";

  /** A question is about a thread, and not about what it says, when it names one. */
  private static final Pattern POST =
      compiled(
          "帖|(?<![补津张粘体])贴|层楼|那楼|作者|(?:这|那)篇|给.{1,10}(?:加分|打分|评分|加了?AMOUNT(?:分|铜钱|金钱|金币|威望|银币|积分)|送了?AMOUNT(?:铜钱|金钱|金币|威望|银币))|主题|[这那该本]串|网名|昵称|用户名|(?:发|贴|转|搬)到(?:论坛|网上)|楼主|层主|发言|\\d楼|[一二三四五六七八九十]楼|沙发|板凳|地板|(?:这|那|该|本|此)(?:篇|条|个)?(?:文章|文|消息|新闻|回复|评论|通知|公告|攻略|贴)|回复|回帖|网友|\\b(?:thread|post|posted|topic|article|replies|reply|op)\\b");

  private static final Map<RecordField, Pattern> ASKING = new LinkedHashMap<>();

  static {
    ask(
        RecordField.RATING,
        "评分|打分|评了分|(?<=[给为].{1,16})(?:加|送)(?:了|过)?AMOUNT(?:分|铜钱|金钱|金币|威望|银币|积分|贡献|魅力|人气|鲜花|经验)|(?:加|减|扣)(?:了|过)?AMOUNT分|被[打评加](?:了|过)?(?:几|多少)分|(?:加|给|送|扣)(?:了|过)?(?:楼主)?AMOUNT(?:威望|银币|金币|积分)|\\brat(?:ed|ing|ings)\\b");
    ask(
        RecordField.VIEWS,
        "(?:多少|几)(?:个)?(?:人|次).{0,3}(?:看过|浏览|查看|点击|阅读|围观|瞧过|看了)|(?:浏览|查看|点击|阅读)(?:量|数|次数|了多少|多少|过多少)|(?:被)?(?:看|浏览|查看|点击|阅读)(?:了|过)?(?:多少|几)(?:次|遍|回|人)|(?:多少|几)(?:个|次|人)?(?:浏览|点击|阅读|查看|围观)|(?:多少|几)(?:个|位)?人(?:点进[来去]|点开|进来)|人气(?:多少|怎么样|高)|访问量|\\bviews?\\b|how many (?:people|times).{0,12}(?:viewed|read|seen)|\\bviewed\\b");
    ask(
        RecordField.REPLIES,
        "(?:多少|几)(?:个|条|人|次|层|位|名)?(?:人|网友|坛友)?(?:的)?(?:回复|回帖|跟帖|评论|留言|回了|跟了|回(?![来去到本收头])|跟(?=$|[?。]))|(?:回复|回帖|跟帖|评论)(?:数|量)(?!字)|(?:回复|回帖|跟帖|评论)(?:了)?(?:有)?(?:多少|几)|how many (?:replies|people replied|comments)|number of replies");
    ask(
        RecordField.CLIENT,
        "(?:手机|电脑|移动端|客户端)(?:版|端|客户端)?(?:上)?(?:发|回|写|登|打)|用(?:的)?(?:什么|啥)(?:设备|客户端|终端|手机|东西)|是(?:不是)?(?:用)?手机|(?:from|on|by|using|via) (?:a |his |her |the )?(?:phone|mobile)");
    ask(
        RecordField.POSTED_AT,
        "(?:什么时候|何时|几号|几点|哪天|哪一天|哪年|哪个月|啥时候|什么时间|多会儿|啥时间|几月几[日号]).{0,6}(?:发的?帖|发(?:表|布|的|出|到|上)|挂出|上传|回的|回复|回帖|贴|说的|开的|写的|更新)|(?:发|发帖|发表|发布|回复)(?:于|在)(?:什么时候|何时|几号|几点|哪天|哪一天|哪年|几月)|(?:发帖|发表|回复|回帖|发布|发文)(?:的)?(?:时间|日期)|(?:发|回)(?:的)?(?:帖|贴|复).{0,3}(?:是)?(?:什么时候|哪天|几号|几点|啥时候|何时)|when (?:was|did)(?=.{0,60}\\b(?:post|posted|reply|written|publish(?:ed)?)\\b)");
    ask(
        RecordField.ORIGIN,
        "(?<=[发写贴开][^,。?]{1,24})人(?:是|住)?在哪|(?:从|在|自|打)(?:哪里|哪儿|哪|什么地方|何处|啥地方|哪个(?:城市|地方|省)).{0,4}(?:发|回|上网|登)|(?<!来源|出处|原文|转载|源头)(?:来自|是)(?:哪里|哪儿|哪个(?:城市|地方|省)|什么地方|何处|哪(?=的|人))(?:的|人)?|(?:作者|楼主|层主|发帖人)(?:人)?在哪|哪里人|哪儿人|哪的人|(?:发帖)?ip|属地|发帖地|where (?:is|was|did|does)(?=.{0,60}\\b(?:from|post|posted)\\b)");
    ask(RecordField.GROUP, "用户组|头衔|级别|会员组|(?:什么|啥|论坛)等级|等级是");
    ask(
        RecordField.AUTHOR,
        "(?:网名|昵称|用户名)(?:是|叫)?(?:什么|啥|哪)?|(?<=[发写贴开转][^,。?]{1,24}的)(?:那个|那位)?(?:人|网友|坛友|朋友)(?:叫|是)(?:什么|啥|谁|哪位)|(?:谁|哪位|哪个(?:网友|人|用户)|什么人|啥人)(?:发的|[发贴转搬](?:到|在|上|来)|贴的|转(?:发)?的|发表的?|写的|发帖|发布的?|开的|回的|回复的)|楼主(?:是谁|是哪位|叫(?:什么|啥)|的?(?:用户名|昵称|id|网名)|的名字)|(?:作者|发帖人|发帖者|层主)(?:是谁|是哪位|叫什么|是)?|(?:楼|沙发|板凳|地板)(?:的)?(?:网友|那位)?是(?:谁|哪位)|who (?:posted|wrote|started|is the (?:author|op))");
    ask(RecordField.BOARD, "(?:哪个|什么|啥)(?:版块|板块|版面|分区|栏目|版|板)(?:块)?|which (?:board|section|forum)");
    ask(RecordField.TITLE, "(?:标题|题目)(?:是|叫|写)|(?:title|subject) of (?:the|this) (?:thread|post)");
    ask(RecordField.ADDRESS, "(?:帖子|贴子|原帖|主题|原文)(?:的)?(?:链接|网址|地址|url)");
    ask(
        RecordField.ATTACHMENT,
        "(?:多少|几)(?:张|个|幅)?(?:图|照片|图片|附件)|(?:有|带|发)(?:没有|了)?(?:图片|附件|照片|配图)|附件(?:是|有|叫)");
  }

  private static void ask(RecordField field, String regex) {
    ASKING.put(field, compiled(regex));
  }

  private static Pattern compiled(String regex) {
    return Pattern.compile(regex.replace("AMOUNT", AMOUNT));
  }

  /** The value that {@code folded} asks for, if it is about a post's record. */
  static Optional<RecordQuestion> in(String folded) {
    if (!POST.matcher(folded).find()) {
      return Optional.empty();
    }
    for (Map.Entry<RecordField, Pattern> asking : ASKING.entrySet()) {
      Matcher matcher = asking.getValue().matcher(folded);
      if (matcher.find()) {
        return Optional.of(
            new RecordQuestion(asking.getKey(), new Span(matcher.start(), matcher.end())));
      }
    }
    return Optional.empty();
  }
}
