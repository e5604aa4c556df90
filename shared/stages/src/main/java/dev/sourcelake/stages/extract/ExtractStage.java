package dev.sourcelake.stages.extract;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactBatches;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.UserQueries;
import dev.sourcelake.model.Family;
import dev.sourcelake.origins.blobs.BlobReader;
import dev.sourcelake.origins.blobs.StoredBlob;
import dev.sourcelake.origins.settings.PathSettings;
import dev.sourcelake.origins.settings.RepositorySettings;
import dev.sourcelake.stages.ScannedRun;
import dev.sourcelake.stages.Targets;
import dev.sourcelake.stages.run.Records;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.stages.run.RunTables;
import dev.sourcelake.stages.write.DatasetWriter;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Reads the files of a shard and stages their rows. Each file is parsed once for all families that
 * want it, and rows leave as record batches while the next file is read. For one thread.
 */
public final class ExtractStage {
  /** Rows from which on a batch goes to its file. */
  public static final int BATCH_SIZE = 8192;

  /** So much content is in memory at once. */
  private static final long WINDOW_BYTES = 4L << 20;

  private static final int WINDOW_FILES = 512;

  private final Storage lake;
  private final SessionContext context;
  private final BufferAllocator allocator;
  private final ExtractorSessions sessions;
  private final BlobReader blobs;

  /** A stage over parsers, memory and an engine that stay the caller's. */
  public ExtractStage(
      Storage lake, SessionContext context, BufferAllocator allocator, ExtractorSessions sessions) {
    this.lake = lake;
    this.context = context;
    this.allocator = allocator;
    this.sessions = sessions;
    this.blobs = new BlobReader(lake);
  }

  /**
   * Reads a shard and stores its result, unless another attempt has stored one before: then that
   * one counts, and what was staged here belongs to nothing.
   */
  public ShardResult run(ShardTask task, FileListener listener) throws IOException {
    RunFiles run = task.run();
    RepositorySettings settings = RepositorySettings.fromJson(lake.read(run.settings()));
    Targets targets = Records.read(lake, run.scanned(), ScannedRun.class).settings().targets();
    String worklist = "worklist_" + task.shard().index();
    RunTables.register(context, lake, worklist, task.worklist(), RunTables.WORKLIST);
    ShardTally tally = new ShardTally();
    try (DatasetWriter writer = new DatasetWriter(context, lake, task.repo(), stagedName(task));
        FactBatches batches =
            new FactBatches(
                allocator,
                BATCH_SIZE,
                ExtractorOptions.DEFAULTS.maxDiagnostics(),
                (family, dataset, rows) -> {
                  tally.rows(dataset, rows.getRowCount());
                  writer.write(dataset, family.id(), rows);
                },
                targets.match());
        Worklist files = new Worklist(context, worklist, task.shard())) {
      for (List<WorkItem> window = window(files); !window.isEmpty(); window = window(files)) {
        Map<String, byte[]> contents = contents(window);
        for (WorkItem item : window) {
          listener.begun(item.path());
          SourceFile file = sourceFile(item, contents.get(item.blob().sha256()), settings);
          read(item, file, task.setAside().get(item.path()), targets, batches, tally);
          listener.ended(item.blob().size());
        }
      }
      batches.flush();
      return new ShardResults(lake, run).store(tally.result(task), writer.finish());
    } finally {
      context.deregister(worklist);
    }
  }

  /** A queue may deliver one attempt to two readers: names never meet. */
  private static String stagedName(ShardTask task) {
    return "%s-%05d-%d-%s"
        .formatted(
            task.scanId(), task.shard().index(), task.attempt(), UUID.randomUUID().toString());
  }

  private static List<WorkItem> window(Worklist files) throws IOException {
    List<WorkItem> window = new ArrayList<>();
    long bytes = 0;
    while (bytes < WINDOW_BYTES && window.size() < WINDOW_FILES) {
      Optional<WorkItem> item = files.next();
      if (item.isEmpty()) {
        break;
      }
      window.add(item.get());
      bytes += item.get().blob().size();
    }
    return window;
  }

  private Map<String, byte[]> contents(List<WorkItem> window) throws IOException {
    Set<StoredBlob> wanted = new LinkedHashSet<>();
    window.forEach(item -> wanted.add(item.blob()));
    Map<String, byte[]> contents = new HashMap<>();
    blobs.read(wanted, (blob, content) -> contents.put(blob.sha256(), content));
    return contents;
  }

  private static SourceFile sourceFile(WorkItem item, byte[] content, RepositorySettings settings) {
    PathSettings path = settings.of(item.path(), item.language());
    return new SourceFile(
        item.path(),
        item.blob().sha256(),
        content,
        new FileSettings(
                item.language(),
                path.languageLevel(),
                path.languageLevelSource(),
                item.encoding(),
                item.category(),
                path.module(),
                path.sourceRoot(),
                path.packageId(),
                path.ecosystem(),
                path.packageName())
            .with(settings.generatedMarkers()));
  }

  private void read(
      WorkItem item,
      SourceFile file,
      String setAside,
      Targets targets,
      FactBatches batches,
      ShardTally tally) {
    batches.file(file, item.families());
    TallyingSink sink = new TallyingSink(batches, tally);
    if (setAside != null) {
      item.families().keySet().forEach(family -> recordSetAside(family, setAside, sink));
    } else {
      extract(item, file, targets, sink);
    }
    batches.endFile();
    tally.file(item.blob().size());
  }

  /** Queries run over the parse of an extractor that has one, else over one of their own. */
  private void extract(WorkItem item, SourceFile file, Targets targets, TallyingSink sink) {
    UserQueries queries =
        item.families().containsKey(Family.QUERY) ? sessions.queries(targets.queries()) : null;
    for (Extractor extractor : Extractors.all()) {
      List<Family> wanted =
          extractor.families(item.language()).stream()
              .filter(item.families()::containsKey)
              .sorted()
              .toList();
      if (!wanted.isEmpty()) {
        Extractor.Session session = sessions.of(extractor);
        session.alsoRun(queries);
        attempt(extractor.name(), wanted, sink, () -> session.extract(file, sink));
      }
    }
    if (queries != null && !sink.recorded(Family.QUERY)) {
      attempt("query", List.of(Family.QUERY), sink, () -> queries.extract(file, sink));
    }
  }

  /** An extractor that fails against its word costs this file's rows of its own, and says so. */
  private static void attempt(String name, List<Family> wanted, FactSink sink, Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException | StackOverflowError e) {
      String message = "the extractor %s failed: %s".formatted(name, origin(e));
      for (Family family : wanted) {
        sink.diagnostic(
            family,
            Diagnostic.ofFile(Diagnostic.Severity.ERROR, Diagnostic.Kind.INTERNAL, message));
      }
    }
  }

  /** The failure and where it arose, in one line. */
  private static String origin(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static void recordSetAside(Family family, String reason, FactSink sink) {
    Diagnostic.Kind kind = Diagnostic.Kind.valueOf(reason.toUpperCase(Locale.ROOT));
    String message =
        switch (kind) {
          case TIMEOUT -> "the parse did not end in time and was given up";
          default -> "the parser ended the process that read the file";
        };
    sink.diagnostic(family, Diagnostic.ofFile(Diagnostic.Severity.ERROR, kind, message));
    sink.record(family, Extraction.by(null, null, Extraction.Status.FAILED, reason));
  }
}
