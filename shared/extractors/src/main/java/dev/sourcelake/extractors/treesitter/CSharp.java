package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Rules.Pairs;
import dev.sourcelake.extractors.treesitter.Rules.Trait;
import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.regex.Pattern;

/** C#. */
final class CSharp extends TableDialect {
  private static final Pattern STATIC = Pattern.compile("(?s)(global\\s+)?using\\s+static\\s.*");

  private static final Rules RULES =
      Rules.NONE
          .with(Words.MODIFIERS, "modifier")
          .with(Words.ATTRIBUTES, "attribute_list")
          .with(Words.FOREIGN_HEADS, "block attribute_list")
          .with(Words.SELF, "this")
          .with(Words.PARENTS, "base")
          .with(
              Words.PRIMITIVES,
              "bool byte sbyte char decimal double float int uint nint nuint long ulong short ushort"
                  + " object string dynamic void var")
          .with(Words.STANDARD_MODULES, "System")
          .with(
              Pairs.ACCESS,
              "public=public private=private protected=protected internal=internal file=private")
          .with(Pairs.LITERALS, "string_literal=String verbatim_string_literal=String")
          .with(
              Trait.TYPES_ARE_SCOPES,
              Trait.PACKAGES_SPAN_FILES,
              Trait.MEMBERS_WITHOUT_RECEIVER,
              Trait.FALLS_TO_TOP,
              Trait.CAPITAL_TYPES);

  CSharp() {
    super("csharp", Grammar.of("c_sharp", "tree-sitter-c-sharp"), RULES, pack("csharp"));
  }

  @Override
  String sample() {
    return """
    using System;
    namespace A.B;
    /// <summary>Doc.</summary>
    public class C<T> : D, IE { int f; C() : base(1) { } void M(int p) { var g = new C<T>(); g.M(f); this.M(p => p); } }
    """;
  }

  @Override
  String docFormat() {
    return "xmldoc";
  }

  @Override
  String builtinModule() {
    return "System";
  }

  /** The namespace of the whole file, where one stands above its types without braces. */
  @Override
  String moduleOf(SourceFile file, SyntaxTree tree) {
    for (int at = tree.firstChild(0); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "file_scoped_namespace_declaration")) {
        int name = tree.child(at, "name");
        return name == NONE ? "" : plain(tree.text(name));
      }
    }
    return "";
  }

  @Override
  String nameText(SyntaxTree tree, int name) {
    String text = tree.text(name);
    int around = tree.parent(name);
    return switch (tree.kind(around)) {
      case "operator_declaration", "conversion_operator_declaration" ->
          "operator " + Text.folded(text);
      case "destructor_declaration" -> "~" + text;
      default -> text.startsWith("@") ? text.substring(1) : text;
    };
  }

  @Override
  int headEnd(Definition definition, SyntaxTree tree) {
    int end = super.headEnd(definition, tree);
    // A namespace without braces and a file's end are no body.
    return Math.max(end, tree.start(definition.node));
  }

  @Override
  String visibilityByPlace(Definition definition, FileFacts facts) {
    Definition around = definition.parent;
    if (definition.kind.equals("namespace")) {
      return null;
    }
    return switch (around.kind) {
      case "interface", "enum" -> "public";
      case "class", "struct", "record" ->
          definition.kind.equals("record_component") ? "public" : "private";
      default -> "internal";
    };
  }

  @Override
  boolean isStatic(ImportFact imported, SyntaxTree tree) {
    return STATIC.matcher(tree.text(imported.start(), imported.end())).matches();
  }
}
