package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.treesitter.internal.Captures;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.TreeSitterCaptures;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;

/** Writes every capture of the query pack as a row, in the order of the captured nodes. */
final class CaptureRows {
  private static final Set<String> NAMES =
      Set.of("name", "alias", "module", "default", "keyword", "exported", "elsewhere");
  private static final int LONGEST_NAME = 200;

  private CaptureRows() {}

  static void write(FileFacts facts, FactSink out, Family family) {
    facts.numbers.matches +=
        write(facts.captures, facts.tree, facts.language, facts.numbers, NAMES, out, family);
  }

  /** Writes captures of a query that is a person's own, the text of each included. */
  static void writeAll(
      Captures captures, SyntaxTree tree, String language, FactSink out, Family family) {
    write(captures, tree, language, new RowNumbers(), null, out, family);
  }

  /** Texts are those of captures of these names; null stands for all. Returns how many matches. */
  private static int write(
      Captures captures,
      SyntaxTree tree,
      String language,
      RowNumbers numbers,
      Set<String> named,
      FactSink out,
      Family family) {
    Integer[] order = new Integer[captures.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingInt(captures::node)
            .thenComparingInt(captures::pattern)
            .thenComparingInt(i -> i));
    int matches = 0;
    for (int capture : order) {
      int node = captures.node(capture);
      String name = captures.name(capture);
      RowBatch row =
          out.begin(family, TreeSitterCaptures.TABLE, tree.start(node), tree.end(node))
              .set(TreeSitterCaptures.INDEX, numbers.captures++)
              .set(TreeSitterCaptures.MATCH, numbers.matches + captures.match(capture))
              .set(TreeSitterCaptures.QUERY, captures.query().queryOf(captures.pattern(capture)))
              .set(
                  TreeSitterCaptures.PATTERN,
                  captures.query().indexInQuery(captures.pattern(capture)))
              .set(TreeSitterCaptures.CAPTURE, name)
              .set(TreeSitterCaptures.NODE_KIND, tree.kind(node))
              .set(TreeSitterCaptures.LANGUAGE, language);
      matches = Math.max(matches, captures.match(capture) + 1);
      int length = tree.end(node) - tree.start(node);
      if ((named == null || named.contains(name)) && length <= LONGEST_NAME) {
        row.set(TreeSitterCaptures.TEXT, tree.text(), tree.start(node), length);
      }
    }
    return matches;
  }
}
