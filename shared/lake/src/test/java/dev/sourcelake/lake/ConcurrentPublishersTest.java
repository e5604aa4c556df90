package dev.sourcelake.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.testing.PublishingProcess;
import dev.sourcelake.lake.testing.Rows;
import dev.sourcelake.storage.LocalStorage;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentPublishersTest {
  @TempDir private Path folder;

  @Test
  void threadsHelpEachOther() throws Exception {
    int publishers = 4;
    int rounds = 5;
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 0; i < publishers; i++) {
      String name = "thread" + i;
      all.add(() -> {
        PublishingProcess.run(folder, name, rounds);
        return null;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(publishers)) {
      for (Future<Void> done : threads.invokeAll(all)) {
        done.get();
      }
    }
    requireAll(publishers * rounds);
  }

  @Test
  void processesHelpEachOther() throws Exception {
    int publishers = 3;
    int rounds = 3;
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < publishers; i++) {
      processes.add(start("process" + i, rounds));
    }
    for (Process process : processes) {
      assertTrue(process.waitFor(3, TimeUnit.MINUTES));
      assertEquals(0, process.exitValue());
    }
    requireAll(publishers * rounds);
  }

  private Process start(String name, int rounds) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--") || argument.startsWith("-Dsourcelake"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.add(PublishingProcess.class.getName());
    command.addAll(List.of(folder.toString(), name, Integer.toString(rounds)));
    return new ProcessBuilder(command).inheritIO().start();
  }

  private void requireAll(int publishes) {
    Lake lake = Lake.open(new LocalStorage(folder), SessionOptions.defaults());
    assertEquals(
        List.of(publishes + "|" + publishes),
        Rows.of(lake, "SELECT count(*), count(DISTINCT path) FROM docs WHERE repo = 'shared'"));
    assertEquals(
        List.of(publishes + "|" + publishes),
        Rows.of(lake, "SELECT count(*), count(DISTINCT path) FROM docs WHERE repo <> 'shared'"));
    long entries = lake.journal().last();
    assertEquals(2L * publishes, entries);
    assertEquals(
        List.of(entries + "|" + entries),
        Rows.of(lake, "SELECT count(*), count(DISTINCT journal_entry) FROM scans"));
    FileListsTest.requireListsAsInLogs(lake);
    // Each entry is one commit in each table: none came twice, none was lost.
    assertEquals(entries, lake.journal().latest().versions().get("docs"));
    assertEquals(entries, lake.journal().latest().versions().get("scans"));
  }
}
