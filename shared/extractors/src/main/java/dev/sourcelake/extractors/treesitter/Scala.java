package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Rules.Pairs;
import dev.sourcelake.extractors.treesitter.Rules.Trait;
import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.List;

/** Scala, 2 and 3. */
final class Scala extends TableDialect {
  private static final Rules RULES =
      Rules.NONE
          .with(
              Words.MODIFIERS,
              "access_modifier abstract final sealed implicit lazy override case inline_modifier"
                  + " open_modifier transparent_modifier infix_modifier opaque_modifier val var")
          .with(Words.MODIFIER_LISTS, "modifiers")
          .with(Words.ATTRIBUTES, "annotation")
          .with(Words.FOREIGN_HEADS, "block template_body indented_block function_type")
          .with(Words.SELF, "this")
          .with(Words.PARENTS, "super")
          .with(Words.CONSTRUCTORS, "this")
          .with(
              Words.PRIMITIVES,
              "Any AnyRef Array Boolean Byte Char Double Float Int List Long Nothing Short String"
                  + " Unit")
          .with(Words.STANDARD_MODULES, "scala java javax")
          .with(Pairs.ACCESS, "private=private protected=protected")
          .with(Pairs.LITERALS, "string=String interpolated_string_expression=String")
          .with(Pairs.MEMBERS, "function=method variable=field")
          .with(
              Trait.TYPES_ARE_SCOPES,
              Trait.PACKAGES_SPAN_FILES,
              Trait.MEMBERS_WITHOUT_RECEIVER,
              Trait.CAPITAL_TYPES);

  Scala() {
    super("scala", Grammar.of("scala", "tree-sitter-scala"), RULES, pack("scala"));
  }

  @Override
  String sample() {
    return """
    package a.b
    import c.{D => E, _}
    /** Doc. */
    class F(g: Int) extends E(g) with H { val i = new E(1); def j(k: String): Int = { i.l(k); m(k => k) } }
    """;
  }

  @Override
  String docFormat() {
    return "scaladoc";
  }

  @Override
  String rootKind() {
    return "package";
  }

  /** The packages of the whole file: several clauses without braces are one inside the other. */
  @Override
  String moduleOf(SourceFile file, SyntaxTree tree) {
    String module = "";
    for (int at = tree.firstChild(0); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "package_clause") && tree.child(at, "body") == NONE) {
        int name = tree.child(at, "name");
        module = name == NONE ? module : Names.joined(module, plain(tree.text(name)));
      }
    }
    return module;
  }

  @Override
  String builtinModule() {
    return "scala";
  }

  @Override
  String nameText(SyntaxTree tree, int name) {
    return tree.text(name).replace("`", "");
  }

  /** A modifier may say in brackets how far it reaches. */
  @Override
  String visibilityByPlace(Definition definition, FileFacts facts) {
    if (definition.kind.equals("namespace")) {
      return null;
    }
    for (String modifier : modifiersOf(definition, facts.tree)) {
      if (modifier.startsWith("private[") || modifier.startsWith("protected[")) {
        return modifier.startsWith("private[") ? "package" : "protected";
      }
    }
    return "public";
  }

  @Override
  void readImport(Match match, boolean oneOfSeveral, FileFacts facts, List<ImportFact> imports) {
    new ScalaImports(match, facts, this, imports).read();
  }
}
