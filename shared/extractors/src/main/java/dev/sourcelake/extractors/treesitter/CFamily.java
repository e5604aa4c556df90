package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.Rules.Pairs;
import dev.sourcelake.extractors.treesitter.Rules.Trait;
import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.ByteRange;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** C and C++, whose declarators wrap a name in what makes another type of it. */
final class CFamily extends TableDialect {
  private static final Rules C =
      Rules.NONE
          .with(
              Words.NAMES,
              "identifier field_identifier type_identifier primitive_type operator_name"
                  + " destructor_name operator_cast")
          .with(
              Words.MODIFIERS,
              "storage_class_specifier type_qualifier virtual virtual_specifier"
                  + " explicit_function_specifier inline constexpr")
          .with(Words.MODIFIER_LISTS, "function_declarator pointer_declarator reference_declarator")
          .with(
              Words.FOREIGN_HEADS,
              "parameter_declaration optional_parameter_declaration compound_statement"
                  + " type_descriptor template_argument_list")
          .with(
              Words.PRIMITIVES,
              "auto bool char double float int long short signed unsigned void char8_t char16_t"
                  + " char32_t wchar_t size_t")
          .with(Words.STANDARD_MODULES, WordList.read("c_headers"))
          .with(Trait.PACKAGES_SPAN_FILES);
  private static final Rules CPP =
      C.with(Words.SELF, "this *this")
          .with(Words.STANDARD_MODULES, WordList.read("cpp_headers"))
          .with(Words.STANDARD_MODULES, "std")
          .with(Pairs.MEMBERS, "function=method variable=field")
          .with(Trait.TYPES_ARE_SCOPES, Trait.MEMBERS_WITHOUT_RECEIVER);

  /** What stands between a name and the declarator that it is the name of. */
  private static final Set<String> PATHS =
      Set.of("qualified_identifier", "template_function", "dependent_name", "template_method");

  private CFamily(String language, Rules rules, List<String> files) {
    super(language, Grammar.of(language, "tree-sitter-" + language), rules, files);
  }

  /** C. */
  static CFamily c() {
    return new CFamily(
        "c", C, List.of("c/00_definitions", "c/10_calls", "c/20_imports", "c/40_docs"));
  }

  /** C++. */
  static CFamily cpp() {
    return new CFamily(
        "cpp",
        CPP,
        List.of(
            "cpp/00_definitions",
            "cpp/10_calls",
            "cpp/20_imports",
            "cpp/30_supertypes",
            "c/40_docs"));
  }

  @Override
  List<ByteRange> unreadable(byte[] utf8) {
    return language().equals("c") ? PreprocessorCuts.ofC(utf8) : PreprocessorCuts.ofCpp(utf8);
  }

  @Override
  int revision() {
    return 3;
  }

  @Override
  String sample() {
    return """
    #include <stdio.h>
    /** Doc. */
    struct a { int b; };
    static int *f(struct a *c, char d[]) { g(c->b); return c->h(d); }
    """;
  }

  @Override
  String docFormat() {
    return "doxygen";
  }

  @Override
  void boundNames(SyntaxTree tree, int pattern, List<Integer> names) {
    int at = pattern;
    while (at != NONE && !rules().words(Words.NAMES).contains(tree.kind(at))) {
      at = inner(at, tree);
    }
    if (at != NONE) {
      names.add(at);
    }
  }

  /** The declarator or name in a declarator, or none. */
  private static int inner(int declarator, SyntaxTree tree) {
    int named =
        PATHS.contains(tree.kind(declarator))
            ? tree.child(declarator, "name")
            : tree.child(declarator, "declarator");
    if (named != NONE) {
      return named;
    }
    return switch (tree.kind(declarator)) {
      case "reference_declarator",
          "parenthesized_declarator",
          "attributed_declarator",
          "variadic_declarator",
          "dependent_name" ->
          innerOf(declarator, tree);
      default -> NONE;
    };
  }

  private static int innerOf(int declarator, SyntaxTree tree) {
    int at = tree.firstNamedChild(declarator);
    while (at != NONE && tree.kind(at).startsWith("ms_")) {
      at = tree.nextSibling(at);
    }
    return at;
  }

  @Override
  String nameText(SyntaxTree tree, int name) {
    String text = Text.folded(tree.text(name));
    int parameters = tree.is(name, "operator_cast") ? text.indexOf('(') : -1;
    return parameters < 0 ? text : text.substring(0, parameters).strip();
  }

  @Override
  void refine(Definition definition, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    int path = NONE;
    int at = definition.nameNode == NONE ? NONE : tree.parent(definition.nameNode);
    while (at != NONE && PATHS.contains(tree.kind(at))) {
      path = tree.is(at, "qualified_identifier") ? at : path;
      at = tree.parent(at);
    }
    boolean isFunction = at != NONE && tree.is(at, "function_declarator");
    switch (definition.kind) {
      case "variable", "field", "function" -> {
        boolean declares = isFunction && !facts.enclosing.isFunction();
        boolean casts =
            definition.nameNode != NONE && tree.is(definition.nameNode, "operator_cast");
        definition.kind = declares || casts ? "function" : definition.kind;
        definition.kind =
            !declares && tree.is(definition.value, "declaration") ? "variable" : definition.kind;
        if (path != NONE && definition.name != null) {
          String owner = tree.text(tree.start(path), tree.start(definition.nameNode));
          Owners.settle(definition, typeName(owner.replaceFirst("::\\s*$", "")), facts);
        }
      }
      case "parameter" -> {
        boolean ofTemplate = tree.is(tree.parent(definition.node), "template_parameter_list");
        definition.kind = ofTemplate ? "type_parameter" : definition.kind;
      }
      default -> {}
    }
    super.refine(definition, facts);
    if (definition.kind.equals("method") && definition.name.equals(definition.parent.name)) {
      definition.kind = "constructor";
    }
  }

  @Override
  String declaredType(Definition definition, int type, SyntaxTree tree) {
    return Declarators.type(definition, type, tree);
  }

  /** {@code (void)} stands for no parameters. */
  @Override
  boolean isParameter(Definition definition) {
    return definition.name != null || !"void".equals(definition.type);
  }

  @Override
  boolean redeclares() {
    return true;
  }

  /** Directives of the preprocessor have their line's end. */
  @Override
  int end(int node, SyntaxTree tree) {
    int end = tree.end(node);
    while (end > tree.start(node) && Character.isWhitespace(tree.text()[end - 1])) {
      end--;
    }
    return end;
  }

  @Override
  boolean encloses(Definition definition) {
    return super.encloses(definition)
        && !(definition.kind.equals("type_alias") && definition.node == definition.value);
  }

  @Override
  boolean isNew(Definition definition, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    boolean named = definition.name != null || !definition.kind.equals("variable");
    return named
        && !tree.isMissing(Math.max(0, definition.nameNode))
        && super.isNew(definition, facts);
  }

  @Override
  List<String> modifiers(Definition definition, SyntaxTree tree) {
    List<String> modifiers = new ArrayList<>();
    if (definition.parent != null && !definition.isType()) {
      addModifiers(definition.node, modifiers, tree);
      if (definition.value != definition.node) {
        addModifiers(definition.value, modifiers, tree);
      }
    }
    return modifiers;
  }

  @Override
  String visibilityByPlace(Definition definition, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    if (definition.parent.isType()) {
      return definition.kind.equals("enum_constant")
          ? "public"
          : Declarators.access(definition, tree);
    }
    return switch (definition.kind) {
      case "function", "variable" ->
          modifiersOf(definition, tree).contains("static") || isUnnamed(definition.parent)
              ? "internal"
              : "exported";
      default -> null;
    };
  }

  private static boolean isUnnamed(Definition scope) {
    return scope.kind.equals("namespace") && scope.name == null;
  }

  @Override
  String importTarget(String module, String name, FileFacts facts) {
    return name == null ? module.replace("::", ".") : super.importTarget(module, name, facts);
  }

  /** An included file binds no name. */
  @Override
  String boundBy(String module) {
    return null;
  }

  @Override
  String origin(String module, Match match, FileFacts facts) {
    if (match.detail().equals("using")) {
      return module.equals("std") || module.startsWith("std::") ? "stdlib" : "unknown";
    }
    if (rules().words(Words.STANDARD_MODULES).contains(module)) {
      return "stdlib";
    }
    return match.node("system") == NONE ? "repo" : "unknown";
  }
}
