package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.ByteRange;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** SQL: what scripts create. Qualified names are as written, with the schema where one is given. */
final class Sql extends TableDialect {
  private static final Pattern QUOTES = Pattern.compile("^[\"`\\[]|[\"`\\]]$");

  private static final Rules RULES = Rules.NONE.with(Words.ENCLOSING, "table view");

  Sql() {
    super(
        "sql",
        Grammar.of("sql", "tree-sitter-sequel"),
        RULES,
        List.of("sql/00_definitions", "sql/10_calls", "sql/40_docs"));
  }

  @Override
  List<ByteRange> unreadable(byte[] utf8) {
    return SqlCuts.of(utf8);
  }

  @Override
  String unreadableAs() {
    return "unsupported";
  }

  @Override
  byte[] spelled(byte[] utf8) {
    return SqlSpelling.spelledIn(utf8);
  }

  @Override
  int revision() {
    return 1;
  }

  @Override
  String sample() {
    return """
    -- Doc.
    CREATE TABLE a.b (c INT PRIMARY KEY);
    SELECT count(c) FROM a.b;
    """;
  }

  @Override
  String docFormat() {
    return "comment";
  }

  @Override
  String nameText(SyntaxTree tree, int name) {
    String text = Text.after(Text.folded(tree.text(name)), '.').strip();
    return QUOTES.matcher(text).replaceAll("");
  }

  @Override
  void refine(Definition definition, FileFacts facts) {
    super.refine(definition, facts);
    if (definition.name != null && facts.tree.is(definition.nameNode, "object_reference")) {
      String written = facts.tree.text(definition.nameNode).replaceAll("[\"`\\[\\]\\s]", "");
      definition.memberName = written.indexOf('.') < 0 ? null : written;
    }
  }

  /** Where a body is not read, it is not where the parser takes it to be. */
  @Override
  int body(Definition definition, SyntaxTree tree) {
    return hasBodyUnread(definition, tree) ? NONE : super.body(definition, tree);
  }

  @Override
  int headEnd(Definition definition, SyntaxTree tree) {
    return hasBodyUnread(definition, tree)
        ? tree.end(tree.firstChild(definition.node, "function_arguments"))
        : super.headEnd(definition, tree);
  }

  /** Whether a word that the grammar wants stands over the body, see {@link SqlSpelling}. */
  private static boolean hasBodyUnread(Definition definition, SyntaxTree tree) {
    int returns = tree.firstChild(definition.node, "keyword_returns");
    if (returns == NONE || !definition.kind.equals("function")) {
      return false;
    }
    String written = tree.text(returns).toLowerCase(Locale.ROOT);
    return !written.equals("returns") && !"language".startsWith(written);
  }

  @Override
  boolean packagesSpanFiles() {
    return true;
  }
}
