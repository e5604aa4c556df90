package dev.sourcelake.cli.command;

import dev.sourcelake.cli.command.DoctorCommand.Finding;
import dev.sourcelake.cli.command.DoctorCommand.Finding.Level;
import dev.sourcelake.cli.process.Failure;
import dev.sourcelake.cli.progress.Amounts;
import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeException;
import dev.sourcelake.lake.RepoState;
import dev.sourcelake.nativelib.NativeLibrary;
import dev.sourcelake.stages.extract.Extractors;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Looks at everything that the program needs or can use. */
final class Checkup {
  private static final long LITTLE_MEMORY = 4_000_000_000L;
  private static final long LITTLE_DISK = 2_000_000_000L;
  private static final int PATIENCE_SECONDS = 5;

  private final Context context;
  private final LakeOption lake;

  Checkup(Context context, LakeOption lake) {
    this.context = context;
    this.lake = lake;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(processors());
    findings.add(memory());
    findings.add(check("datafusion", this::dataFusion));
    for (Extractor extractor : Extractors.all()) {
      findings.add(check("extractor", () -> open(extractor)));
    }
    findings.add(tool("git", "not needed: repositories are read without it", "git", "--version"));
    findings.add(
        tool("python", "only needed to read the lake from Python", "python3", "--version"));
    findings.add(tool("node", "only needed to deploy to AWS", "node", "--version"));
    findings.add(check("lake", this::lake));
    return findings;
  }

  private static Finding check(String what, Callable<Finding> check) {
    try {
      return check.call();
    } catch (Exception | LinkageError e) {
      return new Finding(Level.WRONG, what, Failure.of(e).message());
    }
  }

  private static Finding java() {
    return new Finding(
        Level.FINE, "java", Runtime.version() + " at " + System.getProperty("java.home"));
  }

  private static Finding processors() {
    return new Finding(
        Level.FINE,
        "processors",
        Runtime.getRuntime().availableProcessors() + "; as many files are read side by side");
  }

  private static Finding memory() {
    long heap = Runtime.getRuntime().maxMemory();
    long all =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 0;
    String text = Amounts.bytes(all) + ", of which the heap may take " + Amounts.bytes(heap);
    return all < LITTLE_MEMORY
        ? new Finding(Level.WEAK, "memory", text + "; scan with --jobs 1")
        : new Finding(Level.FINE, "memory", text);
  }

  private Finding dataFusion() throws IOException {
    Path library = NativeLibrary.path("datafusion");
    try (SessionContext session = SessionContext.open(SessionOptions.defaults());
        DataFrame one = session.sql("select 1")) {
      one.schema();
    }
    return new Finding(
        Level.FINE, "datafusion", Amounts.bytes(Files.size(library)) + " at " + library);
  }

  private static Finding open(Extractor extractor) {
    long began = System.nanoTime();
    extractor.open(ExtractorOptions.DEFAULTS).close();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    return new Finding(Level.FINE, "extractor", extractor.name() + ", warm in " + millis + " ms");
  }

  private static Finding tool(String what, String otherwise, String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Finding(Level.ABSENT, what, "does not answer; " + otherwise);
      }
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0
          ? new Finding(Level.FINE, what, output)
          : new Finding(Level.ABSENT, what, otherwise);
    } catch (IOException e) {
      return new Finding(Level.ABSENT, what, otherwise);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding(Level.ABSENT, what, otherwise);
    }
  }

  private Finding lake() throws IOException {
    Optional<Path> folder = lake.folder(context);
    try (Storage storage = lake.storage(context)) {
      Lake opened = Lake.open(storage, SessionOptions.defaults());
      long last = opened.journal().last();
      long finished = opened.journal().latest().entry();
      long repos;
      try (Stream<RepoState> states = opened.repos().all()) {
        repos = states.filter(state -> !state.forgotten()).count();
      }
      // A bucket has no end.
      long free =
          folder.isPresent() ? Files.getFileStore(folder.get()).getUsableSpace() : Long.MAX_VALUE;
      String text =
          "%s, %d journal entries, at %s%s"
              .formatted(
                  Amounts.count(repos, "repository", "repositories"),
                  last,
                  storage.root(),
                  folder.isPresent() ? ", with " + Amounts.bytes(free) + " of disk free" : "");
      if (finished < last) {
        return new Finding(
            Level.WEAK, "lake", text + "; entry " + last + " is unfinished: the next scan ends it");
      }
      return new Finding(free < LITTLE_DISK ? Level.WEAK : Level.FINE, "lake", text);
    } catch (LakeException e) {
      Level level = e.problem() == LakeException.Problem.NO_LAKE ? Level.ABSENT : Level.WRONG;
      return new Finding(level, "lake", e.getMessage());
    }
  }
}
