package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Match.Topic;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Python. */
final class Python extends Dialect {
  private static final Pattern BYTES = Pattern.compile("[bB].|[rR][bB]");
  private static final Set<String> PATTERNS =
      Set.of(
          "pattern_list",
          "tuple_pattern",
          "list_pattern",
          "list_splat_pattern",
          "dictionary_splat_pattern",
          "as_pattern_target",
          "tuple",
          "list",
          "list_splat",
          "parenthesized_expression");
  private static final Set<String> BUILTINS = WordList.read("python_builtins");

  Python() {
    super(
        "python",
        Grammar.of("python", "tree-sitter-python"),
        List.of(
            "python/00_definitions",
            "python/10_calls",
            "python/20_imports",
            "python/30_supertypes",
            "python/40_docs",
            "python/50_exports"));
  }

  @Override
  byte[] spelled(byte[] utf8) {
    return TypeParameterDefaults.spelledIn(utf8);
  }

  @Override
  String sample() {
    return """
    import os
    from . import x as y
    class A(B):
        '''Doc.'''
        a: int = 1
        @property
        def f(self, b=1, *c):
            self.d = A(b)
            return os.path.join("a", self.f(), *[x for x in c])
    """;
  }

  @Override
  String moduleOf(SourceFile file, SyntaxTree tree) {
    return PythonModules.moduleOf(file);
  }

  @Override
  char moduleSeparator() {
    return '.';
  }

  @Override
  void boundNames(SyntaxTree tree, int pattern, List<Integer> names) {
    int at = pattern;
    while (at < tree.after(pattern)) {
      String kind = tree.kind(at);
      if (kind.equals("identifier")) {
        names.add(at);
      }
      // What is left out, such as an attribute or an element, binds no name.
      at = PATTERNS.contains(kind) || !tree.isNamed(at) ? at + 1 : tree.after(at);
    }
  }

  @Override
  void ownNames(SyntaxTree tree, int definition, List<Integer> names) {
    switch (tree.kind(definition)) {
      case "default_parameter", "typed_default_parameter" ->
          boundNames(tree, tree.child(definition, "name"), names);
      case "typed_parameter" -> boundNames(tree, tree.firstNamedChild(definition), names);
      case "type" -> {
        int at = definition;
        while (at != NONE && !tree.is(at, "identifier")) {
          at = tree.firstNamedChild(at);
        }
        if (at != NONE) {
          names.add(at);
        }
      }
      case "lambda" -> {}
      default -> boundNames(tree, definition, names);
    }
  }

  @Override
  void refine(Definition definition, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    boolean inType = definition.parent.isType();
    switch (definition.kind) {
      case "function" -> {
        definition.type = typeText(tree, tree.child(definition.node, "return_type"));
        if (inType) {
          definition.kind = definition.name.equals("__init__") ? "constructor" : "method";
        }
      }
      case "variable" -> {
        definition.kind = inType ? "field" : "variable";
        PythonScopes.settle(definition, facts);
        readType(definition, tree);
      }
      case "field" -> {
        Definition method = definition.parent;
        if (method.isFunction() && method.parent != null && method.parent.isType()) {
          definition.settle(method.parent);
        }
        readType(definition, tree);
      }
      case "parameter" -> {
        if (tree.is(definition.node, "typed_parameter")
            || tree.is(definition.node, "typed_default_parameter")) {
          definition.type = typeText(tree, tree.child(definition.node, "type"));
        }
        definition.parent.addParameter(definition);
      }
      default -> {}
    }
    definition.typeDeclared = definition.typeDeclared || !isAssigned(definition);
  }

  private static boolean isAssigned(Definition definition) {
    return definition.kind.equals("variable") || definition.kind.equals("field");
  }

  /** The declared type of a variable, else the class that it is made of. */
  private static void readType(Definition definition, SyntaxTree tree) {
    if (!tree.is(definition.node, "assignment")) {
      return;
    }
    definition.type = typeText(tree, tree.child(definition.node, "type"));
    definition.typeDeclared = definition.type != null;
    int right = tree.child(definition.node, "right");
    boolean alone =
        tree.child(definition.node, "left") == definition.nameNode
            || tree.is(tree.child(definition.node, "left"), "attribute");
    if (definition.type == null && alone && right != NONE && tree.is(right, "call")) {
      String called = Text.cut(tree.text(tree.child(right, "function")), 200);
      boolean isClass =
          Text.isDotted(called, '_')
              && Character.isUpperCase(Text.after(called, '.').codePointAt(0));
      definition.type = isClass ? called : null;
    }
  }

  private static String typeText(SyntaxTree tree, int type) {
    return type == NONE ? null : Text.folded(tree.text(type));
  }

  @Override
  boolean namesAreRebound() {
    return true;
  }

  /** One that is assigned there before, and no field of {@code self}. */
  @Override
  boolean bodySees(Definition member, int node, SyntaxTree tree) {
    return !isAttribute(member, tree) && tree.after(member.node) <= node;
  }

  private static boolean isAttribute(Definition definition, SyntaxTree tree) {
    return definition.kind.equals("field")
        && tree.is(tree.parent(definition.nameNode), "attribute");
  }

  @Override
  int importScope(ImportFact imported, FileFacts facts) {
    return PythonScopes.of(imported, facts);
  }

  @Override
  boolean isNew(Definition definition, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    if (definition.kind.equals("field") && definition.pattern != NONE) {
      int left =
          tree.is(definition.node, "assignment") ? tree.child(definition.node, "left") : NONE;
      if (left != NONE && tree.is(left, "attribute")) {
        Definition method = facts.enclosing;
        boolean onSelf =
            definition.parent.isType()
                && tree.text(tree.child(left, "object")).equals(method.firstParameter)
                && !isStatic(method, tree);
        return onSelf && definition.parent.binding(definition.name) == null;
      }
    }
    return !isAssigned(definition) || definition.parent.binding(definition.name) == null;
  }

  private static boolean isStatic(Definition method, SyntaxTree tree) {
    int around = tree.parent(method.node);
    if (around == NONE || !tree.is(around, "decorated_definition")) {
      return false;
    }
    for (int at = tree.firstChild(around); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "decorator") && tree.text(at).equals("@staticmethod")) {
        return true;
      }
    }
    return false;
  }

  @Override
  boolean encloses(Definition definition) {
    return definition.isType() || definition.isFunction();
  }

  /** The grammar gives a block the comments after it. */
  @Override
  int end(int node, SyntaxTree tree) {
    return tree.endWithoutExtras(node);
  }

  /** The colon: comments may stand between it and the body. */
  @Override
  int headEnd(Definition definition, SyntaxTree tree) {
    for (int at = tree.firstChild(definition.node); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, ":")) {
        return tree.start(at);
      }
    }
    return tree.end(definition.node);
  }

  @Override
  int body(Definition definition, SyntaxTree tree) {
    return definition.kind.equals("class") || definition.isFunction()
        ? tree.child(definition.node, "body")
        : NONE;
  }

  @Override
  List<String> modifiers(Definition definition, SyntaxTree tree) {
    int first = tree.firstChild(definition.node);
    return first != NONE && tree.is(first, "async") ? List.of("async") : List.of();
  }

  @Override
  String visibility(Definition definition, FileFacts facts) {
    if (definition.local || definition.name == null || definition.kind.equals("type_parameter")) {
      return null;
    }
    boolean listed = definition.parent == facts.root && facts.exported.contains(definition.name);
    boolean special = definition.name.startsWith("__") && definition.name.endsWith("__");
    if (!definition.name.startsWith("_") || special || listed) {
      return "public";
    }
    return definition.name.startsWith("__") ? "private" : "internal";
  }

  /** The grammar binds a star to the first name after it rather than to the whole. */
  @Override
  int start(int node, SyntaxTree tree) {
    int first = node;
    while (first != NONE && !tree.is(first, "list_splat")) {
      first = tree.firstChild(first);
    }
    return first == NONE || tree.start(first) != tree.start(node)
        ? tree.start(node)
        : tree.start(tree.firstNamedChild(first));
  }

  @Override
  boolean listsExports() {
    return true;
  }

  @Override
  void readImport(Match match, boolean oneOfSeveral, FileFacts facts, List<ImportFact> imports) {
    imports.add(PythonModules.read(match, oneOfSeveral, facts));
  }

  @Override
  Definition selfType(String receiver, Definition caller, SyntaxTree tree) {
    Definition at = caller;
    while (at != null && at.isFunction()) {
      if (at.parent != null && at.parent.isType()) {
        return receiver.equals(at.firstParameter) && !isStatic(at, tree) ? at.parent : null;
      }
      at = at.parent;
    }
    return null;
  }

  @Override
  boolean isSuper(String receiver) {
    return receiver.startsWith("super(") && receiver.endsWith(")");
  }

  @Override
  String literalType(SyntaxTree tree, int node) {
    return switch (tree.kind(node)) {
      case "string", "concatenated_string" ->
          BYTES
                  .matcher(
                      tree.text(tree.start(node), Math.min(tree.end(node), tree.start(node) + 2)))
                  .matches()
              ? "bytes"
              : "str";
      case "integer" -> "int";
      case "float" -> "float";
      case "list", "list_comprehension" -> "list";
      case "dictionary", "dictionary_comprehension" -> "dict";
      case "set", "set_comprehension" -> "set";
      case "tuple" -> "tuple";
      case "true", "false" -> "bool";
      default -> null;
    };
  }

  @Override
  Set<String> builtins() {
    return BUILTINS;
  }

  @Override
  String builtinModule() {
    return "builtins";
  }

  @Override
  String typeName(String type) {
    String bare = type.strip();
    if (bare.length() > 1 && (bare.startsWith("\"") || bare.startsWith("'"))) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    if (bare.startsWith("Optional[") && bare.endsWith("]")) {
      bare = bare.substring("Optional[".length(), bare.length() - 1);
    }
    bare = bare.endsWith("| None") ? bare.substring(0, bare.length() - "| None".length()) : bare;
    bare = Text.before(bare, '[').strip();
    return Text.isDotted(bare, '_') ? bare : null;
  }

  @Override
  List<DocFact> docs(FileFacts facts) {
    return Docstrings.of(facts, facts.matches(Topic.DOC));
  }
}
