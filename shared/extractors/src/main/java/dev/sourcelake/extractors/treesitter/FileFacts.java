package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.Match.Topic;
import dev.sourcelake.extractors.treesitter.internal.Captures;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one file says: its tree, its matches, and what has been made of them so far. */
final class FileFacts {
  final SourceFile file;
  final SyntaxTree tree;
  final Dialect dialect;
  final Captures captures;

  /** Where the numbers of this part's rows begin. */
  final RowNumbers numbers;

  /** The language that rows name. */
  final String language;

  /** The qualified name of the file's module or package. */
  final String module;

  /** Names that the file exports apart from their definitions. */
  final Set<String> exported;

  /** The types of the file by name, the first of each, before they are nested. */
  final Map<String, Definition> types = new HashMap<>();

  /** Which name has been declared in which block, as a dialect writes it down. */
  final Set<String> declared = new HashSet<>();

  /** Types that definitions belong to by their words and that are not in the file, by name. */
  final Map<String, Definition> owners = new HashMap<>();

  /** All definitions in pre-order; the first is the module. */
  List<Definition> definitions = List.of();

  /** The definition of the module itself. */
  Definition root;

  /** While definitions are nested: the one around the one at hand, wherever that is moved. */
  Definition enclosing;

  /** All imports in the order of their places. */
  List<ImportFact> imports = List.of();

  private final Map<Topic, List<Match>> matches;
  private final Map<String, List<Integer>> elsewhere;

  /** What a whole file says. */
  FileFacts(SourceFile file, SyntaxTree tree, Dialect dialect, Captures captures) {
    this(file, tree, dialect, captures, new RowNumbers(), file.settings().language());
  }

  /** What a part of a file says, in a language that may be another one than the file's. */
  FileFacts(
      SourceFile file,
      SyntaxTree tree,
      Dialect dialect,
      Captures captures,
      RowNumbers numbers,
      String language) {
    this.numbers = numbers;
    this.language = language;
    this.file = file;
    this.tree = tree;
    this.dialect = dialect;
    this.captures = captures;
    this.matches = Match.byTopic(captures, dialect.subjects());
    this.module = numbers.isEmbedded() ? "" : dialect.moduleOf(file, tree);
    this.exported = new HashSet<>();
    for (Match match : matches(Topic.EXPORTED)) {
      exported.add(tree.text(match.node()));
    }
    this.elsewhere = new HashMap<>();
    for (Match match : matches(Topic.ELSEWHERE)) {
      elsewhere.computeIfAbsent(tree.text(match.node()), _ -> new ArrayList<>()).add(match.node());
    }
    this.imports = ImportFinder.find(this);
    this.definitions = DefinitionFinder.find(this);
    SupertypeFinder.find(this);
  }

  /** The matches of a topic, in no particular order. */
  List<Match> matches(Topic topic) {
    return matches.get(topic);
  }

  /** The statements that say of a name that it belongs to another scope. */
  List<Integer> elsewhere(String name) {
    return elsewhere.getOrDefault(name, List.of());
  }
}
