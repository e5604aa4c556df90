package dev.sourcelake.extractors.java.tokens;

import java.util.Arrays;

/**
 * Knows which {@code <} may have opened a list of types, so that {@code >>} can be told from two
 * closing brackets: a token that stands in no such list ends all of them up to the parenthesis
 * around.
 */
final class TypeBrackets {
  private int[] outer = new int[16];
  private int parentheses;
  private int open;

  /** How many lists are open. */
  int open() {
    return open;
  }

  void openList() {
    open++;
  }

  void closeList() {
    open--;
  }

  /** A token that is in no list of types. */
  void endAll() {
    open = 0;
  }

  void openParenthesis() {
    if (parentheses == outer.length) {
      outer = Arrays.copyOf(outer, 2 * parentheses);
    }
    outer[parentheses++] = open;
    open = 0;
  }

  void closeParenthesis() {
    open = parentheses == 0 ? 0 : outer[--parentheses];
  }
}
