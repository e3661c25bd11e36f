package org.wentai.telegram.standin;

/** What posts of a soak are about, so that it is known beforehand which wanted words they hold. */
enum ForumTopic {
  PARKING("今天停车又排了半小时的队", "想租一个地下车位，价钱好商量", "车位让别人占了，怎么办"),
  CHARGING("小区里电动车充电的地方太少了", "听说电动车充电要涨价"),
  LIFT("电梯今天早上又不动了", "晚上坐电梯总有怪味"),
  /** Holds what is wanted, and what is not wanted with it. */
  LIFT_REPAIR("电梯维修要到下周才完", "电梯又在维修，走楼梯吧"),
  OTHER("快递柜满了，要等明天", "幼儿园九月开学", "楼道灯坏了两天", "周末有人打羽毛球吗", "小广场的树该浇水了");

  private final String[] sentences;

  ForumTopic(String... sentences) {
    this.sentences = sentences;
  }

  /** A sentence about it; {@code number} says which, and stands in it. */
  String sentence(int number) {
    return "第" + number + "号：" + sentences[Math.floorMod(number, sentences.length)] + "。";
  }

  /** What nothing but the post of this number says. */
  static String mark(int number) {
    return "第" + number + "号";
  }
}
