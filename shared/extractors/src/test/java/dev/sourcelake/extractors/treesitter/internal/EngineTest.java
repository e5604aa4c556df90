package dev.sourcelake.extractors.treesitter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.treesitter.internal.QueryPack.NamedQuery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Grammar PYTHON = Grammar.of("python", "tree-sitter-python");
  private static final Grammar KOTLIN = Grammar.of("kotlin", "tree-sitter-kotlin-ng");

  private final Engine engine = new Engine();

  @AfterEach
  void closeTheEngine() {
    engine.close();
  }

  @Test
  void nodesComeInPreOrderWithParentsAndFields() {
    try (SyntaxTree tree = parse("x = f(1)\n")) {
      assertEquals("module", tree.kind(0));
      assertEquals(SyntaxTree.NONE, tree.parent(0));
      assertEquals(tree.size(), tree.after(0));
      int assignment = tree.firstChild(tree.firstChild(0));
      assertEquals("assignment", tree.kind(assignment));
      int call = tree.child(assignment, "right");
      assertEquals("f(1)", tree.text(call));
      assertEquals("f", tree.text(tree.child(call, "function")));
      for (int node = 1; node < tree.size(); node++) {
        int parent = tree.parent(node);
        assertTrue(parent < node && node < tree.after(parent), "node " + node);
        assertTrue(tree.start(parent) <= tree.start(node) && tree.end(node) <= tree.end(parent));
      }
    }
  }

  @Test
  void aParseStopsAtItsDeadlineAndTheNextOneStartsAnew() {
    byte[] large = "x = [1, 2, 3]\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    assertTrue(engine.parse(PYTHON, large, List.of(), Duration.ofMillis(5)).isEmpty());
    try (SyntaxTree tree = parse("y\n")) {
      assertEquals(2, tree.end(0));
      assertEquals("y", tree.text(tree.firstChild(0)));
    }
  }

  @Test
  void aParseStopsThatTakesMoreMemoryThanItMay() {
    // Each reading of the braces is followed, and none of them comes to an end.
    String broken = "fun f() { a < b { ".repeat(40);
    byte[] utf8 = broken.getBytes(StandardCharsets.UTF_8);
    try (Engine small = new Engine(64 << 10)) {
      assertTrue(small.parse(KOTLIN, utf8, List.of(), MINUTE).isEmpty());
      assertTrue(small.outgrown());
      small
          .parse(KOTLIN, "fun f() {}".getBytes(StandardCharsets.UTF_8), List.of(), MINUTE)
          .orElseThrow()
          .close();
      assertFalse(small.outgrown());
    }
  }

  @Test
  void aQueryStopsAtItsDeadline() {
    Query query = query("(module (_) @a (_) @b) (identifier) @name");
    try (SyntaxTree _ = parse("x = [1, 2, 3]\n".repeat(50_000))) {
      assertTrue(engine.query(query, 256, Duration.ofNanos(1)).deadlinePassed());
    }
    try (SyntaxTree _ = parse("x\n")) {
      Captures captures = engine.query(query, 256, MINUTE);
      assertFalse(captures.deadlinePassed());
      assertEquals(1, captures.size());
    }
  }

  @Test
  void tooManyMatchesAtOnceAreDroppedAndTold() {
    Query query = query("(module (expression_statement) @a (expression_statement) @b)");
    try (SyntaxTree _ = parse("x\n".repeat(100))) {
      Captures few = engine.query(query, 4, MINUTE);
      assertTrue(few.matchLimitExceeded());
      Captures all = engine.query(query, 1000, MINUTE);
      assertFalse(all.matchLimitExceeded());
      assertEquals(100 * 99 / 2, all.matchCount());
    }
  }

  @Test
  void theDeepestMatchesOfAQueryThatMayBeginAnywhereAreLeftOutAndTold() {
    try (SyntaxTree _ = parse("f(".repeat(70_000) + "x" + ")".repeat(70_000) + "\n")) {
      Captures some = engine.query(query("(_ function: (identifier) @name)"), 256, MINUTE);
      assertTrue(some.tooDeep());
      Captures all = engine.query(query("(call function: (identifier) @name)"), 256, MINUTE);
      assertFalse(all.tooDeep());
      assertEquals(70_000, all.size());
      assertTrue(some.size() < all.size());
    }
  }

  @Test
  void aMatchIsFoundWhateverItsPatternBeginsWith() {
    String source = "a(b, c, d=1)\nif e: a(*f)\ng = a(1, h=i)\n";
    for (String query :
        List.of(
            "(call function: (identifier) @x)",
            "(call (argument_list [(integer) (keyword_argument value: (integer) @x)]))",
            "(call . (_) @x)",
            "(call [(attribute) (identifier)] @x)",
            "(call (string)? (argument_list (list_splat)? @x))",
            "(call (identifier)* @x (argument_list))",
            "(_ (keyword_argument) @x)",
            "(module (_) @x .)",
            "((expression_statement) @x . (if_statement))",
            "right: (_) @x",
            "value: (integer) @x",
            "(primary_expression/call) @x",
            "[(if_statement) (call)] @x")) {
      try (SyntaxTree tree = parse(source)) {
        Captures alone = engine.query(query(query), 256, MINUTE);
        // Beside a pattern that may begin anywhere the runtime searches the whole tree.
        Captures beside = engine.query(query("(_ (pass_statement)) @any " + query), 256, MINUTE);
        assertEquals(texts(tree, beside), texts(tree, alone), query);
        assertTrue(alone.size() > 0, query);
      }
    }
  }

  private static List<String> texts(SyntaxTree tree, Captures captures) {
    return IntStream.range(0, captures.size())
        .mapToObj(i -> tree.text(captures.node(i)))
        .sorted()
        .toList();
  }

  @Test
  void moreCapturesThanOneBatchComeWhole() {
    try (SyntaxTree tree = parse("x\n".repeat(200_000))) {
      Captures captures = engine.query(query("(identifier) @name"), 100, MINUTE);
      assertEquals(200_000, captures.size());
      assertEquals(399_998, tree.start(captures.node(199_999)));
      assertEquals(199_999, captures.match(199_999));
    }
  }

  @Test
  void predicatesDecideOverWholeMatches() {
    String source = "foo(a)\nbar(b)\nbaz(c)\n";
    assertEquals(List.of("foo"), names(source, "(#eq? @name \"foo\")"));
    assertEquals(List.of("bar", "baz"), names(source, "(#not-eq? @name \"foo\")"));
    assertEquals(List.of("foo", "baz"), names(source, "(#any-of? @name \"foo\" \"baz\")"));
    assertEquals(List.of("bar", "baz"), names(source, "(#match? @name \"^ba\")"));
  }

  @Test
  void aWrongQueryIsNamedWithLineAndColumn() {
    QueryPack pack =
        new QueryPack(
            List.of(
                new NamedQuery("good", "(identifier) @x"),
                new NamedQuery("bad", "; é\n(identifier) @x\n(no_such_node) @y")));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Query.compile(PYTHON, pack));
    assertTrue(e.getMessage().contains("'bad'"), e.getMessage());
    assertTrue(e.getMessage().contains("line 3, column 2"), e.getMessage());
    assertTrue(e.getMessage().contains("no such kind of node"), e.getMessage());
    IllegalArgumentException unknown =
        assertThrows(
            IllegalArgumentException.class, () -> query("((identifier) @x (#is-it? @x \"y\"))"));
    assertTrue(unknown.getMessage().contains("#is-it?"), unknown.getMessage());
  }

  @Test
  void onlyTheIncludedRangesAreParsed() {
    byte[] text = "a = 1\n<<<<\nb = 2\n".getBytes(StandardCharsets.UTF_8);
    try (SyntaxTree tree =
        engine
            .parse(PYTHON, text, List.of(new ByteRange(0, 6), new ByteRange(11, 17)), MINUTE)
            .orElseThrow()) {
      assertFalse(tree.hasError(0));
      assertEquals(List.of("a", "b"), texts(tree, query("(identifier) @name")));
    }
    List<ByteRange> crossed = List.of(new ByteRange(5, 9), new ByteRange(2, 4));
    assertThrows(IllegalArgumentException.class, () -> engine.parse(PYTHON, text, crossed, MINUTE));
    try (SyntaxTree tree = parse("<<\n")) {
      assertTrue(tree.hasError(0), "ranges hold for one parse only");
    }
  }

  @Test
  void aLoneCarriageReturnEndsALineAndOffsetsStay() {
    try (SyntaxTree tree = parse("# c\rx = 1\ry = 2\r\nz\r")) {
      assertFalse(tree.hasError(0));
      assertEquals(List.of("x", "y", "z"), texts(tree, query("(identifier) @name")));
    }
  }

  @Test
  void aTreeThatIsGoneIsAnErrorAndNoCrash() {
    SyntaxTree tree = parse("x\n");
    assertThrows(IllegalStateException.class, () -> parse("y\n"));
    tree.close();
    assertThrows(IndexOutOfBoundsException.class, () -> tree.kind(0));
    assertThrows(IllegalStateException.class, () -> engine.query(query("(_) @x"), 10, MINUTE));
  }

  @Test
  void hostileTextsAreParsedToTheEnd() {
    byte[] junk = new byte[100_000];
    for (int i = 0; i < junk.length; i++) {
      junk[i] = (byte) (i * 31 + (i >> 7));
    }
    for (byte[] text :
        List.of(
            new byte[0],
            new byte[1],
            junk,
            ("(".repeat(200_000) + ")".repeat(200_000)).getBytes(StandardCharsets.UTF_8),
            ("x = '" + "a".repeat(5_000_000) + "'").getBytes(StandardCharsets.UTF_8))) {
      try (SyntaxTree tree = engine.parse(PYTHON, text, List.of(), MINUTE).orElseThrow()) {
        assertEquals(tree.size(), tree.after(0));
        assertTrue(tree.end(0) <= text.length);
        engine.query(query("(identifier) @name"), 100, MINUTE);
      }
    }
  }

  @Test
  void aLargeTextIsReadInChunksWithTheSameTreeAndPredicatesHonoured() {
    // Characters of two and three bytes fall on the borders of chunks, and lone carriage returns.
    String line = "näme = 'é€ü'\rother = 1\r\n# über\n";
    byte[] large = line.repeat(150_000).getBytes(StandardCharsets.UTF_8);
    byte[] small = line.repeat(2_000).getBytes(StandardCharsets.UTF_8);
    assertTrue(large.length > 5_000_000 && small.length < 5_000_000);
    Query query = query("((identifier) @name (#eq? @name \"other\"))");
    int[] ends = new int[20_000];
    int nodes;
    try (SyntaxTree tree = engine.parse(PYTHON, small, List.of(), MINUTE).orElseThrow()) {
      nodes = tree.size();
      for (int node = 1; node < ends.length; node++) {
        ends[node] = tree.end(node);
      }
      assertEquals(2_000, engine.query(query, 100, MINUTE).size());
    }
    try (SyntaxTree tree = engine.parse(PYTHON, large, List.of(), MINUTE).orElseThrow()) {
      assertFalse(tree.hasError(0));
      assertEquals((nodes - 1) / 2_000 * 150_000 + 1, tree.size());
      for (int node = 1; node < ends.length; node++) {
        assertEquals(ends[node], tree.end(node));
      }
      assertEquals(150_000, engine.query(query, 100, MINUTE).size());
    }
    List<ByteRange> part = List.of(new ByteRange(large.length / 2, large.length));
    try (SyntaxTree tree = engine.parse(PYTHON, large, part, MINUTE).orElseThrow()) {
      assertTrue(tree.start(tree.firstChild(0)) >= large.length / 2);
    }
  }

  @Test
  void aLargeTextOfOneTokenStopsAtItsDeadlineAndTheNextOneStartsAnew() {
    byte[] large = ("x = '" + "a".repeat(40_000_000) + "'").getBytes(StandardCharsets.UTF_8);
    assertTrue(engine.parse(PYTHON, large, List.of(), Duration.ofMillis(1)).isEmpty());
    try (SyntaxTree tree = parse("y\n")) {
      assertEquals("y", tree.text(tree.firstChild(0)));
    }
  }

  @Test
  void tokensThatWereExpectedAreTold() {
    try (SyntaxTree tree = parse("def f(:\n  pass\n")) {
      int wrong = 0;
      while (!tree.isError(wrong) && !tree.isMissing(wrong)) {
        wrong++;
      }
      assertTrue(tree.expected(wrong).contains(")"), tree.expected(wrong)::toString);
    }
  }

  @Test
  void predicatesCompareCapturesAndMayHoldForOneNodeOnly() {
    String source = "foo(foo)\nbar(b)\n";
    try (SyntaxTree tree = parse(source)) {
      String call = "((call function: (_) @f arguments: (argument_list (_) @a)) ";
      assertEquals(List.of("foo", "foo"), texts(tree, query(call + "(#eq? @f @a))")));
      assertEquals(List.of("bar", "b"), texts(tree, query(call + "(#not-eq? @f @a))")));
      assertEquals(4, texts(tree, query(call + "(#set! kind \"x\"))")).size());
      String several = "((module (expression_statement (call function: (_) @f))+) ";
      assertEquals(2, texts(tree, query(several + "(#any-eq? @f \"bar\"))")).size());
      assertEquals(0, texts(tree, query(several + "(#eq? @f \"bar\"))")).size());
    }
    IllegalArgumentException bad =
        assertThrows(
            IllegalArgumentException.class,
            () -> query("(identifier) @y\n  ((identifier) @x (#match? @x \"[\"))"));
    assertTrue(bad.getMessage().contains("line 2, column 3"), bad.getMessage());
    assertTrue(bad.getMessage().contains("#match? has a bad pattern"), bad.getMessage());
  }

  private SyntaxTree parse(String text) {
    return engine
        .parse(PYTHON, text.getBytes(StandardCharsets.UTF_8), List.of(), MINUTE)
        .orElseThrow();
  }

  private static Query query(String text) {
    return Query.compile(PYTHON, new QueryPack(List.of(new NamedQuery("test", text))));
  }

  private List<String> names(String source, String predicate) {
    try (SyntaxTree tree = parse(source)) {
      return texts(tree, query("((call function: (identifier) @name) " + predicate + ")"));
    }
  }

  private List<String> texts(SyntaxTree tree, Query query) {
    Captures captures = engine.query(query, 1000, MINUTE);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < captures.size(); i++) {
      texts.add(tree.text(captures.node(i)));
    }
    return texts;
  }
}
