package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.Type;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.model.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Spans of nodes over real code and the golden cases: each starts and ends where a token does,
 * holds its children, and shares nothing with its siblings. {@code -Doracle.sources=folder} reads
 * other sources than half of guava's.
 */
class NodeSpansTest {
  private final ParseSettings settings = ParseSettings.of(FileSettings.of("java"));
  private final SourceParser parser = new SourceParser();
  private final Map<String, Integer> problems = new TreeMap<>();
  private final Map<String, String> examples = new TreeMap<>();
  private int nodes;

  @Test
  void spansAreThoseOfWholeTokensAndNestAsTheNodesDo() throws IOException {
    OracleSources.each((path, text) -> check(path.toString(), text));
    problems.forEach((problem, count) ->
        System.out.println(count + " " + problem + ", as in " + examples.get(problem)));
    assertEquals(Map.of(), problems);
    assertTrue(nodes > 100_000, () -> "only " + nodes + " nodes");
  }

  private void check(String path, String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    SourceFile file = new SourceFile(path, Sha256.of(bytes), bytes, FileSettings.of("java"));
    SourceParser.Parsed parsed = parser.parse(settings, ParserText.of(file.text()), file.text());
    if (!parsed.result().isSuccessful()) {
      return;
    }
    CompilationUnit unit = parsed.result().getResult().orElseThrow();
    JavaFile javaFile = new JavaFile(file, parsed.text(), parsed.tokens(), null);
    check(unit, new NodeSpans(javaFile), javaFile);
  }

  private void check(Node node, NodeSpans spans, JavaFile file) {
    nodes++;
    int start = spans.start(node);
    int end = spans.end(node);
    String kind = node.getClass().getSimpleName();
    if (end > start
        && (file.tokens().startFrom(start) != start || file.tokens().endBefore(end) != end)) {
      add(kind + " is no row of tokens", file, start, end);
    }
    List<Node> children = new ArrayList<>();
    NodeParts.of(node).children(node, (child, _, _) -> children.add(child));
    children.sort(Comparator.comparingInt(spans::start).thenComparingInt(spans::end));
    int last = start;
    for (Node child : children) {
      check(child, spans, file);
      if (standsElsewhere(node, child)) {
        continue;
      }
      String pair = kind + " and its " + child.getClass().getSimpleName();
      if (spans.start(child) < start || spans.end(child) > end) {
        add(pair + " do not nest", file, start, end);
      } else if (spans.start(child) < last) {
        add(pair + " overlap what is before it", file, start, end);
      }
      last = Math.max(last, spans.end(child));
    }
  }

  /**
   * A type stands before the first of its declarators; the dimensions of an array of arrays stand
   * one after the other behind the innermost type, so that the annotations of the outer one stand
   * within the inner one.
   */
  private static boolean standsElsewhere(Node node, Node child) {
    return (node instanceof VariableDeclarator && child instanceof Type)
        || (node instanceof ArrayType && child instanceof AnnotationExpr);
  }

  private void add(String problem, JavaFile file, int start, int end) {
    problems.merge(problem, 1, Integer::sum);
    examples.computeIfAbsent(
        problem,
        p ->
            file.source().path()
                + ": "
                + file.source(start, Math.max(start, end), 160).replaceAll("\\s+", " "));
  }
}
