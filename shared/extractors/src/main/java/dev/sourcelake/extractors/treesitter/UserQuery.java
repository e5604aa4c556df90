package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extraction.Status;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.internal.Captures;
import dev.sourcelake.extractors.treesitter.internal.Engine;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.Query;
import dev.sourcelake.extractors.treesitter.internal.QueryPack;
import dev.sourcelake.extractors.treesitter.internal.QueryPack.NamedQuery;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A tree-sitter query of a person's own, over files of one language. For one thread; whoever made
 * it closes it.
 */
public final class UserQuery implements AutoCloseable {
  private static final int MATCH_LIMIT = 65_536;
  private static final String JAVA = "java";

  private final Engine engine = new Engine();
  private final String language;
  private final Grammar grammar;
  private final Query query;
  private final ExtractorOptions options;

  private UserQuery(String language, Grammar grammar, Query query, ExtractorOptions options) {
    this.language = language;
    this.grammar = grammar;
    this.query = query;
    this.options = options;
  }

  /** The languages that queries may be of. */
  public static Set<String> languages() {
    Set<String> all = new TreeSet<>(Dialects.languages());
    all.add(JAVA);
    return all;
  }

  /**
   * Compiles a query.
   *
   * @param name what rows call it
   * @throws IllegalArgumentException if the language is unknown or the query is wrong; the message
   *     is one line that says the query, its line and column from 1, and the reason
   */
  public static UserQuery compile(
      String language, String name, String text, ExtractorOptions options) {
    if (!languages().contains(language)) {
      throw new IllegalArgumentException(
          "No grammar for '%s': there are those of %s"
              .formatted(language, String.join(", ", languages())));
    }
    Dialect dialect = language.equals(JAVA) ? Dialects.java() : Dialects.of(language).getFirst();
    Query query =
        Query.compile(dialect.grammar(), new QueryPack(List.of(new NamedQuery(name, text))));
    return new UserQuery(language, dialect.grammar(), query, options);
  }

  /**
   * Writes the file's captures as rows of {@code tree_sitter_captures}, in the order of their
   * nodes, with the text of each, and records how the file was read.
   */
  public void write(SourceFile file, FactSink out) {
    SourceText text = file.text();
    Optional<SyntaxTree> parsed = engine.parse(grammar, text.utf8(), List.of(), options.deadline());
    String reason = "no answer within " + options.deadline();
    Status status = Status.FAILED;
    if (parsed.isPresent()) {
      try (SyntaxTree tree = parsed.get()) {
        Captures captures = engine.query(query, MATCH_LIMIT, options.deadline());
        CaptureRows.writeAll(captures, tree, language, out, Family.TREE_SITTER);
        boolean whole =
            !captures.deadlinePassed() && !captures.matchLimitExceeded() && !captures.tooDeep();
        status = whole ? Status.OK : Status.PARTIAL;
        reason = whole ? null : "the query was not run to its end";
      }
    }
    out.record(
        Family.TREE_SITTER, Extraction.by("tree-sitter", Grammar.runtimeVersion(), status, reason));
  }

  @Override
  public void close() {
    engine.close();
  }
}
