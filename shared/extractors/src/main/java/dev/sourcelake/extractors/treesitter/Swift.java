package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Rules.Pairs;
import dev.sourcelake.extractors.treesitter.Rules.Trait;
import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Swift. */
final class Swift extends TableDialect {
  /** Where the package manager keeps a module's files. */
  private static final Pattern TARGET = Pattern.compile("(?:^|/)(?:Sources|Tests)/([^/]+)/");

  private static final Rules RULES =
      Rules.NONE
          .with(
              Words.MODIFIERS,
              "visibility_modifier inheritance_modifier property_modifier member_modifier"
                  + " function_modifier mutation_modifier ownership_modifier"
                  + " property_behavior_modifier parameter_modifier indirect async throws")
          .with(Words.MODIFIER_LISTS, "modifiers")
          .with(Words.FOREIGN_HEADS, "function_type function_body statements")
          .with(Words.SELF, "self Self")
          .with(Words.PARENTS, "super")
          .with(Words.CONSTRUCTORS, "init")
          .with(Words.PRIMITIVES, "Any Bool Character Double Float Int Int64 String UInt Void")
          .with(Words.STANDARD_MODULES, WordList.read("swift_modules"))
          .with(
              Pairs.ACCESS,
              "public=public open=public internal=internal package=package fileprivate=private"
                  + " private=private")
          .with(Pairs.LITERALS, "line_string_literal=String multi_line_string_literal=String")
          .with(Pairs.MEMBERS, "function=method variable=field")
          .with(
              Trait.TYPES_ARE_SCOPES,
              Trait.PACKAGES_SPAN_FILES,
              Trait.MEMBERS_WITHOUT_RECEIVER,
              Trait.CAPITAL_TYPES);

  Swift() {
    super("swift", Grammar.of("swift", "tree-sitter-swift"), RULES, pack("swift"));
  }

  @Override
  String sample() {
    return """
    import Foundation
    /// Doc.
    public final class A<T>: B, C { let d: Int = 1; init(e: Int) { super.init(e) }; func f(g h: T) -> Int { let i = A(e: 1); i.f(g: h) { j in j }; return k() } }
    """;
  }

  @Override
  String docFormat() {
    return "markdown";
  }

  @Override
  String moduleOf(SourceFile file, SyntaxTree tree) {
    Matcher target = TARGET.matcher(file.path());
    return target.find() ? target.group(1) : "";
  }

  @Override
  String builtinModule() {
    return "Swift";
  }

  @Override
  int lastOfPath(int path, SyntaxTree tree) {
    int last = path;
    for (int at = tree.firstChild(path); at != NONE; at = tree.nextSibling(at)) {
      last = tree.isNamed(at) ? at : last;
    }
    return last;
  }

  @Override
  String nameText(SyntaxTree tree, int name) {
    return tree.text(name).replace("`", "");
  }

  /** What stands between the parameters and the body, after the arrow. */
  @Override
  void refine(Definition definition, FileFacts facts) {
    super.refine(definition, facts);
    if (definition.isFunction() && definition.type == null) {
      int arrow = NONE;
      SyntaxTree tree = facts.tree;
      for (int at = tree.firstChild(definition.node); at != NONE; at = tree.nextSibling(at)) {
        if (arrow != NONE && tree.isNamed(at)) {
          definition.type = Text.folded(tree.text(at));
          definition.typeDeclared = true;
          break;
        }
        arrow = tree.is(at, "->") ? at : arrow;
      }
    }
  }

  @Override
  String visibilityByPlace(Definition definition, FileFacts facts) {
    Definition around = definition.parent;
    boolean asAround = around.kind.equals("protocol") || around.kind.equals("enum");
    return asAround && !definition.isType() ? visibility(around, facts) : "internal";
  }
}
