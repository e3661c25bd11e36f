package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Made-up facts that a bot can be asked about: what is where, and what it costs. */
final class Facts {
  private static final String[] PLACES = {
    "东湖", "西山", "南关", "北桥", "青石", "白塔", "红旗", "金沙", "银杏", "柳林", "梅园", "竹溪", "松岭", "桃源", "荷塘", "枫桥",
    "鹤泉", "龙潭", "凤台", "马坊"
  };
  private static final String[] THINGS = {
    "停车场", "游泳馆", "图书馆", "体育场", "博物馆", "菜市场", "电影院", "溜冰场", "植物园", "科技馆"
  };

  private Facts() {}

  /** Writes all facts into {@code knowledge}, a thread each. */
  static void write(Path knowledge) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      ObjectNode thread = JsonNodeFactory.instance.objectNode().put("id", "fact-" + i);
      thread.put("title", subject(i) + "收费标准");
      String text = "%s每小时收费%d元，早上%d点开门，电话%d。";
      thread.put("text", text.formatted(subject(i), price(i), 6 + i % 4, 6_100_000 + 37 * i));
      lines.add(thread.toString());
    }
    Files.write(knowledge.resolve("facts.jsonl"), lines);
  }

  static int count() {
    return PLACES.length * THINGS.length;
  }

  /** A question about fact {@code i}. */
  static String question(int i) {
    return subject(i % count()) + "每小时收费多少？";
  }

  /** What the right answer holds. */
  static String answer(int i) {
    return price(i % count()) + "元";
  }

  private static String subject(int i) {
    return PLACES[i % PLACES.length] + THINGS[i / PLACES.length];
  }

  private static int price(int i) {
    return 2 + i % 17;
  }
}
