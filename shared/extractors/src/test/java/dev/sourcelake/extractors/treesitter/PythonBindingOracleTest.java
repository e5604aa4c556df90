package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.extractors.treesitter.internal.Captures;
import dev.sourcelake.extractors.treesitter.internal.Engine;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Our engine and our build of the grammars beside Python's binding with the same versions of them:
 * the same nodes and the same captures of each query pack, over {@link LanguageSources}.
 */
class PythonBindingOracleTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MATCH_LIMIT = 1000;

  /** Languages whose grammar has no wheel of the version that the crate has. */
  private static final Set<String> WITHOUT_WHEEL = Set.of("hcl", "php", "scala");

  private int nodes;
  private int captures;

  @TestFactory
  Stream<DynamicTest> bothFindTheSame() {
    return dialects()
        .map(dialect ->
            DynamicTest.dynamicTest(
                dialect.language() + " " + dialect.grammar(), () -> compare(dialect)));
  }

  @Test
  void everyLanguageIsComparedThatHasAWheelOfItsVersion() throws IOException {
    Set<String> without = new TreeSet<>();
    for (Dialect dialect : dialects().toList()) {
      if (!isPinned(dialect)) {
        without.add(dialect.language());
      }
    }
    assertEquals(new TreeSet<>(WITHOUT_WHEEL), without);
  }

  private static Stream<Dialect> dialects() {
    return Stream.concat(Dialects.all().stream(), Stream.of(Dialects.java()));
  }

  private static boolean isPinned(Dialect dialect) throws IOException {
    String name = dialect.grammar().name().equals("tsx") ? "typescript" : dialect.grammar().name();
    return dialect
        .grammar()
        .version()
        .equals(PythonBinding.versions().get("tree-sitter-" + name.replace('_', '-')));
  }

  private void compare(Dialect dialect) throws IOException {
    assumeTrue(isPinned(dialect), () -> "there is no wheel of " + dialect.grammar());
    Optional<String> missing = PythonBinding.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    nodes = 0;
    captures = 0;
    List<Path> files = LanguageSources.andBroken(dialect.language());
    try (Engine engine = new Engine()) {
      PythonBinding.ask(
          dialect.grammar().name(),
          dialect.pack().source(),
          files,
          (file, theirs) -> compare(engine, dialect, file, theirs));
    }
    System.out.printf(
        "%s: %d files, %d nodes and %d captures as Python's binding has them%n",
        dialect.language(), files.size(), nodes, captures);
    assertTrue(files.isEmpty() || nodes > 100, "few nodes are compared: " + nodes);
  }

  private void compare(Engine engine, Dialect dialect, Path file, List<String> theirs)
      throws IOException {
    byte[] utf8 = Files.readAllBytes(file);
    try (SyntaxTree tree = engine.parse(dialect.grammar(), utf8, List.of(), MINUTE).orElseThrow()) {
      List<String> ours = new ArrayList<>();
      for (int node = 0; node < tree.size(); node++) {
        ours.add(describe(tree, node));
      }
      Captures found = engine.query(dialect.query(), MATCH_LIMIT, MINUTE);
      addMatches(found, ours);
      // The runtime hands matches over as they are complete, we node by node at which they begin.
      Collections.sort(ours.subList(tree.size(), ours.size()));
      Collections.sort(theirs.subList(Math.min(tree.size(), theirs.size()), theirs.size()));
      nodes += tree.size();
      captures += found.size();
      int size = Math.min(ours.size(), theirs.size());
      for (int i = 0; i < size; i++) {
        assertEquals(theirs.get(i), ours.get(i), file + ", line " + i);
      }
      assertEquals(theirs.size(), ours.size(), file.toString());
    }
  }

  private static String describe(SyntaxTree tree, int node) {
    return "%d:%s %d-%d %s%s%s%s%s"
        .formatted(
            tree.fieldId(node),
            tree.kind(node).replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t"),
            tree.start(node),
            tree.end(node),
            tree.isNamed(node) ? "n" : "",
            tree.isExtra(node) ? "x" : "",
            tree.isMissing(node) ? "m" : "",
            tree.isError(node) ? "e" : "",
            tree.hasError(node) ? "h" : "");
  }

  /** Adds a line for each match: its pattern and the numbers of the nodes that it captures. */
  private static void addMatches(Captures found, List<String> lines) {
    for (int i = 0; i < found.size(); ) {
      int match = found.match(i);
      String pattern = Integer.toString(found.pattern(i));
      List<String> parts = new ArrayList<>();
      for (; i < found.size() && found.match(i) == match; i++) {
        parts.add(found.name(i) + "=" + found.node(i));
      }
      Collections.sort(parts);
      lines.add(pattern + " " + String.join(" ", parts));
    }
  }
}
