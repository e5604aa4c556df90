package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Match.Topic;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.List;
import java.util.Set;

/** Go. */
final class Go extends Dialect {
  private static final Set<String> BUILTINS = WordList.read("go_builtins");

  /** What has a scope of its own for the variables declared in it. */
  private static final Set<String> BLOCKS =
      Set.of(
          "block",
          "if_statement",
          "for_statement",
          "expression_switch_statement",
          "type_switch_statement",
          "select_statement",
          "expression_case",
          "type_case",
          "default_case",
          "communication_case",
          "source_file");

  Go() {
    super(
        "go",
        Grammar.of("go", "tree-sitter-go"),
        List.of(
            "go/00_definitions", "go/10_calls", "go/20_imports", "go/30_supertypes", "go/40_docs"));
  }

  @Override
  String sample() {
    return """
    package a
    import ("fmt"; b "x/y")
    // T is documented.
    type T[K any] struct { U; c, d int }
    func (t *T[K]) M(e int, f ...string) (err error) {
      g, err := b.F(&T[int]{c: 1}, func() { fmt.Println(t.c) })
      return g.H(f...)
    }
    """;
  }

  /** The import path, else the folder, else the package's name. */
  @Override
  String moduleOf(SourceFile file, SyntaxTree tree) {
    if (file.settings().module() != null) {
      return file.settings().module();
    }
    String path = file.path();
    int name = packageName(tree);
    boolean isTop = path.lastIndexOf('/') < 0 && name != NONE;
    return isTop ? tree.text(name) : path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  @Override
  char moduleSeparator() {
    return '/';
  }

  @Override
  Definition root(FileFacts facts) {
    int name = packageName(facts.tree);
    String text = name == NONE ? null : facts.tree.text(name);
    return new Definition("package", 0, name, text, 0, NONE);
  }

  private static int packageName(SyntaxTree tree) {
    for (int at = tree.firstChild(0); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "package_clause")) {
        return tree.firstNamedChild(at);
      }
    }
    return NONE;
  }

  @Override
  void boundNames(SyntaxTree tree, int pattern, List<Integer> names) {
    for (int at = tree.firstChild(pattern); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "identifier")) {
        names.add(at);
      }
    }
  }

  /** An embedded field goes by its type's name. */
  @Override
  void ownNames(SyntaxTree tree, int definition, List<Integer> names) {
    int at = tree.is(definition, "field_declaration") ? tree.child(definition, "type") : NONE;
    while (at != NONE && !tree.is(at, "type_identifier")) {
      at =
          switch (tree.kind(at)) {
            case "generic_type" -> tree.child(at, "type");
            case "qualified_type" -> tree.child(at, "name");
            case "pointer_type" -> tree.firstNamedChild(at);
            default -> NONE;
          };
    }
    if (at != NONE) {
      names.add(at);
    }
  }

  @Override
  void refine(Definition definition, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    switch (definition.kind) {
      case "method" -> {
        String receiver = receiverType(definition, tree);
        Definition type = receiver == null ? null : facts.types.get(receiver);
        if (type != null) {
          definition.settle(type);
        }
        definition.owner = receiver;
        definition.type = typeText(definition.node, "result", tree);
      }
      case "function", "lambda" -> definition.type = typeText(definition.node, "result", tree);
      case "parameter" -> {
        definition.type = typeText(definition.node, "type", tree);
        int list = tree.parent(definition.node);
        int function = tree.parent(list);
        if (function == definition.parent.node && tree.child(function, "result") == list) {
          definition.kind = "variable";
        } else if (function == definition.parent.node
            && tree.child(function, "parameters") == list) {
          definition.parent.addParameter(definition);
        }
      }
      case "field", "constant", "variable" -> readType(definition, tree);
      default -> {}
    }
    definition.typeDeclared =
        definition.type != null && !tree.is(definition.node, "short_var_declaration");
  }

  /** The declared type of a variable, else that of the literal it is made of. */
  private static void readType(Definition definition, SyntaxTree tree) {
    switch (tree.kind(definition.node)) {
      case "field_declaration", "const_spec", "var_spec" ->
          definition.type = typeText(definition.node, "type", tree);
      case "short_var_declaration" -> {
        int value = valueOf(definition, tree);
        if (value != NONE && tree.is(value, "unary_expression")) {
          value = tree.child(value, "operand");
        }
        if (value != NONE && tree.is(value, "composite_literal")) {
          definition.type = typeText(value, "type", tree);
        }
      }
      default -> {}
    }
  }

  /** The expression on the right that goes with a name on the left. */
  private static int valueOf(Definition definition, SyntaxTree tree) {
    int name = tree.firstNamedChild(tree.child(definition.node, "left"));
    int value = tree.firstNamedChild(tree.child(definition.node, "right"));
    while (name != NONE && value != NONE && name != definition.nameNode) {
      name = nextNamed(name, tree);
      value = nextNamed(value, tree);
    }
    return value;
  }

  private static int nextNamed(int node, SyntaxTree tree) {
    int next = tree.nextSibling(node);
    while (next != NONE && (!tree.isNamed(next) || tree.isExtra(next))) {
      next = tree.nextSibling(next);
    }
    return next;
  }

  private static String typeText(int node, String field, SyntaxTree tree) {
    int type = tree.child(node, field);
    return type == NONE ? null : Text.folded(tree.text(type));
  }

  /** The name of the type that a method belongs to, or null. */
  private String receiverType(Definition method, SyntaxTree tree) {
    int receivers =
        tree.is(method.node, "method_declaration") ? tree.child(method.node, "receiver") : NONE;
    int receiver = receivers == NONE ? NONE : tree.firstNamedChild(receivers);
    if (receiver == NONE || !tree.is(receiver, "parameter_declaration")) {
      return null;
    }
    int type = tree.child(receiver, "type");
    return type == NONE ? null : typeName(tree.text(type));
  }

  @Override
  boolean isNew(Definition definition, FileFacts facts) {
    boolean declaresParameter =
        facts.tree.is(definition.node, "parameter_declaration")
            || facts.tree.is(definition.node, "variadic_parameter_declaration");
    if (declaresParameter) {
      // Those of function types in a head or a field belong to nothing that is defined.
      return facts.tree.parent(facts.tree.parent(definition.node)) == facts.enclosing.node;
    }
    if ("_".equals(definition.name)) {
      return false;
    }
    if (!facts.tree.is(definition.node, "short_var_declaration")) {
      return true;
    }
    // := declares only those names that its block has not declared yet.
    int block = facts.tree.parent(definition.node);
    while (block != NONE && !BLOCKS.contains(facts.tree.kind(block))) {
      block = facts.tree.parent(block);
    }
    return facts.declared.add(block + " " + definition.name);
  }

  @Override
  boolean encloses(Definition definition) {
    return definition.isFunction() || definition.isType();
  }

  @Override
  String qualifierOf(Definition definition, FileFacts facts) {
    return definition.owner == null
        ? definition.parent.qualifiedName
        : Names.joined(facts.module, definition.owner);
  }

  @Override
  int headEnd(Definition definition, SyntaxTree tree) {
    int body = body(definition, tree);
    if (body == NONE) {
      return tree.end(definition.node);
    }
    // struct { and interface { belong to the head but for the brace.
    int at = tree.is(body, "interface_type") ? tree.firstChild(body) : NONE;
    return at == NONE ? tree.start(body) : tree.end(at);
  }

  @Override
  List<Integer> bodies(Definition definition, SyntaxTree tree) {
    int body = definition.isFunction() ? body(definition, tree) : NONE;
    return body == NONE ? List.of() : List.of(body);
  }

  @Override
  int body(Definition definition, SyntaxTree tree) {
    return switch (definition.kind) {
      case "function", "method", "lambda" ->
          tree.is(definition.node, "method_elem") ? NONE : tree.child(definition.node, "body");
      case "struct" -> tree.firstNamedChild(tree.child(definition.node, "type"));
      case "interface" -> tree.child(definition.node, "type");
      default -> NONE;
    };
  }

  @Override
  List<String> modifiers(Definition definition, SyntaxTree tree) {
    return List.of();
  }

  @Override
  String visibility(Definition definition, FileFacts facts) {
    if (definition.local
        || definition.name == null
        || definition.name.isEmpty()
        || definition.kind.equals("type_parameter")) {
      return null;
    }
    return Character.isUpperCase(definition.name.codePointAt(0)) ? "exported" : "package";
  }

  @Override
  void readImport(Match match, boolean oneOfSeveral, FileFacts facts, List<ImportFact> imports) {
    imports.add(GoPackages.read(match, facts));
  }

  @Override
  boolean packagesSpanFiles() {
    return true;
  }

  @Override
  Definition selfType(String receiver, Definition caller, SyntaxTree tree) {
    Definition at = caller;
    while (at != null && at.kind.equals("lambda")) {
      at = at.parent;
    }
    if (at == null || !at.kind.equals("method") || at.parent == null || !at.parent.isType()) {
      return null;
    }
    int receivers = tree.child(at.node, "receiver");
    int declared = receivers == NONE ? NONE : tree.firstNamedChild(receivers);
    int name = declared == NONE ? NONE : tree.child(declared, "name");
    return name != NONE && tree.text(name).equals(receiver) ? at.parent : null;
  }

  @Override
  boolean isSuper(String receiver) {
    return false;
  }

  @Override
  String literalType(SyntaxTree tree, int node) {
    return null;
  }

  @Override
  Set<String> builtins() {
    return BUILTINS;
  }

  @Override
  String builtinModule() {
    return "builtin";
  }

  @Override
  String typeName(String type) {
    String bare = withoutStars(type);
    int bracket = bare.indexOf('[');
    bare = (bracket < 0 ? bare : bare.substring(0, bracket)).strip();
    return Text.isDotted(bare, '_') ? bare : null;
  }

  private static String withoutStars(String type) {
    int from = 0;
    while (from < type.length() && (type.charAt(from) == '*' || Text.isSpace(type.charAt(from)))) {
      from++;
    }
    return type.substring(from);
  }

  @Override
  List<DocFact> docs(FileFacts facts) {
    return DocComments.ofGo(facts, facts.matches(Topic.DOC));
  }
}
