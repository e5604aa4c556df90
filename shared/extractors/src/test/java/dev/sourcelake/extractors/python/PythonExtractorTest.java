package dev.sourcelake.extractors.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.table.AstNodes;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.TreeSitterCaptures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PythonExtractorTest {
  private static final PythonExtractor EXTRACTOR = new PythonExtractor();

  private static CollectedFacts facts(String text) {
    return CollectedFacts.of(EXTRACTOR, "m.py", "python", text);
  }

  @Test
  void itReadsPythonAlone() {
    assertTrue(EXTRACTOR.families("python").contains(Family.AST));
    assertEquals(Set.of(), EXTRACTOR.families("java"));
    assertEquals(Set.of(), EXTRACTOR.families(null));
  }

  @Test
  void ofTreeSitterThereAreCapturesAlone() {
    assertEquals(
        Optional.of(Profile.FULL),
        EXTRACTOR.profile(Family.TREE_SITTER, "python", TreeSitterCaptures.TABLE));
    assertEquals(Optional.empty(), EXTRACTOR.profile(Family.TREE_SITTER, "python", Calls.TABLE));
    assertEquals(
        Optional.of(Profile.STANDARD), EXTRACTOR.profile(Family.AST, "python", Calls.TABLE));
    CollectedFacts facts = facts("f()\n");
    assertEquals(List.of("ast"), facts.cells(Calls.TABLE, "extractor"));
    assertTrue(
        facts.cells(TreeSitterCaptures.TABLE, "extractor").stream()
            .allMatch("tree_sitter"::equals));
  }

  @Test
  void nodesHaveParentsRolesAndValues() {
    List<String> nodes =
        facts("def f(a, *, b=1):\n    return a.c[0] if not b else -a\n")
            .rows(AstNodes.TABLE)
            .stream()
            .map(PythonExtractorTest::described)
            .toList();
    assertEquals(
        List.of(
            "0 Module",
            "1 FunctionDef f <0 body[0]",
            "2 arguments <1 args",
            "3 arg a <2 args[0]",
            "4 arg b <2 kwonlyargs[0]",
            "5 Constant 1 <2 kw_defaults[0]",
            "6 Return <1 body[0]",
            "7 IfExp <6 value",
            "8 UnaryOp not <7 test",
            "9 Name b <8 operand",
            "10 Subscript <7 body",
            "11 Attribute c <10 value",
            "12 Name a <11 value",
            "13 Constant 0 <10 slice",
            "14 UnaryOp - <7 orelse",
            "15 Name a <14 operand"),
        nodes);
  }

  private static String described(Map<String, Object> row) {
    StringBuilder text = new StringBuilder(row.get("node_id") + " " + row.get("kind"));
    if (row.containsKey("value")) {
      text.append(' ').append(row.get("value"));
    }
    if (row.containsKey("role")) {
      text.append(" <").append(row.get("parent_node_id")).append(' ').append(row.get("role"));
    }
    if (row.containsKey("role_index")) {
      text.append('[').append(row.get("role_index")).append(']');
    }
    return text.toString();
  }

  @Test
  void theNodesOfABrokenStatementAreLeftOutAndThoseInItsBlocksAreNot() {
    CollectedFacts facts = facts("a = 1\nb = = 2\nif c d:\n    e = 3\nf = 4\n");
    List<Object> values = facts.cells(AstNodes.TABLE, "value");
    assertTrue(values.containsAll(List.of("a", "e", "f")), values::toString);
    assertEquals("partial", facts.row(Extractions.TABLE, "extractor", "ast").get("status"));
  }

  @Test
  void whatIsTooDeepForTheStackIsToldAndTheRestIsRead() {
    CollectedFacts facts = facts("f()\n" + "f(".repeat(50_000) + "x" + ")".repeat(50_000));
    assertTrue(facts.cells(Diagnostics.TABLE, "kind").contains("too_deep"));
    assertTrue(facts.rows(Calls.TABLE).size() > 20_000);
    assertEquals("partial", facts.row(Extractions.TABLE, "extractor", "ast").get("status"));
  }

  @Test
  void aLongSumIsNotDeep() {
    CollectedFacts facts = facts("x = 1" + " + 1".repeat(20_000) + "\n");
    assertEquals(List.of(), facts.cells(Diagnostics.TABLE, "kind").stream().distinct().toList());
  }

  @Test
  void anEmptyFileIsAModule() {
    CollectedFacts facts = facts("");
    assertEquals(List.of("Module"), facts.cells(AstNodes.TABLE, "kind"));
    assertEquals(List.of("m"), facts.cells(Definitions.TABLE, "name"));
  }
}
