package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Match.Topic;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** JavaScript and TypeScript, each with JSX or without. */
final class JavaScript extends Dialect {
  private static final Set<String> ENCLOSING =
      Set.of("namespace", "module", "class", "interface", "enum", "type_alias");
  private static final Set<String> GLOBALS = WordList.read("javascript_globals");

  private final boolean typed;

  private JavaScript(String language, Grammar grammar, List<String> files, boolean typed) {
    super(language, grammar, files);
    this.typed = typed;
  }

  /** JavaScript, JSX included. */
  static JavaScript plain() {
    return new JavaScript(
        "javascript",
        Grammar.of("javascript", "tree-sitter-javascript"),
        List.of(
            "javascript/00_definitions",
            "javascript/01_definitions_of_javascript",
            "javascript/10_calls",
            "javascript/11_elements",
            "javascript/20_imports",
            "javascript/30_supertypes",
            "javascript/40_docs"),
        false);
  }

  /** TypeScript; {@code jsx} for files that may hold elements, which cannot hold casts. */
  static JavaScript typed(boolean jsx) {
    List<String> files = new ArrayList<>();
    files.addAll(
        List.of(
            "javascript/00_definitions",
            "typescript/01_definitions_of_typescript",
            "javascript/10_calls",
            "typescript/12_calls_of_typescript"));
    if (jsx) {
      files.add("javascript/11_elements");
    }
    files.addAll(
        List.of(
            "javascript/20_imports",
            "typescript/21_imports_of_typescript",
            "typescript/30_supertypes",
            "javascript/40_docs"));
    return new JavaScript(
        "typescript",
        Grammar.of(jsx ? "tsx" : "typescript", "tree-sitter-typescript"),
        files,
        true);
  }

  @Override
  String sample() {
    return """
    import a, { b as c } from "./m";
    /** Doc. */
    export class A extends B {
      d = 1;
      async f(x, { y } = {}, ...z) { this.g = new C(`${x}`); return super.f(y, () => c(z)); }
    }
    export const h = (v) => v.map(a);
    """;
  }

  @Override
  String moduleOf(SourceFile file, SyntaxTree tree) {
    return JavaScriptModules.named(JavaScriptModules.unresolved(file));
  }

  @Override
  char moduleSeparator() {
    return '/';
  }

  @Override
  void boundNames(SyntaxTree tree, int pattern, List<Integer> names) {
    int at = pattern;
    while (at < tree.after(pattern)) {
      switch (tree.kind(at)) {
        case "identifier", "shorthand_property_identifier_pattern" -> {
          names.add(at);
          at = tree.after(at);
        }
        // The key of a pair and a default value bind nothing.
        case "pair_pattern" ->
            at = tree.child(at, "value") == NONE ? tree.after(at) : tree.child(at, "value");
        case "assignment_pattern", "object_assignment_pattern" -> {
          int left = tree.child(at, "left");
          if (left != NONE) {
            boundNames(tree, left, names);
          }
          at = tree.after(at);
        }
        case "object_pattern", "array_pattern", "rest_pattern" -> at++;
        default -> at = tree.isNamed(at) ? tree.after(at) : at + 1;
      }
    }
  }

  @Override
  void ownNames(SyntaxTree tree, int definition, List<Integer> names) {
    switch (tree.kind(definition)) {
      case "required_parameter", "optional_parameter" -> {
        int pattern = tree.child(definition, "pattern");
        if (pattern != NONE) {
          boundNames(tree, pattern, names);
        }
      }
      case "identifier", "assignment_pattern", "object_pattern", "array_pattern", "rest_pattern" ->
          boundNames(tree, definition, names);
      default -> {}
    }
  }

  @Override
  String nameText(SyntaxTree tree, int name) {
    String text = Text.cut(tree.text(name), 500);
    boolean quoted = tree.is(name, "string") && text.length() >= 2;
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  @Override
  void refine(Definition definition, FileFacts facts) {
    JavaScriptTypes.read(definition, typed, facts.tree);
    JavaScriptDefinitions.refine(definition, facts);
  }

  @Override
  boolean isNew(Definition definition, FileFacts facts) {
    boolean assigned = facts.tree.is(definition.node, "assignment_expression");
    if (definition.kind.equals("field") && assigned) {
      return definition.parent.isType() && definition.parent.binding(definition.name) == null;
    }
    return !definition.kind.equals("parameter")
        || JavaScriptDefinitions.isOwn(definition, facts.tree);
  }

  @Override
  boolean encloses(Definition definition) {
    return definition.isFunction()
        || ENCLOSING.contains(definition.kind)
        || definition.holdsMembers;
  }

  @Override
  String qualifierOf(Definition definition, FileFacts facts) {
    if (definition.owner != null) {
      return Names.joined(facts.module, definition.owner);
    }
    boolean exported =
        facts.tree.is(definition.node, "assignment_expression")
            && !definition.kind.equals("field")
            && facts.exported.contains(definition.name);
    return exported ? facts.module : definition.parent.qualifiedName;
  }

  @Override
  int headEnd(Definition definition, SyntaxTree tree) {
    int body = body(definition, tree);
    return body == NONE ? tree.end(definition.node) : tree.start(body);
  }

  @Override
  List<Integer> bodies(Definition definition, SyntaxTree tree) {
    List<Integer> bodies = new ArrayList<>();
    int body = body(definition, tree);
    if (body != NONE) {
      bodies.add(body);
    }
    if (definition.isFunction()) {
      // Default values are computed when the function is called.
      int parameters = tree.child(definition.value, "parameters");
      if (parameters != NONE) {
        bodies.add(parameters);
      }
    }
    return bodies;
  }

  @Override
  int body(Definition definition, SyntaxTree tree) {
    boolean has = definition.isFunction() || ENCLOSING.contains(definition.kind);
    return has ? tree.child(definition.value, "body") : NONE;
  }

  @Override
  List<String> modifiers(Definition definition, SyntaxTree tree) {
    return JavaScriptModifiers.of(definition, tree);
  }

  @Override
  String visibility(Definition definition, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    if (definition.local || definition.name == null || definition.kind.equals("type_parameter")) {
      return null;
    }
    if (definition.name.startsWith("#")) {
      return "private";
    }
    List<String> modifiers = modifiersOf(definition, tree);
    for (String access : List.of("private", "protected")) {
      if (modifiers.contains(access)) {
        return access;
      }
    }
    if (definition.parent.isType() || definition.parent.holdsMembers) {
      return "public";
    }
    boolean exported =
        modifiers.contains("export")
            || (definition.parent == facts.root && facts.exported.contains(definition.name));
    return exported ? "exported" : "internal";
  }

  @Override
  void readImport(Match match, boolean oneOfSeveral, FileFacts facts, List<ImportFact> imports) {
    JavaScriptModules.read(match, oneOfSeveral, facts, imports);
  }

  @Override
  String literalType(SyntaxTree tree, int node) {
    return switch (tree.kind(node)) {
      case "string", "template_string" -> "String";
      case "number" -> "Number";
      case "array" -> "Array";
      case "regex" -> "RegExp";
      case "object" -> "Object";
      case "true", "false" -> "Boolean";
      default -> null;
    };
  }

  @Override
  Set<String> builtins() {
    return GLOBALS;
  }

  @Override
  String builtinModule() {
    return "";
  }

  @Override
  String typeName(String type) {
    String bare = Text.before(type, '<').strip();
    return JavaScriptTypes.isDotted(bare) ? bare : null;
  }

  @Override
  String plainReceiver(String receiver) {
    return receiver.replace("!", "").replace("?.", ".");
  }

  /** A parent's type arguments stand beside it in the grammar. */
  @Override
  String supertypeText(int node, SyntaxTree tree) {
    int next = tree.nextSibling(node);
    boolean arguments = next != NONE && tree.is(next, "type_arguments");
    return tree.text(tree.start(node), arguments ? tree.end(next) : tree.end(node));
  }

  @Override
  List<DocFact> docs(FileFacts facts) {
    return DocComments.ofJavaScript(facts, facts.matches(Topic.DOC));
  }
}
