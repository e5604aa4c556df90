package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.treesitter.internal.Captures;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.TreeSitterCaptures;
import java.util.Arrays;
import java.util.Set;

/** Writes every capture of the query pack as a row, in the order of the captured nodes. */
final class CaptureRows {
  private static final Set<String> NAMES =
      Set.of("name", "alias", "module", "default", "keyword", "exported", "elsewhere");
  private static final int LONGEST_NAME = 200;

  private CaptureRows() {}

  static void write(FileFacts facts, FactSink out, Family family) {
    SyntaxTree tree = facts.tree;
    Captures captures = facts.captures;
    RowNumbers numbers = facts.numbers;
    int matches = 0;
    for (int capture : inOrder(captures)) {
      int node = captures.node(capture);
      byte[] name = captures.query().captureNameUtf8(captures.nameId(capture));
      byte[] kind = tree.kindUtf8(node);
      RowBatch row =
          out.begin(family, TreeSitterCaptures.TABLE, tree.start(node), tree.end(node))
              .set(TreeSitterCaptures.INDEX, numbers.captures++)
              .set(TreeSitterCaptures.MATCH, numbers.matches + captures.match(capture))
              .set(TreeSitterCaptures.QUERY, captures.query().queryOf(captures.pattern(capture)))
              .set(
                  TreeSitterCaptures.PATTERN,
                  captures.query().indexInQuery(captures.pattern(capture)))
              .set(TreeSitterCaptures.CAPTURE, name, 0, name.length)
              .set(TreeSitterCaptures.NODE_KIND, kind, 0, kind.length)
              .set(TreeSitterCaptures.LANGUAGE, facts.language);
      matches = Math.max(matches, captures.match(capture) + 1);
      int length = tree.end(node) - tree.start(node);
      if (length <= LONGEST_NAME && NAMES.contains(captures.name(capture))) {
        row.set(TreeSitterCaptures.TEXT, tree.text(), tree.start(node), length);
      }
    }
    numbers.matches += matches;
  }

  /** The numbers of captures, in the order of their nodes. */
  static int[] inOrder(Captures captures) {
    int[] order = byPattern(captures);
    long[] keys = new long[order.length];
    for (int place = 0; place < keys.length; place++) {
      keys[place] = (long) captures.node(order[place]) << Integer.SIZE | place;
    }
    Arrays.sort(keys);
    int[] sorted = new int[order.length];
    for (int place = 0; place < keys.length; place++) {
      sorted[place] = order[(int) keys[place]];
    }
    return sorted;
  }

  /** The numbers of captures by their patterns, those of one as they come: a counting sort. */
  private static int[] byPattern(Captures captures) {
    int[] next = new int[captures.query().patternCount() + 1];
    for (int i = 0; i < captures.size(); i++) {
      next[captures.pattern(i) + 1]++;
    }
    for (int pattern = 1; pattern < next.length; pattern++) {
      next[pattern] += next[pattern - 1];
    }
    int[] order = new int[captures.size()];
    for (int i = 0; i < order.length; i++) {
      order[next[captures.pattern(i)]++] = i;
    }
    return order;
  }
}
