package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.Deadline;
import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extraction.Status;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.GeneratedRegions;
import dev.sourcelake.extractors.GeneratedRegions.Region;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.TimedSink;
import dev.sourcelake.extractors.treesitter.Injections.Injection;
import dev.sourcelake.extractors.treesitter.RegionParser.Parsed;
import dev.sourcelake.extractors.treesitter.internal.Captures;
import dev.sourcelake.extractors.treesitter.internal.Engine;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.model.table.Imports;
import dev.sourcelake.model.table.Supertypes;
import dev.sourcelake.model.table.TreeSitterCaptures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads files of one thread into the rows of a family: one engine, used again for each. */
final class DialectReader implements AutoCloseable {
  /** Matches under way at once. The runtime compares them in pairs, so that many are slow. */
  private static final int MATCH_LIMIT = 512;

  private final Engine engine = new Engine();
  private final MessageDigest digest = Sha256.digest();
  private final ExtractorOptions options;
  private final Family family;
  private final Family captureFamily;

  /** Queries that are run as well over the same parse; null for none. */
  private UserQueries queries;

  /** Reads into one family alone. */
  DialectReader(ExtractorOptions options, Family family) {
    this(options, family, family);
  }

  /** Reads into a family, and the captures of queries into another one. */
  DialectReader(ExtractorOptions options, Family family, Family captureFamily) {
    this.options = options;
    this.family = family;
    this.captureFamily = captureFamily;
  }

  /** Runs these queries as well over each following file; null for none. */
  void alsoRun(UserQueries others) {
    this.queries = others;
  }

  /** Reads a sample, so that grammar, queries and classes are loaded before the first file. */
  void warmUp(Dialect dialect) {
    byte[] sample = dialect.sample().getBytes(StandardCharsets.UTF_8);
    SourceFile file = new SourceFile("sample", "", sample, FileSettings.of(dialect.language()));
    Optional<SyntaxTree> parsed =
        engine.parse(dialect.grammar(), sample, List.of(), options.deadline());
    parsed.ifPresent(tree -> {
      try (tree) {
        Captures captures = engine.query(dialect.query(), MATCH_LIMIT, options.deadline());
        FileFacts facts = new FileFacts(file, tree, dialect, captures);
        CallFinder.find(facts);
        dialect.docs(facts);
      }
    });
  }

  /** Writes what a file says and tells how it was read. */
  Extraction read(SourceFile file, Dialect dialect, FactSink out) {
    return read(file, dialect, out, _ -> {}, _ -> null);
  }

  /**
   * The same, and lets another one read the file's own tree before it is gone.
   *
   * @param skipped hears first which generated regions are not parsed
   * @param reader tells what it could not read, or null
   */
  Extraction read(
      SourceFile file,
      Dialect dialect,
      FactSink out,
      Consumer<List<Region>> skipped,
      Function<FileFacts, String> reader) {
    Deadline deadline = new Deadline(options.deadline());
    RegionParser parser = new RegionParser(engine, deadline, dialect, file);
    Parsed parsed = parser.parse();
    GeneratedRegions regions = parsed.regions();
    skipped.accept(regions.regions());
    List<String> skippedRanges = parser.skippedRanges(regions);
    regions.problems().forEach(problem -> out.diagnostic(family, problem));
    boolean queried = queries != null && queries.areFor(file, dialect, out);
    if (parsed.tree().isEmpty()) {
      Diagnostic why = parser.givenUp();
      out.diagnostic(family, why);
      if (queried) {
        queries.givenUp(file, dialect, why, skippedRanges, out);
      }
      return outcome(dialect, Status.FAILED, why.message(), 0, skippedRanges);
    }
    TimedSink rows = new TimedSink(out, deadline);
    String reason;
    long errorBytes;
    RowNumbers numbers;
    List<Injection> embedded;
    int definitions;
    try (SyntaxTree tree = parsed.tree().get()) {
      errorBytes = TreeProblems.report(tree, options.maxDiagnostics(), out, family);
      Captures captures = engine.query(dialect.query(), MATCH_LIMIT, deadline.left());
      String cut = reportCut(captures, out);
      FileFacts facts = new FileFacts(file, tree, dialect, captures);
      String left =
          rows.write(() -> {
            write(facts, rows);
            return reader.apply(facts);
          });
      if (queried) {
        queries.extract(
            file,
            new UserQueries.Parse(dialect, engine, tree, errorBytes, deadline, skippedRanges),
            out);
      }
      embedded = Injections.find(facts);
      numbers = facts.numbers;
      definitions = facts.definitions.size();
      reason = cut == null && tree.hasError(0) ? "syntax errors" : cut;
      reason = reason == null ? left : reason;
    }
    numbers.next(definitions);
    String unread = rows.write(() -> readEmbedded(file, embedded, numbers, deadline, rows));
    String late = rows.report(family);
    reason = reason == null ? unread : reason;
    reason = late == null ? reason : late;
    Status status = reason == null ? Status.OK : Status.PARTIAL;
    return outcome(dialect, status, reason, errorBytes, skippedRanges);
  }

  /**
   * Writes what embedded code says, within the deadline of the file; what is no whole program, as
   * examples often are, is read as far as it goes.
   *
   * @return what of it was left unread, or null
   */
  private String readEmbedded(
      SourceFile file,
      List<Injection> embedded,
      RowNumbers numbers,
      Deadline deadline,
      FactSink out) {
    int read = 0;
    for (Injection injection : embedded) {
      Dialect dialect = injection.dialect();
      Optional<SyntaxTree> parsed =
          read == Injections.MOST || deadline.isPast()
              ? Optional.empty()
              : engine.parse(
                  dialect.grammar(), file.text().utf8(), injection.ranges(), deadline.left());
      if (parsed.isEmpty()) {
        String reason = (embedded.size() - read) + " pieces of embedded code are unread";
        out.diagnostic(family, Diagnostic.ofFile(Severity.WARNING, Kind.TIMEOUT, reason));
        return reason;
      }
      try (SyntaxTree tree = parsed.get()) {
        Captures captures = engine.query(dialect.query(), MATCH_LIMIT, deadline.left());
        FileFacts facts = new FileFacts(file, tree, dialect, captures, numbers, dialect.language());
        write(facts, out);
        numbers.next(facts.definitions.size());
      }
      read++;
    }
    return null;
  }

  private String reportCut(Captures captures, FactSink out) {
    return QueryCut.report(captures, "queries", MATCH_LIMIT, options, family, out);
  }

  private void write(FileFacts facts, FactSink out) {
    FactRows rows = new FactRows(facts, out, family, digest);
    Names names = new Names(facts);
    Map<Dataset, Runnable> writers =
        Map.of(
            Definitions.TABLE,
            rows::writeDefinitions,
            Supertypes.TABLE,
            () -> rows.writeSupertypes(names),
            Calls.TABLE,
            () -> new CallRows(facts, names).write(out, family),
            Imports.TABLE,
            rows::writeImports,
            Docs.TABLE,
            rows::writeDocs,
            TreeSitterCaptures.TABLE,
            () -> CaptureRows.write(facts, out, captureFamily));
    writers.forEach((dataset, writer) -> {
      if (out.wants(dataset == TreeSitterCaptures.TABLE ? captureFamily : family, dataset)) {
        writer.run();
      }
    });
  }

  private static Extraction outcome(
      Dialect dialect, Status status, String reason, long errorBytes, List<String> skipped) {
    return outcome(dialect, dialect.packSha256(), status, reason, errorBytes, skipped);
  }

  /** How a file was read by a dialect's grammar and queries with this digest. */
  static Extraction outcome(
      Dialect dialect,
      String queries,
      Status status,
      String reason,
      long errorBytes,
      List<String> skipped) {
    return new Extraction(
        status,
        reason,
        FactRows.PARSER,
        Grammar.runtimeVersion(),
        null,
        null,
        Map.of("match_limit", Integer.toString(MATCH_LIMIT)),
        dialect.grammar().toString(),
        dialect.grammar().abi(),
        queries,
        errorBytes,
        skipped);
  }

  @Override
  public void close() {
    engine.close();
  }
}
