package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.treesitter.internal.Captures;
import dev.sourcelake.extractors.treesitter.internal.Engine;
import dev.sourcelake.extractors.treesitter.internal.QueryPack;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import io.github.treesitter.jtreesitter.Language;
import io.github.treesitter.jtreesitter.Node;
import io.github.treesitter.jtreesitter.Parser;
import io.github.treesitter.jtreesitter.Query;
import io.github.treesitter.jtreesitter.QueryCapture;
import io.github.treesitter.jtreesitter.QueryCursor;
import io.github.treesitter.jtreesitter.QueryMatch;
import io.github.treesitter.jtreesitter.Tree;
import io.github.treesitter.jtreesitter.TreeCursor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Our engine beside tree-sitter's own bindings, on the same library: the same nodes and the same
 * captures of each query pack, over the golden cases, this repository's Java and Python, some of
 * guava and jQuery.
 */
class JtreesitterOracleTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MATCH_LIMIT = 1000;
  private static final String JQUERY = "META-INF/maven/org.webjars/jquery/pom.properties";
  private static final Path CASES = Path.of("src", "test", "cases");

  /** The nodes of some files, and the captures of their language's pack. */
  private record Found(int nodes, int captures) {
    Found and(Found other) {
      return new Found(nodes + other.nodes, captures + other.captures);
    }
  }

  @TestFactory
  Stream<DynamicTest> bothFindTheSame() {
    return Stream.concat(Dialects.all().stream(), Stream.of(Dialects.java()))
        .map(dialect ->
            DynamicTest.dynamicTest(
                dialect.language() + " " + dialect.grammar(),
                () -> {
                  Found found = compareAll(dialect, dialect.pack(), sources(dialect));
                  assertTrue(found.nodes() > 300, found::toString);
                  assertTrue(found.captures() > 50, found::toString);
                }));
  }

  /**
   * Shapes of queries: with those that our own search takes, and those that only the runtime's
   * cursor can.
   */
  private static final List<String> SHAPES =
      List.of(
          "(argument_list (identifier) @a)",
          "(argument_list [(identifier) (string_literal)] @a)",
          "(argument_list (identifier) @a (identifier) @b)",
          "(argument_list (identifier) @a (identifier) @a)",
          "(argument_list (identifier) (string_literal) @a)",
          "(argument_list _ @any) @list",
          "(argument_list \",\" @comma (_) @after)",
          "(binary_expression (_) @left (_) @right)",
          "(binary_expression left: (_) @left right: [(identifier) @name (method_invocation name: (identifier) @call)])",
          "(block (local_variable_declaration) @a (expression_statement) @b)",
          "(block (expression_statement (method_invocation)) (return_statement) @b)",
          "(block (if_statement (block (return_statement (_) @value))) (return_statement (_) @last)) @block",
          "(block [(line_comment) (block_comment)] @comment (_) @after)",
          "(block (if_statement)) @block",
          "(block . (_) @first)",
          "(block (_) @last .)",
          "(class_body [(method_declaration name: (identifier) @m)"
              + " (field_declaration declarator: (variable_declarator name: (identifier) @f))])",
          "(class_body [(method_declaration) (_ name: (identifier))] @member)",
          "(class_body (method_declaration (modifiers (marker_annotation) @a) name: (identifier) @n))",
          "(formal_parameters (_) @first (formal_parameter name: (identifier) @second))",
          "(if_statement condition: (_) @c consequence: (_) @then alternative: (_)? @else)",
          "(local_variable_declaration type: (_) @type declarator: (variable_declarator) @one)",
          "(method_declaration type: (_) @type name: (identifier) @n parameters: (formal_parameters (_) @p) @list)",
          "(method_invocation !object name: (identifier) @n)",
          "(modifiers (_)* @m) @all",
          "(program (import_declaration (_) @name)) @unit",
          "(type_arguments [(type_identifier) (generic_type (type_identifier) @inner)] @argument)",
          "(_ name: (identifier) @name) @any",
          "[(return_statement (_) @value) (throw_statement (_) @thrown)] @end",
          "(ERROR (_) @inside) @error");

  @TestFactory
  Stream<DynamicTest> queriesOfAllShapesFindTheSame() throws IOException {
    Dialect java = Dialects.java();
    List<String> texts = read(CASES.resolve("java"), "", 1);
    texts.addAll(read(Path.of("src", "main", "java"), ".java", 8));
    for (String text : List.copyOf(texts)) {
      texts.add(text.substring(0, text.length() * 2 / 3));
    }
    return Stream.concat(SHAPES.stream(), Stream.of(String.join("\n", SHAPES)))
        .map(shape ->
            DynamicTest.dynamicTest(
                shape,
                () -> {
                  QueryPack pack =
                      new QueryPack(List.of(new QueryPack.NamedQuery("shapes", shape)));
                  assertTrue(compareAll(java, pack, texts).captures() > 0);
                }));
  }

  private static List<String> sources(Dialect dialect) throws IOException {
    List<String> sources = read(CASES.resolve(dialect.language()), "", 1);
    switch (dialect.grammar().name()) {
      case "java" -> {
        sources.addAll(read(Path.of("src", "main", "java"), ".java", 1));
        sources.addAll(readJar("com/google/common/base/Joiner.java", ".java", 40));
      }
      // Most of it is TypeScript too.
      case "javascript", "typescript", "tsx" -> sources.addAll(readJar(JQUERY, "/jquery.js", 1));
      case "python" -> sources.addAll(read(Path.of("..", "..", "bench"), ".py", 1));
      default -> {}
    }
    // What ends too soon has nodes that are errors or missing.
    for (String text : List.copyOf(sources)) {
      sources.add(text.substring(0, text.length() * 2 / 3));
    }
    return sources;
  }

  private static List<String> readJar(String resource, String suffix, int step) throws IOException {
    String url = JtreesitterOracleTest.class.getClassLoader().getResource(resource).toString();
    URI jar = URI.create(url.substring(0, url.indexOf('!')));
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
      return read(files.getPath("/"), suffix, step);
    }
  }

  /** Every so many of the files below a folder. */
  private static List<String> read(Path folder, String suffix, int step) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> files =
          walk.filter(file -> file.toString().endsWith(suffix) && Files.isRegularFile(file))
              .sorted()
              .toList();
      for (int i = 0; i < files.size(); i += step) {
        // To the runtime lines end as we let them end: a lone carriage return is a line feed.
        texts.add(Files.readString(files.get(i)).replaceAll("\r(?!\n)", "\n"));
      }
    }
    return texts;
  }

  private static Found compareAll(Dialect dialect, QueryPack pack, List<String> texts) {
    var compiled =
        dev.sourcelake.extractors.treesitter.internal.Query.compile(dialect.grammar(), pack);
    Found found = new Found(0, 0);
    try (Arena arena = Arena.ofConfined();
        Engine engine = new Engine()) {
      Language language =
          Language.load(new GrammarsLookup().get(arena), "tree_sitter_" + dialect.grammar().name());
      try (Parser parser = new Parser(language);
          Query query = new Query(language, pack.source())) {
        for (String text : texts) {
          byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
          try (SyntaxTree ours =
                  engine.parse(dialect.grammar(), utf8, List.of(), MINUTE).orElseThrow();
              Tree theirs = parser.parse(text).orElseThrow()) {
            List<Long> ids = new ArrayList<>();
            compareNodes(ours, theirs, ids);
            Captures captures = engine.query(compiled, MATCH_LIMIT, MINUTE);
            // We hand matches over node by node at which they begin, the runtime as they are
            // complete.
            assertEquals(
                theirs(query, theirs, ids).stream().sorted().toList(),
                ours(captures).stream().sorted().toList());
            found = found.and(new Found(ours.size(), captures.size()));
          }
        }
      }
    }
    return found;
  }

  /** Walks both trees in pre-order; gathers their node's id of each of our nodes. */
  private static void compareNodes(SyntaxTree ours, Tree theirs, List<Long> ids) {
    int node = 0;
    List<Integer> parents = new ArrayList<>(List.of(SyntaxTree.NONE));
    try (TreeCursor cursor = theirs.walk()) {
      boolean more = true;
      while (more) {
        String place = "node " + node + " of " + ours.grammar();
        assertEquals(describe(cursor), describe(ours, node), place);
        assertEquals(parents.getLast(), ours.parent(node), place);
        ids.add(cursor.getCurrentNode().getId());
        if (cursor.gotoFirstChild()) {
          parents.add(node);
        } else {
          while (more && !cursor.gotoNextSibling()) {
            more = cursor.gotoParent();
            if (more) {
              assertEquals(node + 1, ours.after(parents.removeLast()), place);
            }
          }
        }
        node++;
      }
    }
    assertEquals(node, ours.size());
  }

  private static String describe(TreeCursor cursor) {
    Node node = cursor.getCurrentNode();
    return describe(
        node.getType(),
        cursor.getCurrentFieldId(),
        node.getStartByte(),
        node.getEndByte(),
        node.isNamed(),
        node.isExtra(),
        node.isMissing(),
        node.isError(),
        node.hasError());
  }

  private static String describe(SyntaxTree tree, int node) {
    return describe(
        tree.kind(node),
        tree.fieldId(node),
        tree.start(node),
        tree.end(node),
        tree.isNamed(node),
        tree.isExtra(node),
        tree.isMissing(node),
        tree.isError(node),
        tree.hasError(node));
  }

  private static String describe(
      String kind,
      int field,
      int start,
      int end,
      boolean named,
      boolean extra,
      boolean missing,
      boolean error,
      boolean hasError) {
    return "%d: %s %d-%d%s%s%s%s%s"
        .formatted(
            field,
            kind,
            start,
            end,
            named ? " named" : "",
            extra ? " extra" : "",
            missing ? " missing" : "",
            error ? " error" : "",
            hasError ? " has error" : "");
  }

  /** Each match as its pattern and its captures, with the places of their nodes. */
  private static List<String> theirs(Query query, Tree tree, List<Long> ids) {
    Map<Long, Integer> places = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      places.put(ids.get(i), i);
    }
    List<String> matches = new ArrayList<>();
    try (QueryCursor cursor = new QueryCursor(query).setMatchLimit(MATCH_LIMIT);
        Stream<QueryMatch> found = cursor.findMatches(tree.getRootNode())) {
      found.forEach(match -> {
        StringBuilder text = new StringBuilder().append(match.patternIndex());
        for (QueryCapture capture : match.captures()) {
          text.append(' ').append(capture.name()).append('=');
          text.append(places.get(capture.node().getId()));
        }
        // A match without captures leaves nothing that we could keep.
        if (!match.captures().isEmpty()) {
          matches.add(text.toString());
        }
      });
    }
    return matches;
  }

  private static List<String> ours(Captures captures) {
    List<String> matches = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < captures.size(); i++) {
      if (i == 0 || captures.match(i) != captures.match(i - 1)) {
        if (!text.isEmpty()) {
          matches.add(text.toString());
        }
        text = new StringBuilder().append(captures.pattern(i));
      }
      text.append(' ').append(captures.name(i)).append('=').append(captures.node(i));
    }
    if (!text.isEmpty()) {
      matches.add(text.toString());
    }
    return matches;
  }
}
