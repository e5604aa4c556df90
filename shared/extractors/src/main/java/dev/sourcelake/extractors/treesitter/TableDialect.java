package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Rules.Pairs;
import dev.sourcelake.extractors.treesitter.Rules.Trait;
import dev.sourcelake.extractors.treesitter.Rules.Words;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A language that is mostly its queries. Beside the captures that all packs have, those of
 * definitions may name {@code @type}, {@code @body}, {@code @owner} (the type it belongs to by its
 * words) and {@code @code} (what runs when it is used, where that is not all of it); the rest
 * stands in {@link Rules}. Qualified names join their parts by dots, whatever the language writes.
 */
abstract class TableDialect extends Dialect {
  private static final Pattern QUALIFIERS =
      Pattern.compile("\\b(const|volatile|struct|union|enum|class|typename|mut|dyn|impl)\\s");
  private static final Pattern END_OF_RECEIVER = Pattern.compile("[?!]+$");
  private static final int LONGEST_TYPE = 1_000;

  private final Rules rules;

  /** A dialect; {@code files} as {@link Dialect} takes them. */
  TableDialect(String language, Grammar grammar, Rules rules, List<String> files) {
    super(language, grammar, files);
    this.rules = rules;
  }

  /** The five files that most packs are made of. */
  static List<String> pack(String folder) {
    return List.of(
        folder + "/00_definitions",
        folder + "/10_calls",
        folder + "/20_imports",
        folder + "/30_supertypes",
        folder + "/40_docs");
  }

  final Rules rules() {
    return rules;
  }

  /** Raised by a language whenever the same captures come to other rows; part of its version. */
  @Override
  int revision() {
    return 1;
  }

  /** The module from the settings, with dots; none where they name none. */
  @Override
  String moduleOf(SourceFile file, SyntaxTree tree) {
    String module = file.settings().module();
    return module == null ? "" : plain(module);
  }

  @Override
  char moduleSeparator() {
    return '.';
  }

  /** What the definition of the whole file is. */
  String rootKind() {
    return "module";
  }

  @Override
  Definition root(FileFacts facts) {
    String name = Text.after(facts.module, '.');
    return new Definition(rootKind(), 0, NONE, name.isEmpty() ? null : name, 0, NONE);
  }

  /** Whether a pattern binds more than names that its match has captured. */
  @Override
  void boundNames(SyntaxTree tree, int pattern, List<Integer> names) {
    if (rules.words(Words.NAMES).contains(tree.kind(pattern))) {
      names.add(pattern);
    }
  }

  @Override
  void ownNames(SyntaxTree tree, int definition, List<Integer> names) {
    // What has no name in its match has none.
  }

  @Override
  void refine(Definition definition, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    int owner = definition.captured("owner");
    if (owner != NONE) {
      Owners.settle(definition, typeName(tree.text(owner)), facts);
    }
    readType(definition, tree);
    if (definition.kind.equals("namespace") && definition.name != null) {
      String plain = plain(definition.name);
      definition.memberName =
          plain.equals(definition.name) && plain.indexOf('.') < 0 ? null : plain;
    }
    if (definition.parent.isType()) {
      definition.kind = rules.pairs(Pairs.MEMBERS).getOrDefault(definition.kind, definition.kind);
      if (definition.kind.equals("method")
          && rules.words(Words.CONSTRUCTORS).contains(String.valueOf(definition.name))) {
        definition.kind = "constructor";
      }
    }
    if (definition.kind.equals("parameter") && isOwn(definition, tree) && isParameter(definition)) {
      definition.parent.addParameter(definition);
    }
  }

  private void readType(Definition definition, SyntaxTree tree) {
    int type = definition.captured("type");
    if (type != NONE) {
      definition.type = declaredType(definition, type, tree);
      definition.typeDeclared = true;
    } else {
      int made = definition.captured("made");
      definition.type = made == NONE ? null : typeName(Text.cut(tree.text(made), LONGEST_TYPE));
    }
  }

  /** The type of a definition, of which the pack has captured a part. */
  String declaredType(Definition definition, int type, SyntaxTree tree) {
    return typeText(type, tree);
  }

  /** Whether what looks like a parameter is one. */
  boolean isParameter(Definition definition) {
    return true;
  }

  /** A type as written, without what only introduces it. */
  String typeText(int type, SyntaxTree tree) {
    return Text.afterColon(tree.text(type));
  }

  /** Whether a parameter is one of the function around it, rather than of a type in its head. */
  final boolean isOwn(Definition parameter, SyntaxTree tree) {
    int at = tree.parent(parameter.node);
    while (at != NONE && at != parameter.parent.node && at != parameter.parent.value) {
      if (rules.words(Words.FOREIGN_HEADS).contains(tree.kind(at))) {
        return false;
      }
      at = tree.parent(at);
    }
    return at != NONE && parameter.parent.isCallable();
  }

  @Override
  boolean isNew(Definition definition, FileFacts facts) {
    if (definition.name != null && (definition.name.isEmpty() || definition.name.equals("_"))) {
      return false;
    }
    if (definition.kind.equals("parameter")) {
      return isOwn(definition, facts.tree) && isParameter(definition);
    }
    boolean assigned = definition.kind.equals("variable") || definition.kind.equals("field");
    return !assigned || !rules.has(Trait.DEFINED_BY_ASSIGNMENT) || !isBound(definition);
  }

  /** Whether a name has been bound before, in the scope at hand or one that a lambda shares. */
  private static boolean isBound(Definition definition) {
    Definition at = definition.parent;
    while (at != null && at.binding(definition.name) == null) {
      at = at.kind.equals("lambda") ? at.parent : null;
    }
    return at != null;
  }

  @Override
  boolean encloses(Definition definition) {
    return definition.isCallable()
        || definition.isType()
        || definition.kind.equals("namespace")
        || rules.words(Words.ENCLOSING).contains(definition.kind);
  }

  @Override
  String qualifierOf(Definition definition, FileFacts facts) {
    return definition.owner == null
        ? definition.parent.qualifiedName
        : Names.joined(definition.ownerScope.qualifiedName, definition.owner);
  }

  /** Attributes are no part of it. */
  @Override
  int headStart(Definition definition, SyntaxTree tree) {
    int at = tree.firstChild(definition.node);
    while (at != NONE
        && (tree.isExtra(at) || rules.words(Words.ATTRIBUTES).contains(tree.kind(at)))) {
      at = tree.nextSibling(at);
    }
    return at == NONE ? tree.start(definition.node) : tree.start(at);
  }

  @Override
  int headEnd(Definition definition, SyntaxTree tree) {
    int body = body(definition, tree);
    return body == NONE ? tree.end(definition.node) : tree.start(body);
  }

  /** All of a function or a type, since defaults and initial values run with it. */
  @Override
  List<Integer> bodies(Definition definition, SyntaxTree tree) {
    int code = definition.captured("code");
    if (code != NONE) {
      return List.of(code);
    }
    return encloses(definition) ? List.of(definition.value) : List.of();
  }

  @Override
  int body(Definition definition, SyntaxTree tree) {
    int body = definition.captured("body");
    if (body != NONE || !encloses(definition) || !tree.grammar().hasField("body")) {
      return body;
    }
    return tree.child(definition.value, "body");
  }

  @Override
  List<String> modifiers(Definition definition, SyntaxTree tree) {
    List<String> modifiers = new ArrayList<>();
    if (definition.parent != null) {
      addModifiers(definition.node, modifiers, tree);
    }
    return modifiers;
  }

  /** Adds the modifiers among a node's children. */
  final void addModifiers(int node, List<String> modifiers, SyntaxTree tree) {
    Set<String> kinds = rules.words(Words.MODIFIERS);
    Set<String> lists = rules.words(Words.MODIFIER_LISTS);
    int after = tree.after(node);
    for (int at = node + 1; at < after; at = tree.after(at)) {
      if (kinds.contains(tree.kind(at))) {
        modifiers.add(Text.folded(tree.text(at)));
      } else if (lists.contains(tree.kind(at))) {
        addModifiers(at, modifiers, tree);
      }
    }
  }

  @Override
  String visibility(Definition definition, FileFacts facts) {
    boolean hidden =
        definition.local
            || definition.name == null
            || switch (definition.kind) {
              case "parameter", "type_parameter", "lambda" -> true;
              default -> false;
            };
    if (hidden) {
      return null;
    }
    for (String modifier : modifiersOf(definition, facts.tree)) {
      String access = rules.pairs(Pairs.ACCESS).get(modifier);
      if (access != null) {
        return access;
      }
    }
    return visibilityByPlace(definition, facts);
  }

  /** Who may use what no modifier speaks of, or null. */
  String visibilityByPlace(Definition definition, FileFacts facts) {
    return null;
  }

  @Override
  void readImport(Match match, boolean oneOfSeveral, FileFacts facts, List<ImportFact> imports) {
    imports.add(new ImportReader(match, facts).read(this));
  }

  /** The module of an import in a group, after the group's prefix; as written. */
  String grouped(String prefix, String module) {
    return prefix + "." + module;
  }

  /** The qualified name of a module or of a name in one, as imports write it. */
  String importTarget(String module, String name, FileFacts facts) {
    return name == null ? plain(module) : Names.joined(plain(module), plain(name));
  }

  /** The name that an import of a whole module binds, or null. */
  String boundBy(String module) {
    return Text.after(plain(module), '.');
  }

  /** Where an imported module comes from: repo, stdlib, dependency or unknown. */
  String origin(String module, Match match, FileFacts facts) {
    String plain = plain(module);
    Set<String> standard = rules.words(Words.STANDARD_MODULES);
    int dot = plain.indexOf('.');
    if (standard.contains(plain) || (dot > 0 && standard.contains(plain.substring(0, dot)))) {
      return "stdlib";
    }
    boolean own = !facts.module.isEmpty() && plain.startsWith(facts.module + ".");
    return own || plain.equals(facts.module) ? "repo" : "unknown";
  }

  @Override
  boolean typesAreScopes() {
    return rules.has(Trait.TYPES_ARE_SCOPES);
  }

  @Override
  boolean packagesSpanFiles() {
    return rules.has(Trait.PACKAGES_SPAN_FILES);
  }

  @Override
  boolean membersNeedNoReceiver() {
    return rules.has(Trait.MEMBERS_WITHOUT_RECEIVER);
  }

  @Override
  boolean namesWholePaths() {
    return true;
  }

  @Override
  boolean fallsToTop() {
    return rules.has(Trait.FALLS_TO_TOP);
  }

  @Override
  String constructorName() {
    return rules.words(Words.CONSTRUCTORS).stream().findFirst().orElse("constructor");
  }

  /** Where no word of the language names constructors, they are called as their types are. */
  @Override
  boolean constructsTypes() {
    return rules.words(Words.CONSTRUCTORS).isEmpty();
  }

  @Override
  boolean isTop(String name, FileFacts facts) {
    return rules.words(Words.STANDARD_MODULES).contains(name)
        || facts.module.startsWith(name + ".");
  }

  @Override
  boolean namesType(String receiver) {
    return rules.has(Trait.CAPITAL_TYPES)
        && Character.isUpperCase(Text.after(receiver, '.').codePointAt(0));
  }

  @Override
  Definition selfType(String receiver, Definition caller, SyntaxTree tree) {
    return rules.words(Words.SELF).contains(receiver) ? caller.enclosingType() : null;
  }

  @Override
  boolean isSuper(String receiver) {
    return rules.words(Words.PARENTS).contains(receiver);
  }

  @Override
  String literalType(SyntaxTree tree, int node) {
    return rules.pairs(Pairs.LITERALS).get(tree.kind(node));
  }

  @Override
  Set<String> builtins() {
    return rules.words(Words.BUILTINS);
  }

  @Override
  String builtinModule() {
    return "";
  }

  /** Dots in the place of the language's own signs between names. */
  String plain(String name) {
    return Text.withoutSpace(name.replace("::", ".").replace('\\', '.').replace('/', '.'));
  }

  /** The name of a type without what makes another one of it; a dot before one from the top. */
  @Override
  String typeName(String type) {
    if (Text.isDotted(type, '$')) {
      return rules.words(Words.PRIMITIVES).contains(type) ? null : type;
    }
    String bare = Text.without(Text.without(type, '<', '>'), '[', ']');
    bare = withoutSigns(QUALIFIERS.matcher(bare).replaceAll(""));
    boolean top = bare.startsWith("::") || bare.startsWith("\\") || bare.startsWith("global::");
    bare = bare.startsWith("global::") ? bare.substring("global::".length()) : bare;
    bare = Text.withoutFirst(plain(bare), '.');
    boolean named = Text.isDotted(bare, '$') && !rules.words(Words.PRIMITIVES).contains(bare);
    return named ? (top ? "." : "") + bare : null;
  }

  /** A type without what makes pointers, references and options of it. */
  private static String withoutSigns(String type) {
    int from = 0;
    int to = type.length();
    while (from < to && (Text.isSpace(type.charAt(from)) || "&*".indexOf(type.charAt(from)) >= 0)) {
      from++;
    }
    while (to > from
        && (Text.isSpace(type.charAt(to - 1)) || "?!*&.".indexOf(type.charAt(to - 1)) >= 0)) {
      to--;
    }
    return type.substring(from, to);
  }

  @Override
  String plainReceiver(String receiver) {
    if (Text.isDotted(receiver, '$')) {
      return receiver;
    }
    String bare = receiver.indexOf('<') < 0 ? receiver : Text.without(receiver, '<', '>');
    bare = END_OF_RECEIVER.matcher(bare).replaceFirst("");
    bare = plain(bare.replace("->", ".").replace("?.", ".").replace("!!.", ".").replace("!.", "."));
    int dots = 0;
    while (dots < bare.length() && bare.charAt(dots) == '.') {
      dots++;
    }
    return bare.substring(dots);
  }

  @Override
  int lastOfPath(int path, SyntaxTree tree) {
    int at = path;
    int name = tree.child(path, "name");
    while (name != NONE) {
      at = name;
      name = tree.child(at, "name");
    }
    return at;
  }

  /** The name of the documentation's format. */
  abstract String docFormat();

  @Override
  List<DocFact> docs(FileFacts facts) {
    List<Match> comments = facts.matches(Match.Topic.DOC);
    return comments.isEmpty() ? List.of() : new DocRuns(facts, docFormat()).read(comments);
  }
}
