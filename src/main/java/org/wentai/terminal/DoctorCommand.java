package org.wentai.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.wentai.settings.SettingsException;
import org.wentai.terminal.Finding.Level;
import org.wentai.terminal.Surroundings.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wentai doctor}: checks what can be wrong, and says how to mend it. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
  private final Wentai root;

  @Mixin private KnowledgeOption knowledgeOption = new KnowledgeOption();

  DoctorCommand(Wentai root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    PrintStream out = root.surroundings().out();
    Session session;
    try {
      session = root.session();
    } catch (SettingsException e) {
      Ink plain = Ink.PLAIN;
      print(out, plain, new Finding("configuration", Level.FAIL, Errors.message(e)));
      return ExitStatus.FAILED;
    }
    Ink ink = session.ink(Stream.OUT);
    print(out, ink, configuration(session));
    Checkup checkup = new Checkup(session, knowledgeOption.folder());
    boolean failed = false;
    for (Finding finding : checkup.findings()) {
      print(out, ink, finding);
      failed |= finding.level() == Level.FAIL;
    }
    return failed ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private Finding configuration(Session session) {
    String file =
        root.config()
            .map(Object::toString)
            .orElseGet(
                () -> session.surroundings().home().resolve("config/wentai.yaml").toString());
    List<String> set =
        session.surroundings().environment().keySet().stream()
            .filter(name -> name.startsWith("WENTAI_"))
            .sorted()
            .toList();
    String also = set.isEmpty() ? "" : ", " + String.join(", ", set);
    return new Finding("configuration", Level.OK, file + also);
  }

  private static void print(PrintStream out, Ink ink, Finding finding) {
    String level =
        switch (finding.level()) {
          case OK -> ink.good("ok  ");
          case WARN -> ink.warned("warn");
          case FAIL -> ink.bad("fail");
        };
    out.println(level + "  " + finding.what() + ": " + Clean.of(finding.says()));
  }
}
