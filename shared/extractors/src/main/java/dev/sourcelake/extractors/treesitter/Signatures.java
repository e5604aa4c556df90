package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;

/** Signatures: heads as written, and erased ones that tell overloads apart. */
final class Signatures {
  /** A head is not read further than this, in bytes. */
  private static final int LONGEST_HEAD = 8_000;

  private Signatures() {}

  /** The head up to the body, white space folded, without the sign that opens the body. */
  static String written(Definition definition, Dialect dialect, SyntaxTree tree) {
    int start = dialect.headStart(definition, tree);
    int end = Math.min(dialect.headEnd(definition, tree), start + LONGEST_HEAD);
    String head = Text.folded(tree.text(start, Math.max(start, end)));
    return head.substring(0, endWithoutSign(head));
  }

  /** Where a head of folded white space ends but for the sign that opens a body or ends a line. */
  private static int endWithoutSign(String head) {
    int end = head.length();
    if (end == 0) {
      return 0;
    }
    switch (head.charAt(end - 1)) {
      case ':', '{', '=', ';', ',' -> end--;
      case '>' -> end -= head.endsWith("=>") ? 2 : 0;
      default -> {}
    }
    if (end < head.length()) {
      while (end > 0 && head.charAt(end - 1) == ' ') {
        end--;
      }
    }
    return end;
  }

  /**
   * The name and the parameters' types without type arguments; {@code _} where none is declared.
   */
  static String erased(Definition function) {
    StringBuilder erased = new StringBuilder(function.memberName()).append('(');
    for (int i = 0; i < function.parameterTypes.size(); i++) {
      String type = function.parameterTypes.get(i);
      erased.append(i == 0 ? "" : ", ").append(type == null ? "_" : bare(type));
    }
    return Text.cut(erased.append(')').toString(), 1_000);
  }

  private static String bare(String type) {
    String bare = Text.without(type, '<', '>').strip();
    int bracket = bare.indexOf('[');
    // A[B] loses its argument; []B, B[] and [4]B are arrays.
    boolean hasArgument = bracket > 0 && bare.endsWith("]") && !bare.endsWith("[]");
    return hasArgument ? bare.substring(0, bracket) : bare;
  }
}
