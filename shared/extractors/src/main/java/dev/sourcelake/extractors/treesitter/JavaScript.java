package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Match.Topic;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** JavaScript and TypeScript, each with JSX or without. */
final class JavaScript extends Dialect {
  private static final Set<String> MODIFIERS =
      Set.of(
          "export",
          "default",
          "declare",
          "abstract",
          "async",
          "static",
          "get",
          "set",
          "*",
          "readonly",
          "override",
          "const",
          "let",
          "var",
          "accessor",
          "accessibility_modifier",
          "override_modifier");
  private static final Set<String> AROUND =
      Set.of(
          "export_statement", "ambient_declaration", "lexical_declaration", "variable_declaration");
  private static final Set<String> ENCLOSING =
      Set.of("namespace", "module", "class", "interface", "enum", "type_alias");
  private static final Set<String> EXPORTS = Set.of("exports", "module.exports");
  private static final Pattern DOTTED = Pattern.compile("[\\w$]+(\\.[\\w$]+)*");
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
    SyntaxTree tree = facts.tree;
    readType(definition, tree);
    switch (definition.kind) {
      case "method" -> {
        if ("constructor".equals(definition.name)) {
          definition.kind = "constructor";
        }
      }
      case "field" -> {
        if (tree.is(definition.node, "assignment_expression")) {
          settleOnThis(definition);
        }
      }
      case "class", "lambda" -> nameDefault(definition, tree);
      case "function" -> readOwner(definition, tree);
      case "parameter" -> {
        if (isOwn(definition, tree)) {
          definition.parent.addParameter(definition);
          bindProperty(definition, tree);
        }
      }
      case "variable" -> {
        boolean top = definition.parent == facts.root && statementOf(definition.node, tree) == 0;
        definition.local |= definition.parent == facts.root && !top && !isVar(definition, tree);
      }
      default -> {}
    }
  }

  /** What is exported without a name goes by the name default. */
  private static void nameDefault(Definition definition, SyntaxTree tree) {
    int around = tree.parent(definition.node);
    if (definition.name == null
        && around != NONE
        && tree.is(around, "export_statement")
        && tokens(around, definition, tree).contains("default")) {
      definition.name = "default";
      definition.kind = definition.kind.equals("class") ? "class" : "function";
      definition.local = definition.parent.local;
    }
  }

  /** {@code A.prototype.f = function…} and {@code A.f = function…} belong to A. */
  private static void readOwner(Definition definition, SyntaxTree tree) {
    int left =
        tree.is(definition.node, "assignment_expression")
            ? tree.child(definition.node, "left")
            : NONE;
    if (left == NONE || !tree.is(left, "member_expression")) {
      return;
    }
    String object = Text.cut(tree.text(tree.child(left, "object")), 200);
    if (EXPORTS.contains(object)) {
      return;
    }
    boolean prototype = object.endsWith(".prototype");
    String owner =
        (prototype ? object.substring(0, object.length() - ".prototype".length()) : object)
            .replaceFirst("^(this|window|self|globalThis)(\\.|$)", "");
    definition.owner = DOTTED.matcher(owner).matches() ? owner : null;
    definition.kind = prototype ? "method" : "function";
  }

  /** Whether a parameter is one of the function around it, rather than of a type in its head. */
  private static boolean isOwn(Definition parameter, SyntaxTree tree) {
    int list = tree.parent(parameter.node);
    int function = tree.is(list, "formal_parameters") ? tree.parent(list) : list;
    return function == parameter.parent.value || function == parameter.parent.node;
  }

  /** A constructor's parameter with an access modifier is a field too. */
  private static void bindProperty(Definition parameter, SyntaxTree tree) {
    Definition constructor = parameter.parent;
    if (constructor.kind.equals("constructor")
        && parameter.name != null
        && !tokens(parameter.node, parameter, tree).isEmpty()) {
      constructor.parent.bind(parameter.name, new Definition.Binding(parameter, null));
    }
  }

  /** The statement list that a declaration stands in: 0 for the module itself. */
  private static int statementOf(int declarator, SyntaxTree tree) {
    int at = tree.parent(declarator);
    while (at > 0 && AROUND.contains(tree.kind(at))) {
      at = tree.parent(at);
    }
    return at;
  }

  private static boolean isVar(Definition variable, SyntaxTree tree) {
    return tree.is(tree.parent(variable.node), "variable_declaration");
  }

  /** A field that a method assigns belongs to the class; arrow functions share their this. */
  private static void settleOnThis(Definition field) {
    Definition at = field.parent;
    while (at != null && at.kind.equals("lambda")) {
      at = at.parent;
    }
    if (at != null && at.isFunction() && at.parent != null && at.parent.isType()) {
      field.settle(at.parent);
    }
  }

  private void readType(Definition definition, SyntaxTree tree) {
    if (typed && (definition.isFunction() || !definition.isType())) {
      boolean function = definition.isFunction();
      int type =
          tree.child(
              function ? definition.value : definition.node, function ? "return_type" : "type");
      if (type != NONE) {
        definition.type = Text.folded(tree.text(type)).replaceFirst("^:\\s*", "");
        definition.typeDeclared = true;
      }
    }
    int value =
        switch (tree.kind(definition.node)) {
          case "variable_declarator", "field_definition", "public_field_definition" ->
              tree.child(definition.node, "value");
          case "assignment_expression" -> tree.child(definition.node, "right");
          default -> NONE;
        };
    definition.holdsMembers = value != NONE && tree.is(value, "object") && !definition.isFunction();
    if (definition.type == null && value != NONE && tree.is(value, "new_expression")) {
      String made = Text.cut(tree.text(tree.child(value, "constructor")), 200);
      definition.type = DOTTED.matcher(made).matches() ? made : null;
    }
  }

  @Override
  boolean isNew(Definition definition, FileFacts facts) {
    boolean assigned = facts.tree.is(definition.node, "assignment_expression");
    if (definition.kind.equals("field") && assigned) {
      return definition.parent.isType() && definition.parent.binding(definition.name) == null;
    }
    return !definition.kind.equals("parameter") || isOwn(definition, facts.tree);
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
    if (definition.parent == null) {
      return List.of();
    }
    if (definition.kind.equals("lambda")) {
      return tokens(definition.node, definition, tree);
    }
    List<String> modifiers = new ArrayList<>();
    List<Integer> around = new ArrayList<>();
    int at = tree.parent(definition.node);
    while (at != NONE && AROUND.contains(tree.kind(at))) {
      around.addFirst(at);
      at = tree.parent(at);
    }
    around.forEach(node -> modifiers.addAll(tokens(node, definition, tree)));
    if (definition.nameNode != definition.node) {
      modifiers.addAll(tokens(definition.node, definition, tree));
    }
    if (definition.value != definition.node) {
      modifiers.addAll(tokens(definition.value, definition, tree));
    }
    return modifiers;
  }

  /** The modifiers among a node's children, before its name, its parameters or a declaration. */
  private static List<String> tokens(int node, Definition definition, SyntaxTree tree) {
    List<String> tokens = new ArrayList<>();
    for (int at = tree.firstChild(node); at != NONE; at = tree.nextSibling(at)) {
      if (MODIFIERS.contains(tree.kind(at))) {
        tokens.add(tree.text(at));
      } else if (tree.isNamed(at) && !tree.is(at, "decorator") && !tree.isExtra(at)) {
        break;
      }
      if (at >= definition.nameNode && definition.nameNode > node) {
        break;
      }
    }
    return tokens;
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
    List<String> modifiers = modifiers(definition, tree);
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
  boolean typesAreScopes() {
    return false;
  }

  @Override
  boolean packagesSpanFiles() {
    return false;
  }

  @Override
  Definition selfType(String receiver, Definition caller, SyntaxTree tree) {
    return receiver.equals("this") ? caller.enclosingType() : null;
  }

  @Override
  boolean isSuper(String receiver) {
    return receiver.equals("super");
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
    int bracket = type.indexOf('<');
    String bare = (bracket < 0 ? type : type.substring(0, bracket)).strip();
    return DOTTED.matcher(bare).matches() ? bare : null;
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
