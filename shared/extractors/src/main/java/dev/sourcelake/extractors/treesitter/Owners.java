package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

/** Types that definitions belong to by their words, as methods written outside of their class. */
final class Owners {
  private Owners() {}

  /**
   * Gives a definition to a type: the one of the file if it is there, else one that no row tells of
   * and that only holds what the file says of its members.
   *
   * @param owner its name with dots, from where the definition stands; null leaves all as it is
   */
  static void settle(Definition definition, String owner, FileFacts facts) {
    if (owner == null) {
      return;
    }
    Definition around = owner.startsWith(".") ? facts.root : facts.enclosing;
    String path = Text.withoutFirst(owner, '.');
    String simple = Text.after(owner, '.');
    Definition type = facts.types.get(simple);
    if (type != null && type.id != NONE) {
      definition.settle(type);
      return;
    }
    definition.owner = path;
    definition.ownerScope = around;
    definition.settle(
        type != null
            ? type
            : facts.owners.computeIfAbsent(
                around.id + " " + path, _ -> absent(simple, path, around)));
  }

  /** What holds the members that are written as those of a name, or null. */
  static Definition of(String name, Definition around, FileFacts facts) {
    return facts.owners.get(around.id + " " + name);
  }

  private static Definition absent(String simple, String owner, Definition around) {
    Definition type = new Definition("class", around.node, NONE, simple, around.node, NONE);
    type.settle(around);
    type.qualifiedName = Names.joined(around.qualifiedName, owner);
    return type;
  }
}
