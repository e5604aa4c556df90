package dev.sourcelake.stages.worker;

import dev.sourcelake.stages.run.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A worker as its parent sees it. Its messages are read by one thread of the parent's. */
final class WorkerProcess implements AutoCloseable {
  /** What a worker ends with when a file has taken too long. */
  static final int TIMED_OUT = 75;

  /** Where classes are, for workers of a JVM whose own class path does not lead to them. */
  private static final String CLASS_PATH = "sourcelake.class.path";

  private static final int HEAP_BASE_MIB = 256;
  private static final int HEAP_PER_THREAD_MIB = 512;
  private static final int STDERR_KEPT = 2000;

  private final Process process;
  private final BufferedReader messages;
  private final BufferedWriter orders;
  private final Path errors;
  private final BegunFiles begun;

  /** Starts a worker; its folder below {@code settings.temporary()} is made here. */
  WorkerProcess(WorkerSettings settings, int number) throws IOException {
    Path folder = Files.createDirectories(settings.temporary().resolve("worker-" + number));
    Path notes = folder.resolve("begun");
    errors = folder.resolve("stderr");
    begun = BegunFiles.create(notes, settings.threads());
    process =
        new ProcessBuilder(command(settings, folder, notes)).redirectError(errors.toFile()).start();
    messages = process.inputReader(StandardCharsets.UTF_8);
    orders = process.outputWriter(StandardCharsets.UTF_8);
  }

  private static List<String> command(WorkerSettings settings, Path folder, Path notes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (passesOn(argument)) {
        command.add(argument);
      }
    }
    command.add("-Xmx" + (HEAP_BASE_MIB + HEAP_PER_THREAD_MIB * settings.threads()) + "m");
    command.add("-XX:+UseSerialGC");
    // What the JVM warns of, such as a cache that does not fit, it would write among the messages.
    command.add("-Xlog:disable");
    command.add("-Xlog:all=error:stderr");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:ErrorFile=" + folder.resolve("hs_err"));
    command.add("-cp");
    command.add(System.getProperty(CLASS_PATH, System.getProperty("java.class.path")));
    command.add(WorkerMain.class.getName());
    command.addAll(
        new WorkerArguments(
                settings.lake(), folder, notes, settings.threads(), settings.deadlineMillis())
            .toCommand());
    return command;
  }

  /**
   * What the parent's JVM was told about modules, natives and properties holds for a worker too.
   */
  private static boolean passesOn(String argument) {
    return argument.startsWith("--")
        || argument.startsWith("-Dsourcelake.")
        || argument.startsWith("-XX:AOTCache=");
  }

  void send(Message message) throws IOException {
    orders.write(Json.text(message));
    orders.newLine();
    orders.flush();
  }

  /** The next message; empty when the worker has ended. */
  Optional<Message> receive() {
    try {
      String line = messages.readLine();
      return line == null ? Optional.empty() : Optional.of(Json.read(line, Message.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The file that the worker had begun of a shard when it ended. */
  Optional<BegunFiles.Begun> begun(int shard) {
    return begun.ofShard(shard);
  }

  /** Waits for the end and says how it came about, in one line. */
  String obituary() {
    try {
      int code = process.waitFor();
      String stderr = Files.readString(errors, StandardCharsets.UTF_8).strip();
      String last = stderr.substring(Math.max(0, stderr.length() - STDERR_KEPT));
      return "worker ended with " + code + (last.isEmpty() ? "" : ": " + last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "worker ended";
    } catch (IOException e) {
      return "worker ended";
    }
  }

  long pid() {
    return process.pid();
  }

  /** Ends the worker at once: what it had not finished leaves nothing behind that counts. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      messages.close();
      orders.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // A pipe to a dead process: nothing is lost with it.
    }
    begun.close();
  }
}
