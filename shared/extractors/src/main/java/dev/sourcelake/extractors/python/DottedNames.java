package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.python.syntax.Kind;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.python.syntax.Role;

/** Names and attributes as dotted texts. */
final class DottedNames {
  private DottedNames() {}

  /** {@code a.b.c}, or null for what is more than names with dots between. */
  static String of(Node node) {
    int parts = 0;
    Node root = node;
    while (root.is(Kind.ATTRIBUTE)) {
      root = root.part(Role.VALUE);
      parts++;
    }
    if (!root.is(Kind.NAME)) {
      return null;
    }
    if (parts == 0) {
      return root.value();
    }
    String[] names = new String[parts + 1];
    for (Node at = node; at.is(Kind.ATTRIBUTE); at = at.part(Role.VALUE)) {
      names[parts--] = at.value();
    }
    names[0] = root.value();
    return String.join(".", names);
  }
}
