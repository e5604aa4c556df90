package dev.sourcelake.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The processes that run functions: the emulator starts them on this machine. */
final class FunctionProcesses {
  private FunctionProcesses() {}

  /** Those below this JVM that run a handler of this name. */
  static List<ProcessHandle> of(String handler) {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> commandLine(process).contains(handler))
        .toList();
  }

  /** Ends them at once, as Lambda does with a worker; says how many there were. */
  static int kill(String handler) {
    List<ProcessHandle> found = of(handler);
    found.forEach(ProcessHandle::destroyForcibly);
    return found.size();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      // ProcessHandle cuts long command lines off, and class paths are long.
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }
}
