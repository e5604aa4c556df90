package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Rules.Pairs;
import dev.sourcelake.extractors.treesitter.Rules.Trait;
import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;

/** Kotlin. */
final class Kotlin extends TableDialect {
  private static final Rules RULES =
      Rules.NONE
          .with(
              Words.MODIFIERS,
              "class_modifier function_modifier inheritance_modifier member_modifier"
                  + " parameter_modifier platform_modifier property_modifier visibility_modifier"
                  + " reification_modifier variance_modifier val var")
          .with(Words.MODIFIER_LISTS, "modifiers type_parameter_modifiers parameter_modifiers")
          .with(Words.ATTRIBUTES, "annotation")
          .with(Words.ENCLOSING, "initializer enum_constant")
          .with(Words.FOREIGN_HEADS, "function_type function_body block setter")
          .with(Words.SELF, "this")
          .with(Words.PARENTS, "super")
          .with(Words.CONSTRUCTORS, "constructor")
          .with(
              Words.PRIMITIVES,
              "Any AnyRef Array Boolean Byte Char Double Float Int List Long Nothing Short String"
                  + " Unit")
          .with(Words.STANDARD_MODULES, "kotlin java javax")
          .with(Pairs.ACCESS, "public=public private=private protected=protected internal=internal")
          .with(Pairs.LITERALS, "string_literal=String multiline_string_literal=String")
          .with(Pairs.MEMBERS, "function=method")
          .with(
              Trait.TYPES_ARE_SCOPES,
              Trait.PACKAGES_SPAN_FILES,
              Trait.MEMBERS_WITHOUT_RECEIVER,
              Trait.CAPITAL_TYPES);

  Kotlin() {
    super("kotlin", Grammar.of("kotlin", "tree-sitter-kotlin-ng"), RULES, pack("kotlin"));
  }

  @Override
  String sample() {
    return """
    package a.b
    import c.D as E
    /** Doc. */
    class F(val g: Int) : E(g), H {
        private val i = E(1)
        fun j(k: String): Int {
            i.l(k) { it }
            return m(g)
        }
    }
    """;
  }

  @Override
  String docFormat() {
    return "kdoc";
  }

  @Override
  String rootKind() {
    return "package";
  }

  @Override
  String moduleOf(SourceFile file, SyntaxTree tree) {
    for (int at = tree.firstChild(0); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "package_header")) {
        int name = tree.firstNamedChild(at);
        return name == NONE ? "" : plain(tree.text(name));
      }
    }
    return "";
  }

  @Override
  String builtinModule() {
    return "kotlin";
  }

  @Override
  String nameText(SyntaxTree tree, int name) {
    String text = tree.text(name);
    return tree.is(name, "companion") ? "Companion" : text.replace("`", "");
  }

  @Override
  int lastOfPath(int path, SyntaxTree tree) {
    int last = path;
    for (int at = tree.firstChild(path); at != NONE; at = tree.nextSibling(at)) {
      last = tree.is(at, "identifier") ? at : last;
    }
    return last;
  }

  /** The head of a lambda ends with its arrow. */
  @Override
  int headEnd(Definition definition, SyntaxTree tree) {
    if (!definition.kind.equals("lambda") || !tree.is(definition.node, "lambda_literal")) {
      return super.headEnd(definition, tree);
    }
    for (int at = tree.firstChild(definition.node); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "->")) {
        return tree.end(at);
      }
    }
    return tree.start(definition.node) + 1;
  }

  @Override
  void refine(Definition definition, FileFacts facts) {
    Definition around = definition.parent;
    if (facts.tree.is(definition.node, "primary_constructor")) {
      definition.name = "constructor";
      definition.settle(around);
    }
    super.refine(definition, facts);
    if (definition.kind.equals("property") && around.kind.equals("constructor")) {
      // A property that the constructor takes is both.
      around.addParameter(definition);
      definition.settle(around.parent);
    } else if (definition.kind.equals("property") && !around.isType() && around != facts.root) {
      definition.kind = "variable";
      definition.local = true;
    }
  }

  @Override
  String visibilityByPlace(Definition definition, FileFacts facts) {
    return definition.kind.equals("variable") || definition.kind.equals("initializer")
        ? null
        : "public";
  }
}
