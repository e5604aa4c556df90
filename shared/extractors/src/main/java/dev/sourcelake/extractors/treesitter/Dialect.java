package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Match.Subject;
import dev.sourcelake.extractors.treesitter.internal.ByteRange;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.Query;
import dev.sourcelake.extractors.treesitter.internal.QueryPack;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.table.Candidate;
import java.util.List;
import java.util.Set;

/**
 * What a language makes of the matches of its query pack. Safe for all threads: it keeps nothing.
 */
abstract class Dialect {
  private final String language;
  private final Grammar grammar;
  private final Query query;
  private final QueryPack pack;
  private final String packSha256;
  private final Subject[] subjects;

  /**
   * Loads the grammar and compiles the pack.
   *
   * @param files the pack's query files, as {@link QueryPack#ofResources} takes them
   */
  Dialect(String language, Grammar grammar, List<String> files) {
    this.language = language;
    this.grammar = grammar;
    this.pack = QueryPack.ofResources(Dialect.class, "queries", files);
    this.query = Query.compile(grammar, pack);
    this.packSha256 = pack.sha256();
    this.subjects = Match.subjects(query);
  }

  final String language() {
    return language;
  }

  final Grammar grammar() {
    return grammar;
  }

  final Query query() {
    return query;
  }

  /** What the captures of the query are of; not to be changed. */
  final Subject[] subjects() {
    return subjects;
  }

  final QueryPack pack() {
    return pack;
  }

  final String packSha256() {
    return packSha256;
  }

  /**
   * A number to be raised whenever the same captures come to other rows of this language alone; 0
   * is left out of the version.
   */
  int revision() {
    return 0;
  }

  /** What of a file the grammar can make nothing of and is not given, in order and apart. */
  List<ByteRange> unreadable(byte[] utf8) {
    return List.of();
  }

  /** What the ledger calls that. */
  String unreadableAs() {
    return "preprocessor";
  }

  /**
   * A text in which the grammar found errors, with what it does not know spelled as it can take it:
   * as long as the text, and all of it in its place; the text itself where there is nothing to do.
   */
  byte[] spelled(byte[] utf8) {
    return utf8;
  }

  /** Source that uses every part of the reading once, to warm it up. */
  abstract String sample();

  /** The qualified name of the file's module or package, from its settings or else its path. */
  abstract String moduleOf(SourceFile file, SyntaxTree tree);

  /** What stands between the parts of a module's name. */
  abstract char moduleSeparator();

  /** The definition that stands for the whole file. */
  Definition root(FileFacts facts) {
    String name = Text.after(facts.module, moduleSeparator());
    return new Definition("module", 0, NONE, name.isEmpty() ? null : name, 0, 0);
  }

  /** Whether functions with the same parameters are one, declared several times. */
  boolean redeclares() {
    return false;
  }

  /** What stands for the file in symbols: parts of a path, with {@link #moduleSeparator}. */
  String symbolModule(FileFacts facts) {
    return facts.module;
  }

  /** Adds the nodes of the names that a pattern on the left of an assignment binds, in order. */
  abstract void boundNames(SyntaxTree tree, int pattern, List<Integer> names);

  /** Adds the nodes of the names of a definition whose match has none, such as a parameter. */
  abstract void ownNames(SyntaxTree tree, int definition, List<Integer> names);

  /** The name at a node, without quotes. */
  String nameText(SyntaxTree tree, int name) {
    return tree.text(name);
  }

  /** Settles kind, parent and type of a definition whose enclosing one is known. */
  abstract void refine(Definition definition, FileFacts facts);

  /** Whether a definition is one, rather than a new value for a name that is there already. */
  abstract boolean isNew(Definition definition, FileFacts facts);

  /** Whether a name may be bound again, and then means all that it is bound to. */
  boolean namesAreRebound() {
    return false;
  }

  /** Whether a node in the body of a type sees a member of it by its name alone. */
  boolean bodySees(Definition member, int node, SyntaxTree tree) {
    return true;
  }

  /** The node of the definition in whose body alone an import is seen, or none for all the file. */
  int importScope(ImportFact imported, FileFacts facts) {
    return NONE;
  }

  /** Whether definitions inside it belong to it. */
  abstract boolean encloses(Definition definition);

  /** The qualified name that a definition's own is appended to. */
  String qualifierOf(Definition definition, FileFacts facts) {
    return definition.parent.qualifiedName;
  }

  /** Offset of the byte after a definition's or a body's last one. */
  int end(int node, SyntaxTree tree) {
    return tree.end(node);
  }

  /** Where the head of a definition begins. */
  int headStart(Definition definition, SyntaxTree tree) {
    return tree.start(definition.node);
  }

  /** Where the head of a definition ends, of which its signature is made. */
  abstract int headEnd(Definition definition, SyntaxTree tree);

  /** The nodes in which a definition's code runs, for the calls that it makes. */
  List<Integer> bodies(Definition definition, SyntaxTree tree) {
    int body = body(definition, tree);
    return body == NONE ? List.of() : List.of(body);
  }

  /** Its body, or {@link SyntaxTree#NONE}. */
  abstract int body(Definition definition, SyntaxTree tree);

  /** Its modifiers as written, in order. */
  abstract List<String> modifiers(Definition definition, SyntaxTree tree);

  /** The same of a definition that is settled: read once, since its visibility rests on them. */
  final List<String> modifiersOf(Definition definition, SyntaxTree tree) {
    if (definition.modifiers == null) {
      definition.modifiers = modifiers(definition, tree);
    }
    return definition.modifiers;
  }

  /** Who may use it, or null. */
  abstract String visibility(Definition definition, FileFacts facts);

  /** Adds the import facts of a match. */
  abstract void readImport(
      Match match, boolean oneOfSeveral, FileFacts facts, List<ImportFact> imports);

  /** Whether names in a type are visible to the functions in it without a receiver. */
  boolean typesAreScopes() {
    return false;
  }

  /** Whether a module is made of several files, which see each other's names. */
  boolean packagesSpanFiles() {
    return false;
  }

  /** Whether members of a type may stand in other files of its package. */
  boolean typesSpanFiles() {
    return packagesSpanFiles();
  }

  /** Whether what is called by its name alone is always a member of a type around the call. */
  boolean callsAreOfMembers() {
    return false;
  }

  /** Whether a member of a type around a call may be called by its name alone. */
  boolean membersNeedNoReceiver() {
    return false;
  }

  /** Whether a dotted name that nothing in the file binds may be one from the top. */
  boolean namesWholePaths() {
    return false;
  }

  /** Whether a simple name may be one from the top, beside one of its package. */
  boolean fallsToTop() {
    return false;
  }

  /** The name that a call of a parent's constructor, or of what it stands for, is one of. */
  String superName(Definition caller) {
    return constructorName();
  }

  /** Whether a call of another constructor means the type itself, as a construction does. */
  boolean constructsTypes() {
    return false;
  }

  /** Whether a name is that of a module that everything can be named from. */
  boolean isTop(String name, FileFacts facts) {
    return false;
  }

  /** Whether a receiver that nothing in the file binds is a type's name all the same. */
  boolean namesType(String receiver) {
    return false;
  }

  /** What constructors are called as members of their type. */
  String constructorName() {
    return "constructor";
  }

  /** What a construction calls, of what its type may be. */
  List<Candidate> constructors(List<Candidate> types) {
    return types;
  }

  /** Whether an import is one of members. */
  boolean isStatic(ImportFact imported, SyntaxTree tree) {
    return false;
  }

  /** The type that a receiver stands for by being {@code this} or its like, or null. */
  Definition selfType(String receiver, Definition caller, SyntaxTree tree) {
    return receiver.equals("this") ? caller.enclosingType() : null;
  }

  /** Whether a receiver stands for the parents of the enclosing type. */
  boolean isSuper(String receiver) {
    return receiver.equals("super");
  }

  /** The built-in type of a literal, or null where the node is none. */
  abstract String literalType(SyntaxTree tree, int node);

  /** Names that the language binds itself. */
  abstract Set<String> builtins();

  /** What a built-in name is qualified with; empty for nothing. */
  abstract String builtinModule();

  /** What the type of a literal is qualified with; empty for nothing. */
  String literalModule() {
    return builtinModule();
  }

  /** A type's name as written without arguments, pointers and quotes, or null. */
  abstract String typeName(String type);

  /** A receiver without the signs that only say how it is reached. */
  String plainReceiver(String receiver) {
    return receiver;
  }

  /** The same of a call; as its receiver's text, with what the file says. */
  String plainReceiver(String receiver, CallFact call, FileFacts facts) {
    return plainReceiver(receiver);
  }

  /** The simple name that a path ends with. */
  int lastOfPath(int path, SyntaxTree tree) {
    return path;
  }

  /** A declared parent as written. */
  String supertypeText(int node, SyntaxTree tree) {
    return tree.text(node);
  }

  /** The doc comments and docstrings of the file, in the order of their places. */
  abstract List<DocFact> docs(FileFacts facts);

  /** Whether a file lists by name what it exports, imported names too. */
  boolean listsExports() {
    return false;
  }

  /** Offset at which a call or a receiver begins. */
  int start(int node, SyntaxTree tree) {
    return tree.start(node);
  }
}
