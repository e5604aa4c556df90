package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;

/** What the declarators of C and C++ add to a type, and what stands around members. */
final class Declarators {
  private Declarators() {}

  /**
   * The declared type with its qualifiers, and the pointers, references, arrays and functions that
   * the declarator makes of it; of a function it is the result's.
   *
   * @param written the type's node
   */
  static String type(Definition definition, int written, SyntaxTree tree) {
    if (definition.nameNode == NONE) {
      return Text.folded(tree.text(definition.node));
    }
    StringBuilder type = new StringBuilder();
    for (int at = tree.firstChild(tree.parent(written)); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "type_qualifier") && !tree.text(at).startsWith("constexpr")) {
        type.append(tree.text(at)).append(' ');
      }
    }
    type.append(specifier(written, tree));
    String signs = signs(definition, tree);
    return Text.folded(type + (signs.isEmpty() ? "" : " ") + signs);
  }

  /** A type that is declared on the spot without its body. */
  private static String specifier(int written, SyntaxTree tree) {
    return switch (tree.kind(written)) {
      case "struct_specifier", "union_specifier", "enum_specifier", "class_specifier" -> {
        int body = tree.child(written, "body");
        int end = body == NONE ? tree.end(written) : tree.start(body);
        yield tree.text(tree.start(written), end).strip();
      }
      default -> tree.text(written);
    };
  }

  /** The declarators around a name, from the inside out, as a type without a name has them. */
  private static String signs(Definition definition, SyntaxTree tree) {
    String signs = "";
    int at = tree.parent(definition.nameNode);
    for (; at > definition.value; at = tree.parent(at)) {
      String bound = signs.isEmpty() || signs.endsWith("]") ? signs : "(" + signs + ")";
      signs =
          switch (tree.kind(at)) {
            case "pointer_declarator", "pointer_type_declarator" -> "*" + signs;
            case "reference_declarator" -> reference(at, tree) + signs;
            case "array_declarator" -> bound + "[]";
            // The one at the name makes a function of it, whose result this is about.
            case "function_declarator" -> signs.isEmpty() ? "" : bound + "()";
            default -> signs;
          };
    }
    return signs;
  }

  private static String reference(int declarator, SyntaxTree tree) {
    return tree.text(tree.firstChild(declarator));
  }

  /** The access that the specifiers before a member of a class give it; null outside of one. */
  static String access(Definition member, SyntaxTree tree) {
    int at = member.node;
    while (at > 0 && !tree.is(at, "field_declaration_list")) {
      int around = tree.parent(at);
      String found = before(around, at, tree);
      if (found != null) {
        return found;
      }
      at = around;
    }
    if (at <= 0) {
      return null;
    }
    return member.parent.kind.equals("class") ? "private" : "public";
  }

  private static String before(int list, int member, SyntaxTree tree) {
    String access = null;
    for (int at = tree.firstChild(list); at != NONE && at < member; at = tree.nextSibling(at)) {
      access = tree.is(at, "access_specifier") ? tree.text(at).strip() : access;
    }
    return access;
  }
}
