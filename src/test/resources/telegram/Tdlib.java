import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Telegram's own parser, offline: hands each line of its input to td_execute of the library that
 * its argument names, and prints what that says. Started from source by a process of its own, since
 * java.lang.foreign is newer than what the project is compiled for.
 */
class Tdlib {
  private static final long LONGEST = 1 << 24;

  public static void main(String[] args) throws Throwable {
    SymbolLookup library = SymbolLookup.libraryLookup(Path.of(args[0]), Arena.global());
    MethodHandle execute =
        Linker.nativeLinker()
            .downcallHandle(
                library.find("td_execute").orElseThrow(),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
    String quiet = "{\"@type\":\"setLogVerbosityLevel\",\"new_verbosity_level\":0}";
    answer(execute, quiet);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(answer(execute, line));
    }
  }

  private static String answer(MethodHandle execute, String request) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment answer = (MemorySegment) execute.invokeExact(arena.allocateFrom(request));
      return answer.reinterpret(LONGEST).getString(0);
    }
  }
}
