package dev.sourcelake.extractors;

import dev.sourcelake.extractors.match.FileMatches;
import dev.sourcelake.extractors.match.MatchRules;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.source.SourceText;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Gathers the rows of all extractors into Arrow record batches, one stream of batches for each
 * dataset and family. Between {@link #file} and {@link #endFile} an extractor fills the rows of a
 * file; with its end come the file's diagnostics and ledger rows. Not for several threads. Whoever
 * made it closes it, after {@link #flush}; memory comes from the allocator, which outlives it.
 */
public final class FactBatches implements FactSink, AutoCloseable {
  /** A file of very many rows is cut after so many batches' worth; it cannot be rolled back. */
  private static final int BATCHES_A_FILE = 4;

  private final BufferAllocator allocator;
  private final int batchSize;
  private final int maxDiagnostics;
  private final BatchConsumer consumer;

  /** Which rows of facts are wanted; null lets all of them pass. */
  private final MatchRules rules;

  private final Map<Family, Map<Dataset, DatasetBatch>> batches = new EnumMap<>(Family.class);
  private final Map<Family, DiagnosticRows> problems = new EnumMap<>(Family.class);
  private final Map<Family, Extraction> recorded = new EnumMap<>(Family.class);

  /** What was asked of families, the same of thousands of files. */
  private final Map<Family, Asked> askedBefore = new EnumMap<>(Family.class);

  private Map<Family, Wanted> wanted = Map.of();
  private SourceFile file;

  /** The one that the last row went to: most rows follow others of their kind. */
  private DatasetBatch last;

  private byte[] path;
  private byte[] sha256;

  /** What is asked of a family, and its batches in the order of their datasets' names. */
  private record Asked(Wanted wanted, List<DatasetBatch> ordered, List<String> names) {}

  /**
   * Makes empty batches.
   *
   * @param batchSize rows from which on a batch is handed over, at the end of a file
   * @param maxDiagnostics problems of one file and family that are written out
   */
  public FactBatches(
      BufferAllocator allocator, int batchSize, int maxDiagnostics, BatchConsumer consumer) {
    this(allocator, batchSize, maxDiagnostics, consumer, null);
  }

  /**
   * Makes empty batches of those rows of facts alone that rules ask for. Ledger, diagnostics and
   * captures of whoever scans' own queries are whole.
   *
   * @param rules the rules; null asks for all rows
   */
  public FactBatches(
      BufferAllocator allocator,
      int batchSize,
      int maxDiagnostics,
      BatchConsumer consumer,
      MatchRules rules) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be positive: " + batchSize);
    }
    this.allocator = allocator;
    this.batchSize = batchSize;
    this.maxDiagnostics = maxDiagnostics;
    this.consumer = consumer;
    this.rules = rules;
  }

  /** Starts a file; the families that are absent from {@code families} are not wanted. */
  public void file(SourceFile next, Map<Family, Wanted> families) {
    if (file != null) {
      throw new IllegalStateException("endFile() of " + file.path() + " is missing");
    }
    file = next;
    path = next.path().getBytes(StandardCharsets.UTF_8);
    sha256 = next.sha256().getBytes(StandardCharsets.UTF_8);
    wanted = families;
    recorded.clear();
    problems.values().forEach(DiagnosticRows::clear);
    families.forEach((family, asked) -> {
      Asked before = askedBefore.get(family);
      if (before == null || !before.wanted.equals(asked)) {
        askedBefore.put(family, asked(family, asked));
      }
    });
    FileMatches matches = matches();
    batches.forEach((family, byDataset) -> {
      Wanted asked = families.get(family);
      byDataset.forEach((dataset, batch) ->
          batch.startFile(
              asked != null && asked.datasets().contains(dataset),
              isFact(family, dataset) ? matches : null));
    });
  }

  private Asked asked(Family family, Wanted wanted) {
    List<DatasetBatch> ordered =
        wanted.datasets().stream()
            .sorted(Comparator.comparing(Dataset::name))
            .map(dataset -> batch(family, dataset))
            .toList();
    return new Asked(
        wanted, ordered, ordered.stream().map(batch -> batch.dataset().name()).toList());
  }

  private FileMatches matches() {
    return rules == null ? null : new FileMatches(rules, file.path());
  }

  private static boolean isFact(Family family, Dataset dataset) {
    return family != Family.QUERY && dataset != Extractions.TABLE && dataset != Diagnostics.TABLE;
  }

  @Override
  public boolean wants(Family family) {
    return wanted.containsKey(family);
  }

  @Override
  public boolean wants(Family family, Dataset dataset) {
    Map<Dataset, DatasetBatch> byDataset = batches.get(family);
    DatasetBatch batch = byDataset == null ? null : byDataset.get(dataset);
    return batch != null && batch.wanted();
  }

  @Override
  public RowBatch begin(Family family, Dataset dataset) {
    return begin(wantedBatch(family, dataset));
  }

  @Override
  public RowBatch begin(Family family, Dataset dataset, int start, int end) {
    DatasetBatch batch = wantedBatch(family, dataset);
    RowBatch row = begin(batch);
    batch.setSpan(file.text(), start, end);
    return row;
  }

  @Override
  public void diagnostic(Family family, Diagnostic diagnostic) {
    problems.computeIfAbsent(family, f -> new DiagnosticRows(maxDiagnostics)).add(diagnostic);
  }

  @Override
  public void record(Family family, Extraction extraction) {
    if (!wants(family)) {
      throw new IllegalStateException("Family '" + family.id() + "' is not wanted of " + path());
    }
    if (recorded.put(family, extraction) != null) {
      throw new IllegalStateException("Family '" + family.id() + "' is recorded twice: " + path());
    }
  }

  @Override
  public boolean rollback() {
    if (batches.values().stream().anyMatch(of -> of.values().stream().anyMatch(b -> b.hasLeft()))) {
      return false;
    }
    FileMatches matches = matches();
    batches.forEach((family, of) ->
        of.forEach((dataset, batch) -> batch.rollback(isFact(family, dataset) ? matches : null)));
    problems.values().forEach(DiagnosticRows::clear);
    recorded.clear();
    return true;
  }

  /**
   * Ends the file: writes its diagnostics and its ledger rows. A family that was wanted and not
   * recorded is recorded as failed.
   */
  public void endFile() {
    if (rules != null) {
      // Annotations are rows like others: all rows are judged before any is settled.
      batches.values().forEach(of -> of.values().forEach(DatasetBatch::judge));
      batches.values().forEach(of -> of.values().forEach(DatasetBatch::settle));
    }
    TextFacts text = null;
    for (Map.Entry<Family, Wanted> entry : new EnumMap<>(wanted).entrySet()) {
      Family family = entry.getKey();
      Extraction extraction = recorded.get(family);
      if (extraction == null) {
        String reason = "the extractor ended without a word on " + family.id();
        extraction = Extraction.by(null, null, Extraction.Status.FAILED, reason);
        diagnostic(
            family, Diagnostic.ofFile(Diagnostic.Severity.ERROR, Diagnostic.Kind.INTERNAL, reason));
      }
      if (text == null && family != Family.BYTECODE) {
        text = TextFacts.of(file);
      }
      writeDiagnostics(family);
      writeLedger(family, entry.getValue(), extraction, family == Family.BYTECODE ? null : text);
    }
    file = null;
    wanted = Map.of();
    batches.values().forEach(of -> of.values().forEach(batch -> batch.emitFrom(batchSize)));
  }

  /** Hands over what is left of whole files; call it between files. */
  public void flush() {
    if (file != null) {
      throw new IllegalStateException("endFile() of " + file.path() + " is missing");
    }
    batches.values().forEach(of -> of.values().forEach(batch -> batch.emitFrom(1)));
  }

  @Override
  public void close() {
    batches.values().forEach(of -> of.values().forEach(DatasetBatch::close));
    batches.clear();
    askedBefore.clear();
  }

  private void writeDiagnostics(Family family) {
    DiagnosticRows rows = problems.get(family);
    if (rows == null) {
      return;
    }
    List<Diagnostic> all = rows.all();
    DatasetBatch batch = batch(family, Diagnostics.TABLE);
    for (int i = 0; i < all.size(); i++) {
      Diagnostic diagnostic = all.get(i);
      RowBatch row = begin(batch);
      DiagnosticRows.fill(row, i, diagnostic);
      if (diagnostic.start() >= 0) {
        SourceText text = file.text();
        int start = Math.min(diagnostic.start(), text.utf8().length);
        int end = Math.min(Math.max(diagnostic.end(), start), text.utf8().length);
        batch.setSpan(text, start, end);
        DiagnosticRows.fillPlace(row, text, start);
      }
    }
  }

  private void writeLedger(Family family, Wanted asked, Extraction extraction, TextFacts text) {
    Asked known = askedBefore.get(family);
    SortedMap<String, Long> rowsByDataset = new TreeMap<>();
    known.ordered.forEach(batch -> rowsByDataset.put(batch.dataset().name(), batch.fileRows()));
    RowBatch row = begin(batch(family, Extractions.TABLE));
    row.set(Extractions.FINGERPRINT, asked.fingerprint())
        .set(Extractions.DATASETS, known.names)
        .set(Extractions.STATUS, extraction.status().name().toLowerCase(Locale.ROOT))
        .set(Extractions.REASON, extraction.reason())
        .set(Extractions.LANGUAGE, file.settings().language())
        .set(Extractions.PARSER, extraction.parser())
        .set(Extractions.PARSER_VERSION, extraction.parserVersion())
        .set(Extractions.LANGUAGE_VERSION, extraction.languageVersion())
        .set(Extractions.LANGUAGE_VERSION_SOURCE, extraction.languageVersionSource())
        .set(Extractions.OPTIONS, extraction.options())
        .set(Extractions.GRAMMAR, extraction.grammar())
        .set(Extractions.QUERY_PACK, extraction.queryPack())
        .set(Extractions.ERROR_BYTES, extraction.errorBytes())
        .set(Extractions.SKIPPED_RANGES, extraction.skippedRanges())
        .set(Extractions.ROWS, rowsByDataset);
    if (extraction.grammar() != null) {
      row.set(Extractions.GRAMMAR_ABI, extraction.grammarAbi());
    }
    if (text != null) {
      row.set(Extractions.ENCODING, text.encoding())
          .set(Extractions.BOM, text.bom())
          .set(Extractions.NEWLINE, text.newline())
          .set(Extractions.INDENT, text.indent())
          .set(Extractions.TRAILING_NEWLINE, text.trailingNewline());
    }
  }

  private RowBatch begin(DatasetBatch batch) {
    // The bound is checked before the row: the one before it is whole by now.
    batch.emitFrom(BATCHES_A_FILE * batchSize);
    return batch.begin(path, sha256);
  }

  private DatasetBatch wantedBatch(Family family, Dataset dataset) {
    if (last != null && last.dataset() == dataset && last.family() == family && last.wanted()) {
      return last;
    }
    Map<Dataset, DatasetBatch> byDataset = batches.get(family);
    DatasetBatch batch = byDataset == null ? null : byDataset.get(dataset);
    if (batch == null || !batch.wanted()) {
      throw new IllegalStateException(
          "Rows of '" + dataset + "' are not wanted from '" + family.id() + "' for " + path());
    }
    last = batch;
    return batch;
  }

  private DatasetBatch batch(Family family, Dataset dataset) {
    if (!dataset.families().contains(family)) {
      throw new IllegalArgumentException(
          "Family '" + family.id() + "' writes no '" + dataset + "', but " + Datasets.of(family));
    }
    return batches
        .computeIfAbsent(family, f -> new LinkedHashMap<>())
        .computeIfAbsent(dataset, d -> new DatasetBatch(family, d, allocator, consumer));
  }

  private String path() {
    return file == null ? "no file" : file.path();
  }
}
