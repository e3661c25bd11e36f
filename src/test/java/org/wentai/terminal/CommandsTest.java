package org.wentai.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.Store;
import org.wentai.terminal.Program.End;

class CommandsTest {
  @TempDir private Path home;
  private Program program;

  @BeforeEach
  void setUp() {
    program = new Program(home);
  }

  @Test
  void answersWithTheFloorAndItsLink() {
    End end = program.run("ask", "老街停车场什么时候开放？");
    assertThat(end.status()).isEqualTo(ExitStatus.DONE);
    assertThat(end.out()).contains("3月12日", "老街停车场开放通知", "楼主", "街道办", "pid=5001");
  }

  @Test
  void aWordsOnlyQuestionNobodyAnsweredEndsWithThree() {
    End end = program.run("ask", "火星基地的温度是多少？");
    assertThat(end.status()).isEqualTo(ExitStatus.NOT_FOUND);
    assertThat(end.out()).contains("没有找到");
  }

  @Test
  void aFreshIndexIsNotBuiltAgain() {
    assertThat(program.run("ask", "图书馆新馆在哪里？").err()).contains("正在建立");
    assertThat(program.run("ask", "图书馆新馆在哪里？").err()).isEmpty();
  }

  @Test
  void aChangedFolderIsReadAgainBeforeTheAnswer() {
    program.run("ask", "图书馆新馆在哪里？");
    program.write("knowledge/more.md", "---\ntitle: 游泳馆\n---\n市游泳馆的馆长是赵明轩。\n");
    End end = program.run("ask", "市游泳馆的馆长是谁？");
    assertThat(end.err()).contains("有变化");
    assertThat(end.out()).contains("赵明轩");
  }

  @Test
  void anotherFolderLeavesTheUsualIndexAlone() {
    program.run("ask", "图书馆新馆在哪里？");
    program.write("other/pool.md", "---\ntitle: 游泳馆\n---\n市游泳馆的馆长是赵明轩。\n");
    assertThat(program.run("ask", "--knowledge", "other", "市游泳馆的馆长是谁？").out()).contains("赵明轩");
    assertThat(program.run("ask", "图书馆新馆在哪里？").err()).isEmpty();
  }

  @Test
  void theQuestionMayBePipedIn() {
    assertThat(program.runWith("图书馆新馆在哪里？\n", "ask").out()).contains("人民路18号");
    assertThat(program.runWith("图书馆新馆在哪里？\n", "ask", "-").out()).contains("人民路18号");
  }

  @Test
  void aQuestionFileIsAnsweredInOrderAndItsBadLineNamed() {
    program.write(
        "questions.jsonl",
        """
        {"id":"a","question":"图书馆新馆在哪里？"}
        {"id":2,"question":
        {"id":3,"question":"火星基地的温度是多少？"}
        """);
    End end = program.run("ask", "--json", "--questions", "questions.jsonl");
    assertThat(end.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(end.err()).contains("line 2");
    assertThat(end.out().lines()).hasSize(2);
    assertThat(end.out().lines().toList().get(0)).startsWith("{\"id\":\"a\",");
    assertThat(end.out().lines().toList().get(1)).startsWith("{\"id\":3,");
  }

  @Test
  void aQuestionFileEndsWithZeroThoughSomeHaveNoAnswer() {
    program.write("questions.jsonl", "{\"question\":\"火星基地的温度是多少？\"}\n");
    assertThat(program.run("ask", "--json", "--questions", "questions.jsonl").status())
        .isEqualTo(ExitStatus.DONE);
  }

  @Test
  void wrongUsageEndsWithTwoAndOneSentence() {
    for (String[] args :
        new String[][] {
          {"aks"},
          {"ask"},
          {"ask", "--passages", "3", "q"},
          {"ask", "--json", "--passages", "0", "q"},
          {"eval"},
          {"ask", "--lang", "fr", "q"},
          {"show"},
          {"bench"}
        }) {
      End end = program.run(args);
      assertThat(end.status()).as(String.join(" ", args)).isEqualTo(ExitStatus.USAGE);
      assertThat(end.err().lines()).as(String.join(" ", args)).hasSize(1);
      assertThat(end.out()).isEmpty();
    }
  }

  @Test
  void failuresEndWithOneAndOneSentenceWithoutAStackTrace() {
    for (String[] args :
        new String[][] {
          {"ask", "--knowledge", "nowhere", "q"},
          {"ask", "--config", "nowhere.yaml", "q"},
          {"ask", "--json", "--questions", "nowhere.jsonl"},
          {"show", "no-such-thread"},
        }) {
      program.run("index");
      End end = program.run(args);
      assertThat(end.status()).as(String.join(" ", args)).isEqualTo(ExitStatus.FAILED);
      assertThat(end.err().lines()).as(String.join(" ", args)).hasSize(1);
    }
  }

  @Test
  void verboseShowsWhere() {
    End end = program.run("ask", "--verbose", "--knowledge", "nowhere", "q");
    assertThat(end.err()).contains("\tat org.wentai.");
  }

  @Test
  void aFolderWithoutThreadsSaysWhatToPutIn() {
    program.write("empty/readme.txt", "");
    End end = program.run("index", "--knowledge", "empty");
    assertThat(end.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(end.err()).contains("knowledge/README.md");
  }

  @Test
  void strictFailsOnABadFileAndIndexesTheRest() {
    program.write("knowledge/bad.jsonl", "{\"id\":\"1\",\n");
    End lenient = program.run("index");
    assertThat(lenient.status()).isEqualTo(ExitStatus.DONE);
    assertThat(lenient.err()).contains("bad.jsonl line 1");
    assertThat(program.run("index", "--strict").status()).isEqualTo(ExitStatus.FAILED);
    assertThat(program.run("ask", "图书馆新馆在哪里？").out()).contains("人民路18号");
  }

  @Test
  void showsAFloorAsIndexed() {
    End end = program.run("show", "901", "2");
    assertThat(end.status()).isEqualTo(ExitStatus.DONE);
    assertThat(end.out()).contains("沙发", "小周", "终于不用到处找车位了。");
  }

  @Test
  void aQuestionFileThatCannotBeReadIsNamedWithTheMend() {
    for (String file : List.of("none.jsonl", "knowledge")) {
      assertThat(program.run("eval", "--questions", file).err())
          .contains("the question file " + file + " cannot be read", "JSON Lines");
      assertThat(program.run("ask", "--questions", file).err()).contains(file, "JSON Lines");
    }
    program.write("cut.jsonl.gz", "no zip");
    assertThat(program.run("eval", "--questions", "cut.jsonl.gz").err()).contains("cut.jsonl.gz");
    program.write("bad.jsonl", "{\"question\":\"在哪里？\"}\n{}\n");
    assertThat(program.run("eval", "--questions", "bad.jsonl").err()).contains("bad.jsonl, line 2");
  }

  @Test
  void scoresAQuestionFile() {
    program.write(
        "gold.jsonl",
        """
        {"id":"1","type":"where","question":"图书馆新馆在哪里？","gold":[["人民路18号"]],"floor":1,"answerable":true}
        {"id":"2","type":"none","question":"火星基地的温度是多少？","gold":[],"floor":null,"answerable":false}
        {"id":"3","type":"when","question":"老街停车场什么时候开放？","gold":[["明年"]],"floor":1,"answerable":true,"positive":["901"]}
        """);
    End end = program.run("eval", "--questions", "gold.jsonl", "--json");
    assertThat(end.status()).isEqualTo(ExitStatus.DONE);
    assertThat(end.out())
        .contains("\"answerable\":{\"passed\":1,\"of\":2}")
        .contains("\"unanswerable\":{\"passed\":1,\"of\":1}")
        .contains("\"recall@1\":1.0")
        .contains("lacks 明年");
    assertThat(program.run("eval", "--questions", "gold.jsonl", "--verbose").out())
        .contains("1 of 2 (50.0 %)", "lacks 明年");
  }

  @Test
  void scoresWithAndWithoutVectorsBesideEachOtherAndWritesThePage() throws IOException {
    program.write(
        "gold.jsonl",
        """
        {"id":"1","type":"where","question":"图书馆新馆在哪里？","gold":[["解放路"]],"positive":["902"]}
        {"id":"2","type":"when","question":"老街停车场什么时候开放？","gold":[["3月12日"]]}
        """);
    String[] command = {
      "eval", "--questions", "gold.jsonl", "--by-words", "--html", "new/report.html", "--json"
    };
    assertThat(program.run(command).out())
        .contains("\"vectors\":false", "\"byWords\":{\"passed\":0.5,", "\"recall@20\":1.0");
    String page = Files.readString(home.resolve("new/report.html"));
    assertThat(page)
        .contains("<html lang=\"zh\">", "答错的，越有把握越靠前", "lacks 解放路", "人民路18号")
        .contains("as searched", "by words alone", "阈值 0.3", "覆盖率");
    assertThat(program.with("WENTAI_ANSWER_THRESHOLD", "0.999").run(command).status()).isZero();
    String refused = Files.readString(home.resolve("new/report.html"));
    assertThat(refused.substring(refused.indexOf("答对却因把握不足")))
        .contains("老街停车场什么时候开放？")
        .doesNotContain("图书馆新馆在哪里？");
  }

  @Test
  void aSingleFileOfPassagesIsKnowledgeToo() throws IOException {
    Path passages = home.resolve("passages.jsonl.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(passages))) {
      String line = "{\"id\":\"p1\",\"title\":\"游泳馆\",\"text\":\"市游泳馆的馆长是赵明轩。\"}\n";
      out.write(line.getBytes(StandardCharsets.UTF_8));
    }
    program.write(
        "gold.jsonl",
        "{\"id\":1,\"text\":\"市游泳馆的馆长是谁？\",\"answers\":[\"赵明轩\"],\"positive_passage_ids\":[\"p1\"]}\n");
    String[] command = {
      "eval", "--knowledge", "passages.jsonl.gz", "--questions", "gold.jsonl", "--without-evidence"
    };
    End end = program.run(command);
    assertThat(end.out())
        .contains(
            "all              1 of 1", "recall@1         1.0000", "search           words alone")
        .contains("answer's words   1.0000 in one sentence", "abstention       AUROC 1.0000");
    assertThat(program.run(command).err()).isEmpty();
  }

  @Test
  void votesPropose() {
    End end = program.run("calibrate");
    assertThat(end.status()).isEqualTo(ExitStatus.DONE);
    assertThat(end.out()).contains("answer.threshold", "还差 30 个");
    assertThat(program.run("calibrate", "--apply").status()).isEqualTo(ExitStatus.FAILED);
    assertThat(program.run("calibrate", "--undo").status()).isEqualTo(ExitStatus.FAILED);
    assertThat(program.run("calibrate", "--helpful", "100").err()).contains("from 1 to 99");
  }

  @Test
  void theDoctorFindsAWrongSetting() {
    End end = program.with("WENTAI_ANSWER_THRESHOLD", "2").run("doctor");
    assertThat(end.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(end.out()).contains("fail", "WENTAI_ANSWER_THRESHOLD", "from 0 to 1");
  }

  @Test
  void theDoctorIsContentWithAWorkingTree() {
    program.run("index");
    End end = program.run("doctor");
    assertThat(end.status()).isEqualTo(ExitStatus.DONE);
    assertThat(end.out()).doesNotContain("fail");
  }

  @Test
  void theDoctorFailsOnAMissingFolder() {
    End end = program.run("doctor", "--knowledge", "nowhere");
    assertThat(end.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(end.out()).contains("nowhere");
  }

  @Test
  void theChatTakesFollowUpsAndCommandsFromAPipe() {
    End end =
        program.runWith(
            "老街停车场什么时候开放？\n/floor 2\n\uFF0Flang en\n/sources\n/quit\nnever asked\n", "chat");
    assertThat(end.status()).isEqualTo(ExitStatus.DONE);
    assertThat(end.out())
        .contains("3月12日", "终于不用到处找车位了。", "now speaks English", "2 threads", "Goodbye")
        .doesNotContain("never asked");
  }

  @Test
  void withoutACommandItIsTheChat() {
    assertThat(program.runWith("/quit\n").out()).contains("再见");
  }

  @Test
  void aBackupIsRestored() {
    try (var store = Store.open(home.resolve("data/wentai.db"))) {
      store.run(work -> work.marks().put("a", "then"));
    }
    End end = program.run("backup", "b.db");
    assertThat(end.status()).isEqualTo(ExitStatus.DONE);
    assertThat(end.out()).contains("已备份到").contains("b.db").contains("0 个问题");
    assertThat(program.run("backup", "b.db").status()).isEqualTo(ExitStatus.FAILED);
    try (var store = Store.open(home.resolve("data/wentai.db"))) {
      store.run(work -> work.marks().put("a", "now"));
      End refused = program.run("restore", "b.db");
      assertThat(refused.status()).isEqualTo(ExitStatus.FAILED);
      assertThat(refused.err()).contains("in use").hasLineCount(1);
    }
    assertThat(program.run("restore", "b.db").out()).contains("已恢复", "wentai.db-before-");
    try (var store = Store.open(home.resolve("data/wentai.db"))) {
      assertThat(store.<Optional<String>>read(work -> work.marks().get("a"))).contains("then");
    }
  }

  @Test
  void aPostgresDatabaseIsLeftToItsOwnTools() {
    program.with("WENTAI_STORE_ADDRESS", "postgresql://me:geheim@db.example.org/w");
    End end = program.run("backup", "b.db");
    assertThat(end.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(end.err()).contains("pg_dump", "me@db.example.org").doesNotContain("geheim");
    assertThat(program.run("restore", "b.db").err()).contains("pg_restore");
  }

  @Test
  void everyCommandExplainsItself() {
    for (String command :
        new String[] {
          "chat",
          "ask",
          "index",
          "show",
          "eval",
          "calibrate",
          "doctor",
          "backup",
          "restore",
          "bench"
        }) {
      End end = program.run(command, "--help");
      assertThat(end.status()).isEqualTo(ExitStatus.DONE);
      assertThat(end.out()).contains("wentai " + command).containsPattern("\\p{IsHan}");
    }
  }

  @Test
  void manyNewSentencesServeByWordsAndIndexAddsTheirVectors() {
    program.with("WENTAI_INDEX_VECTORS", "auto");
    program.with("WENTAI_INDEX_VECTORS_LIMIT", "0");
    End ask = program.run("ask", "老街停车场什么时候开放？");
    assertThat(ask.out()).contains("3月12日");
    assertThat(ask.err()).contains("先按词检索", "wentai index");
    assertThat(program.run("index", "--no-wait").err()).contains("先按词检索");
    assertThat(program.run("doctor").out()).contains("没有向量");
    assertThat(program.run("index").err()).contains("向量已启用");
    assertThat(program.run("doctor").out()).doesNotContain("没有向量");
    assertThat(program.run("ask", "老街停车场什么时候开放？").out()).contains("3月12日");
  }
}
