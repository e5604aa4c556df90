package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.Jdk;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Match.Topic;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.table.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Java, for the files that JavaParser cannot read. */
final class Java extends Dialect {
  private static final Pattern STATIC = Pattern.compile("(?s)import\\s+static\\s.*");
  private static final String CONSTRUCTOR = "<init>";

  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short", "var", "void");

  Java() {
    super(
        "java",
        Grammar.of("java", "tree-sitter-java"),
        List.of(
            "java/00_definitions",
            "java/10_calls",
            "java/20_imports",
            "java/30_supertypes",
            "java/40_docs"));
  }

  @Override
  String sample() {
    return """
    package a.b;
    import java.util.List;
    /** Doc. */
    class A<T> extends B implements C { int x = f(); A() { super(); } void m(int y) { new A().m(x); } }
    """;
  }

  @Override
  String moduleOf(SourceFile file, SyntaxTree tree) {
    int name = packageName(tree);
    return name == NONE ? "" : Text.withoutSpace(tree.text(name));
  }

  @Override
  char moduleSeparator() {
    return '.';
  }

  /** The package, which stands for the whole file as a module does elsewhere. */
  @Override
  Definition root(FileFacts facts) {
    int name = packageName(facts.tree);
    int last = name == NONE ? NONE : facts.tree.after(name) - 1;
    return new Definition("package", 0, last, last == NONE ? null : facts.tree.text(last), 0, NONE);
  }

  private static int packageName(SyntaxTree tree) {
    for (int at = tree.firstChild(0); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "package_declaration")) {
        int name = tree.firstNamedChild(at);
        while (name != NONE && !tree.kind(name).endsWith("identifier")) {
          name = tree.nextSibling(name);
        }
        return name;
      }
    }
    return NONE;
  }

  @Override
  void boundNames(SyntaxTree tree, int pattern, List<Integer> names) {
    names.add(pattern);
  }

  @Override
  void ownNames(SyntaxTree tree, int definition, List<Integer> names) {
    // What has no name in its match has none: initializers, lambdas, anonymous classes.
  }

  @Override
  void refine(Definition definition, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    switch (definition.kind) {
      case "constructor" -> definition.memberName = CONSTRUCTOR;
      case "parameter" -> {
        definition.type = typeText(definition.node, tree);
        if (tree.parent(tree.parent(definition.node)) == definition.parent.node) {
          definition.parent.addParameter(definition);
        }
        definition.local = true;
      }
      case "variable" -> {
        definition.type = variableType(definition, tree);
        definition.local = true;
      }
      case "method", "field", "record_component" ->
          definition.type = typeText(definition.node, tree);
      case "enum_constant" -> definition.type = definition.parent.name;
      default -> {}
    }
    definition.typeDeclared = definition.type != null;
    // Nobody outside can name what is in a body without a name.
    Definition around = definition.parent;
    definition.local |= around.isType() && around.name == null;
    definition.local |= around.kind.equals("initializer") || around.kind.equals("enum_constant");
  }

  private static String typeText(int node, SyntaxTree tree) {
    int type = tree.child(node, "type");
    for (int at = tree.firstChild(node); type == NONE && at != NONE; at = tree.nextSibling(at)) {
      // A parameter of variable arity has its type in no field.
      boolean isType = tree.kind(at).endsWith("type") || tree.kind(at).endsWith("type_identifier");
      type = isType ? at : NONE;
    }
    return type == NONE ? null : Text.folded(tree.text(type));
  }

  /** The declared type, else with {@code var} that of the object that is made. */
  private static String variableType(Definition definition, SyntaxTree tree) {
    String declared =
        tree.is(definition.node, "instanceof_expression")
            ? Text.folded(tree.text(tree.child(definition.node, "right")))
            : typeText(definition.node, tree);
    if (!"var".equals(declared)) {
      return declared;
    }
    int declarator = tree.parent(definition.nameNode);
    int value = tree.is(declarator, "variable_declarator") ? tree.child(declarator, "value") : NONE;
    return value != NONE && tree.is(value, "object_creation_expression")
        ? typeText(value, tree)
        : null;
  }

  @Override
  boolean isNew(Definition definition, FileFacts facts) {
    // A name that is missing is put in by the parser to go on.
    return definition.name == null || !(definition.name.isEmpty() || definition.name.equals("_"));
  }

  @Override
  boolean encloses(Definition definition) {
    return definition.isType()
        || definition.isFunction()
        || definition.kind.equals("initializer")
        || definition.kind.equals("enum_constant");
  }

  /** What stands in a body without a name has no qualified name. */
  @Override
  String qualifierOf(Definition definition, FileFacts facts) {
    return definition.parent == facts.root || !definition.local
        ? definition.parent.qualifiedName
        : null;
  }

  @Override
  int headEnd(Definition definition, SyntaxTree tree) {
    int body = body(definition, tree);
    return body == NONE ? tree.end(definition.node) : tree.start(body);
  }

  @Override
  List<Integer> bodies(Definition definition, SyntaxTree tree) {
    if (definition.kind.equals("field")) {
      int value = tree.child(tree.parent(definition.nameNode), "value");
      return value == NONE ? List.of() : List.of(value);
    }
    boolean whole = definition.kind.equals("enum_constant");
    int body = whole ? definition.node : body(definition, tree);
    return body == NONE ? List.of() : List.of(body);
  }

  @Override
  int body(Definition definition, SyntaxTree tree) {
    return switch (definition.kind) {
      case "initializer" ->
          tree.is(definition.node, "block")
              ? definition.node
              : tree.firstNamedChild(definition.node);
      case "class" ->
          tree.is(definition.node, "class_body")
              ? definition.node
              : tree.child(definition.node, "body");
      case "interface",
          "enum",
          "record",
          "annotation_type",
          "method",
          "constructor",
          "lambda",
          "enum_constant" ->
          tree.child(definition.node, "body");
      default -> NONE;
    };
  }

  @Override
  List<String> modifiers(Definition definition, SyntaxTree tree) {
    if (tree.is(definition.node, "static_initializer")) {
      return List.of("static");
    }
    int list = tree.firstChild(definition.node);
    if (list == NONE || !tree.is(list, "modifiers")) {
      return List.of();
    }
    List<String> modifiers = new ArrayList<>();
    for (int at = tree.firstChild(list); at != NONE; at = tree.nextSibling(at)) {
      if (!tree.isNamed(at)) {
        modifiers.add(tree.text(at));
      }
    }
    return modifiers;
  }

  @Override
  String visibility(Definition definition, FileFacts facts) {
    boolean isMember =
        switch (definition.kind) {
          case "parameter", "variable", "type_parameter", "lambda", "initializer" -> false;
          default -> definition.name != null && !definition.parent.isFunction();
        };
    if (!isMember) {
      return null;
    }
    List<String> modifiers = modifiersOf(definition, facts.tree);
    String around = definition.parent.kind;
    if (modifiers.contains("private")
        || (definition.kind.equals("constructor") && around.equals("enum"))) {
      return "private";
    }
    boolean isPublic =
        modifiers.contains("public")
            || around.equals("interface")
            || around.equals("annotation_type")
            || definition.kind.equals("enum_constant")
            || definition.kind.equals("record_component");
    return isPublic ? "public" : modifiers.contains("protected") ? "protected" : "package";
  }

  @Override
  void readImport(Match match, boolean oneOfSeveral, FileFacts facts, List<ImportFact> imports) {
    SyntaxTree tree = facts.tree;
    int moduleNode = match.node("module");
    int nameNode = match.node("name");
    String module = moduleNode == NONE ? null : Text.withoutSpace(tree.text(moduleNode));
    String name = nameNode == NONE ? null : tree.text(nameNode);
    String target = name == null ? module : Names.joined(module, name);
    boolean own = facts.module.equals(module);
    imports.add(
        new ImportFact(
            tree.start(match.node()),
            tree.end(match.node()),
            module,
            moduleNode,
            name,
            nameNode,
            null,
            NONE,
            name,
            target,
            name == null ? null : target,
            match.node("wildcard") != NONE,
            0,
            own ? "repo" : Jdk.owns(target) ? "stdlib" : "unknown",
            false));
  }

  @Override
  boolean isStatic(ImportFact imported, SyntaxTree tree) {
    return STATIC.matcher(tree.text(imported.start(), imported.end())).matches();
  }

  @Override
  boolean typesAreScopes() {
    return true;
  }

  @Override
  boolean packagesSpanFiles() {
    return true;
  }

  @Override
  boolean typesSpanFiles() {
    return false;
  }

  @Override
  boolean callsAreOfMembers() {
    return true;
  }

  @Override
  String constructorName() {
    return CONSTRUCTOR;
  }

  @Override
  List<Candidate> constructors(List<Candidate> types) {
    return types.stream()
        .map(type -> new Candidate(type.name() + "." + CONSTRUCTOR, type.source(), type.rank()))
        .toList();
  }

  @Override
  String literalType(SyntaxTree tree, int node) {
    return switch (tree.kind(node)) {
      case "string_literal" -> "String";
      case "class_literal" -> "Class";
      default -> null;
    };
  }

  @Override
  Set<String> builtins() {
    return Jdk.langTypes();
  }

  @Override
  String builtinModule() {
    return "java.lang";
  }

  @Override
  String typeName(String type) {
    String bare = Text.without(Text.without(type, '<', '>'), '[', ']').strip();
    return PRIMITIVES.contains(bare) || !Text.isDotted(bare, '$') ? null : bare;
  }

  @Override
  List<DocFact> docs(FileFacts facts) {
    return DocComments.ofJava(facts, facts.matches(Topic.DOC));
  }
}
