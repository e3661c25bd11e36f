package org.wentai.source;

import java.util.regex.Pattern;

/** What the lines of a copied page are that nobody wrote as a post. */
final class PageMarks {
  private static final Pattern ORIGIN = Pattern.compile("(?:发帖IP|IP属地)[:\\uff1a]?.*");
  private static final Pattern RANK = Pattern.compile("(?:Rank:\\s*\\d+\\s*)+");
  private static final Pattern NUMBER = Pattern.compile("[\\d.,]+\\s?[万亿kK]?\\+?");
  private static final Pattern LABEL = Pattern.compile("\\p{L}{1,6}");

  private static final Pattern STATISTIC =
      Pattern.compile(
          "(?:UID|积分|主题|帖子|回帖|精华|威望|金钱|金币|贡献|好友|听众数?|收听数?|阅读权限|注册时间|最后登录"
              + "|在线时间|签到天数|连续签到|性别|最后活动)\\s*[:\\uff1a]?\\s*[-\\d.,:万 天小时级男女保密]*");

  private static final Pattern BUTTONS =
      Pattern.compile("发消息|加好友|收听TA|当前(?:离线|在线)|电梯直达|跳转到指定楼层|串个门|打招呼|发短消息" + "|该用户从未签到|只看该作者|倒序浏览");

  private static final String ACTION = "(?:回复|支持|反对|使用道具|举报|收藏|分享|淘帖|评分|点评|编辑|引用|返回顶部|顶|踩)";
  private static final Pattern BAR =
      Pattern.compile("举报|使用道具|" + ACTION + "\\s?\\d*(?:\\s+" + ACTION + "\\s?\\d*)+");

  private static final Pattern FOOTER =
      Pattern.compile(
          "您需要登录后才可以回帖.*|本版积分规则.*|高级模式|发表回复|返回列表|快速回复.*|回帖后跳转到最后一页"
              + "|Powered by .*Discuz.*|GMT[+-]\\d.*|Archiver\\s*\\|.*|小黑屋\\s*\\|.*"
              + "|(?:\\d+\\s+){1,12}(?:\\.\\.\\. ?\\d+\\s*)?(?:/ \\d+ 页\\s*)?下一页.*"
              + "|上一主题\\s*下一主题.*|下一页\\s*»?");

  private static final Pattern NOTICE =
      Pattern.compile(
          "(?:提示[:\\uff1a]\\s*)?(?:该帖被管理员或版主屏蔽|作者被禁止或删除\\s*内容自动屏蔽).*"
              + "|.{0,20}[,\\uff0c]?如果您要查看本帖隐藏内容请回复.*|本主题由 .{1,20} 于 .{5,20} .{2,10}"
              + "|复制代码|下载附件|保存到相册|下载附件\\s+保存到相册|点击文件名下载附件|.{5,20} 上传");

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.\\-~·]{1,20}");

  private PageMarks() {}

  static boolean isOrigin(String line) {
    return ORIGIN.matcher(line).matches();
  }

  static boolean isNumber(String line) {
    return NUMBER.matcher(line).matches();
  }

  /** What a column of statistics may be called; forums name their own credits. */
  static boolean isLabel(String line) {
    return LABEL.matcher(line).matches();
  }

  /** A line that only the column beside a post has. */
  static boolean isSide(String line) {
    return isOrigin(line)
        || RANK.matcher(line).matches()
        || STATISTIC.matcher(line).matches()
        || BUTTONS.matcher(line).matches()
        || PostHeader.floor(line).isPresent();
  }

  /** A statistic with its label, or the label of one. */
  static boolean isStatistic(String line) {
    return STATISTIC.matcher(line).matches();
  }

  static boolean isRank(String line) {
    return RANK.matcher(line).matches();
  }

  /** The buttons under a post. */
  static boolean isBar(String line) {
    return BAR.matcher(line).matches();
  }

  /** A word that is a button when it stands over buttons. */
  static boolean isReplyButton(String line) {
    return line.equals("回复");
  }

  /** A line of what stands under the last post of a page. */
  static boolean isFooter(String line) {
    return FOOTER.matcher(line).matches();
  }

  /** A line that the forum puts into a post. */
  static boolean isNotice(String line) {
    return NOTICE.matcher(line).matches();
  }

  /** Whether a line can be a user's name; Discuz allows 15 bytes, others a little more. */
  static boolean isName(String line) {
    return NAME.matcher(line).matches() && !isNumber(line) && !line.equals("查看全部评分");
  }
}
