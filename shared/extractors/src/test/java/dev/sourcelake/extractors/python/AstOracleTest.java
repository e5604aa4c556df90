package dev.sourcelake.extractors.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.extractors.python.syntax.Kind;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.python.syntax.TreeBuilder;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.source.LineIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Compares our syntax trees with CPython 3.14's {@code ast}: classes and positions of all nodes. Of
 * CPython's standard library every tenth file, our own cases, and a few packages of PyPI; or all
 * files of folders that {@code -Dpython.sources=FOLDER:FOLDER} names.
 */
class AstOracleTest {
  private static final int EVERY = 10;

  private final Agreement agreement = new Agreement();
  private final List<String> onlyOursRejected = new ArrayList<>();
  private int compared;

  @Test
  void nodesAreThoseOfCpython() throws IOException {
    Optional<String> missing = CpythonOracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    List<Path> files = files();
    try (Trees trees = new Trees()) {
      CpythonOracle.askOnce("ast", files, answer -> compare(trees, answer, true));
    }
    assertAgreement("Python syntax trees", files);
    assertTrue(onlyOursRejected.size() <= 0.005 * compared + 1, onlyOursRejected::toString);
  }

  /** Newer syntax it rejects, and in formatted strings it has no places before Python 3.12. */
  @Test
  void nodesOutsideFormattedStringsAreThoseOfAnotherCpython() throws IOException {
    String python = System.getProperty("python.second");
    assumeTrue(python != null, "-Dpython.second=python3.11 compares with that, too");
    Optional<String> missing = CpythonOracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    List<Path> files = files();
    List<String> command =
        List.of(python, CpythonOracle.HOME.resolve("facts.py").toString(), "plain");
    try (Trees trees = new Trees()) {
      CpythonOracle.askOnce("plain", command, files, answer -> compare(trees, answer, false));
    }
    assertAgreement("Python syntax trees by " + python, files);
  }

  private void assertAgreement(String what, List<Path> files) {
    System.out.printf(
        "%s: %d files, %d that only we reject; %s",
        what, compared, onlyOursRejected.size(), agreement.report());
    onlyOursRejected.forEach(System.out::println);
    assertTrue(compared > files.size() / 2, () -> "few files are compared: " + compared);
    assertTrue(agreement.overall() >= 0.999, agreement::report);
    assertEquals(Map.of(), agreement.below(0.99, 100));
  }

  static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    String folders = System.getProperty("python.sources");
    if (folders == null) {
      List<Path> library = CpythonOracle.standardLibrary();
      for (int i = 0; i < library.size(); i += EVERY) {
        files.add(library.get(i));
      }
      files.addAll(CpythonOracle.pythonFiles(Path.of("src", "test", "cases", "python")));
      files.addAll(CpythonOracle.packages());
    } else {
      for (String folder : folders.split(":", -1)) {
        files.addAll(CpythonOracle.pythonFiles(Path.of(folder)));
      }
    }
    return files;
  }

  private void compare(Trees trees, CpythonOracle.Answer answer, boolean inStrings) {
    if (answer.rejection() != null) {
      return;
    }
    trees.read(
        answer.path(),
        (tree, text) -> {
          if (tree.hasError(0)) {
            onlyOursRejected.add(answer.path() + ": " + firstError(tree, text.lines()));
            return;
          }
          List<String> ours = new ArrayList<>();
          Node module = TreeBuilder.build(tree, text.bom(), new ArrayList<>());
          describe(module, "", text.lines(), inStrings, ours);
          agreement.add(answer.path().toString(), ours, answer.facts());
          compared++;
        });
  }

  private static String firstError(SyntaxTree tree, LineIndex lines) {
    for (int node = 0; node < tree.size(); node++) {
      if (tree.isError(node) || tree.isMissing(node)) {
        return "line " + lines.line(tree.start(node));
      }
    }
    return "";
  }

  private static void describe(
      Node node, String parent, LineIndex lines, boolean inStrings, List<String> into) {
    String label = node.kind().label();
    into.add(
        node.kind().isPositioned()
            ? String.join(
                " ",
                label,
                Integer.toString(lines.line(node.start())),
                Integer.toString(lines.column(node.start())),
                Integer.toString(lines.line(node.end())),
                Integer.toString(lines.column(node.end())))
            : label + " in " + parent);
    int parts = inStrings || !node.is(Kind.JOINED_STR) ? node.size() : 0;
    for (int i = 0; i < parts; i++) {
      if (node.part(i) != null) {
        describe(node.part(i), label, lines, inStrings, into);
      }
    }
  }
}
