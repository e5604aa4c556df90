package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.ByteRange;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.List;
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

  @Override
  boolean packagesSpanFiles() {
    return true;
  }
}
