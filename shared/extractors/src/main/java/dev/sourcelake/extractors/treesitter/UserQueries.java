package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.BadQueryException;
import dev.sourcelake.extractors.Deadline;
import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extraction.Status;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.TimedSink;
import dev.sourcelake.extractors.treesitter.internal.Captures;
import dev.sourcelake.extractors.treesitter.internal.Engine;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.Query;
import dev.sourcelake.extractors.treesitter.internal.QueryPack;
import dev.sourcelake.extractors.treesitter.internal.QueryPack.NamedQuery;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tree-sitter queries that whoever scans brings along, over files of their languages. For one
 * thread; whoever made it closes it.
 */
public final class UserQueries implements AutoCloseable {
  /** Raised whenever the same captures come to other rows. */
  private static final String VERSION = "2";

  /** Matches under way at once. The runtime compares them in pairs, so that many are slow. */
  private static final int MATCH_LIMIT = 1024;

  private static final String JAVA = "java";

  private final Engine engine = new Engine();
  private final List<Compiled> queries;
  private final ExtractorOptions options;

  private record Compiled(QueryText text, String sha256, Query query) {}

  private UserQueries(List<Compiled> queries, ExtractorOptions options) {
    this.queries = List.copyOf(queries);
    this.options = options;
  }

  /** The languages that queries may be of. */
  public static Set<String> languages() {
    Set<String> all = new TreeSet<>(Dialects.languages());
    all.add(JAVA);
    return all;
  }

  /**
   * Compiles queries.
   *
   * @throws BadQueryException if one is wrong
   * @throws IllegalArgumentException if there is no grammar of its language
   */
  public static UserQueries compile(List<QueryText> texts, ExtractorOptions options) {
    List<Compiled> compiled = new ArrayList<>();
    for (QueryText text : texts) {
      QueryPack pack = new QueryPack(List.of(new NamedQuery(text.name(), text.text())));
      Query query = Query.compile(dialect(text.language()).grammar(), pack);
      compiled.add(new Compiled(text, text.sha256(), query));
    }
    return new UserQueries(compiled, options);
  }

  /**
   * Everything but a file's bytes and settings that the rows of its language depend on; empty where
   * no query is of the language.
   */
  public static Optional<String> version(String language, List<QueryText> texts) {
    List<QueryText> own = texts.stream().filter(text -> text.language().equals(language)).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Dialect dialect = dialect(language);
    return Optional.of(
        "query %s, runtime %s, %s abi %d, rules %d, queries %s"
            .formatted(
                VERSION,
                Grammar.runtimeVersion(),
                dialect.grammar(),
                dialect.grammar().abi(),
                dialect.revision(),
                digest(own)));
  }

  /**
   * Writes the file's captures as rows of {@code query_captures}, query by query in the order of
   * their nodes, and records how the file was read. A sink that does not want the family gets
   * nothing.
   */
  public void extract(SourceFile file, FactSink out) {
    if (!out.wants(Family.QUERY)) {
      return;
    }
    String language = file.settings().language();
    if (of(file).isEmpty()) {
      String reason = "no query is for this path";
      out.record(Family.QUERY, Extraction.by(FactRows.PARSER, null, Status.SKIPPED, reason));
      return;
    }
    Dialect dialect = dialect(language);
    Deadline deadline = new Deadline(options.deadline());
    RegionParser parser = new RegionParser(engine, deadline, dialect, file);
    RegionParser.Parsed parsed = parser.parse();
    List<String> skipped = parser.skippedRanges(parsed.regions());
    if (parsed.tree().isEmpty()) {
      givenUp(file, dialect, parser.givenUp(), skipped, out);
      return;
    }
    try (SyntaxTree tree = parsed.tree().get()) {
      extract(
          file,
          new Parse(dialect, engine, tree, TreeProblems.errorBytes(tree), deadline, skipped),
          out);
    }
  }

  /**
   * A file that somebody has parsed, whose tree is the engine's last one.
   *
   * @param errorBytes how many of its bytes lie in errors
   * @param deadline what parse and queries of the file share
   * @param skipped what the ledger says was not parsed
   */
  record Parse(
      Dialect dialect,
      Engine engine,
      SyntaxTree tree,
      long errorBytes,
      Deadline deadline,
      List<String> skipped) {}

  /** Whether queries are to be run over a parse of this file by this dialect. */
  boolean areFor(SourceFile file, Dialect dialect, FactSink out) {
    String language = file.settings().language();
    return out.wants(Family.QUERY)
        && languages().contains(language)
        && dialect(language).equals(dialect)
        && !of(file).isEmpty();
  }

  /** The same as the other one, over a parse that is there. */
  void extract(SourceFile file, Parse parse, FactSink out) {
    SyntaxTree tree = parse.tree;
    String reason = tree.hasError(0) ? "syntax errors" : null;
    TimedSink timed = new TimedSink(out, parse.deadline);
    QueryRows rows = new QueryRows(tree, file.settings().language(), timed);
    for (Compiled query : of(file)) {
      Captures captures = parse.engine.query(query.query, MATCH_LIMIT, parse.deadline.left());
      timed.write(() -> {
        rows.write(captures, query.sha256);
        return null;
      });
      String cut =
          QueryCut.report(captures, query.text.name(), MATCH_LIMIT, options, Family.QUERY, out);
      reason = cut == null ? reason : cut;
    }
    String late = timed.report(Family.QUERY);
    reason = late == null ? reason : late;
    Status status = reason == null ? Status.OK : Status.PARTIAL;
    record(file, parse.dialect, status, reason, parse.errorBytes, parse.skipped, out);
  }

  /** Says why a file was not parsed. */
  void givenUp(
      SourceFile file, Dialect dialect, Diagnostic why, List<String> skipped, FactSink out) {
    out.diagnostic(Family.QUERY, why);
    record(file, dialect, Status.FAILED, why.message(), 0, skipped, out);
  }

  private void record(
      SourceFile file,
      Dialect dialect,
      Status status,
      String reason,
      long errorBytes,
      List<String> skipped,
      FactSink out) {
    String digest = digest(of(file).stream().map(Compiled::text).toList());
    out.record(
        Family.QUERY, DialectReader.outcome(dialect, digest, status, reason, errorBytes, skipped));
  }

  /** The queries for a file. */
  private List<Compiled> of(SourceFile file) {
    return queries.stream()
        .filter(query -> query.text.language().equals(file.settings().language()))
        .filter(query -> query.text.paths().matches(file.path()))
        .toList();
  }

  private static Dialect dialect(String language) {
    if (!languages().contains(language)) {
      throw new IllegalArgumentException(
          "No grammar for '%s': there are those of %s"
              .formatted(language, String.join(", ", languages())));
    }
    return language.equals(JAVA) ? Dialects.java() : Dialects.of(language).getFirst();
  }

  /** A digest of names, texts and paths, in order. */
  private static String digest(List<QueryText> texts) {
    StringBuilder all = new StringBuilder();
    for (QueryText text : texts) {
      all.append(text.name()).append('\0').append(text.text()).append('\0');
      text.paths().globs().forEach(glob -> all.append(glob).append('\0'));
      all.append('\0');
    }
    return Sha256.of(all.toString());
  }

  @Override
  public void close() {
    engine.close();
  }
}
