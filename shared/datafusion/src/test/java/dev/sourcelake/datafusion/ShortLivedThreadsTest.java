package dev.sourcelake.datafusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Threads of a JVM come and go, the first one that called the library too. Allocators that take
 * this for the process's first thread, or a thread for another by its address, crash; so the calls
 * are made by a process of their own.
 */
class ShortLivedThreadsTest {
  private static final int WAVES = 200;
  private static final int THREADS = 4;

  @Test
  void eachMayCallAndEnd() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-Dsourcelake.native=" + System.getProperty("sourcelake.native"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Calls.class.getName());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertEquals(true, process.waitFor(2, TimeUnit.MINUTES), "it has ended");
      assertEquals(0, process.exitValue(), "its exit code");
    } finally {
      process.destroyForcibly();
    }
  }

  /** The process. */
  static final class Calls {
    private Calls() {}

    public static void main(String[] arguments) throws Exception {
      for (int wave = 0; wave < WAVES; wave++) {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
          for (Future<?> call : threads.invokeAll(Collections.nCopies(THREADS, Calls::call))) {
            call.get();
          }
        }
      }
    }

    private static Void call() {
      SessionContext.open(SessionOptions.defaults()).close();
      return null;
    }
  }
}
