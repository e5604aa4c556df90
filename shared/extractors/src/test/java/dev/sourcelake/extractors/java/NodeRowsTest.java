package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.table.AstNodes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NodeRowsTest {
  @Test
  void nodesComeInPreOrderWithRoleValueAndText() {
    String source = "class A { static int x[] = {1 + 2}, y; void m(final int z) { y += z; } }";
    assertEquals(
        """
        CompilationUnit: class A { static int x[] = {1 + 2}, y; void m(final int z) { y += z; } }
          types[0] ClassOrInterfaceDeclaration: class A { static int x[] = {1 + 2}, y; void m(final int z) { y += z; } }
            name SimpleName A: A
            members[0] FieldDeclaration: static int x[] = {1 + 2}, y;
              modifiers[0] Modifier static: static
              variables[0] VariableDeclarator: x[] = {1 + 2}
                type ArrayType name: int
                  componentType PrimitiveType int: int
                name SimpleName x: x
                initializer ArrayInitializerExpr: {1 + 2}
                  values[0] BinaryExpr +: 1 + 2
                    left IntegerLiteralExpr 1: 1
                    right IntegerLiteralExpr 2: 2
              variables[1] VariableDeclarator: y
                type PrimitiveType int: int
                name SimpleName y: y
            members[1] MethodDeclaration: void m(final int z) { y += z; }
              type VoidType: void
              name SimpleName m: m
              parameters[0] Parameter: final int z
                modifiers[0] Modifier final: final
                type PrimitiveType int: int
                name SimpleName z: z
              body BlockStmt: { y += z; }
                statements[0] ExpressionStmt: y += z;
                  expression AssignExpr +=: y += z
                    target NameExpr: y
                      name SimpleName y: y
                    value NameExpr: z
                      name SimpleName z: z
        """,
        tree(source));
  }

  @Test
  void valuesHoldNoSecretAndFlagsBySetNames() {
    CollectedFacts facts =
        read("import static a.B.*; interface A { String PASSWORD = \"hunter2\"; }");
    assertEquals("***", facts.row(AstNodes.TABLE, "kind", "StringLiteralExpr").get("value"));
    assertEquals(
        "asterisk static", facts.row(AstNodes.TABLE, "kind", "ImportDeclaration").get("value"));
    assertEquals(
        "interface", facts.row(AstNodes.TABLE, "kind", "ClassOrInterfaceDeclaration").get("value"));
  }

  @Test
  void everyRowNamesItsParentByANumberBeforeItsOwn() {
    CollectedFacts facts = read("class A { int m() { return m() + (int) 1.5; } }");
    List<Map<String, Object>> rows = facts.rows(AstNodes.TABLE);
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(i, rows.get(i).get("node_id"));
      assertTrue(i == 0 || (Integer) rows.get(i).get("parent_node_id") < i);
    }
  }

  private static String tree(String source) {
    List<Map<String, Object>> rows = read(source).rows(AstNodes.TABLE);
    return rows.stream().map(row -> line(rows, row, source)).collect(Collectors.joining());
  }

  private static String line(
      List<Map<String, Object>> rows, Map<String, Object> row, String source) {
    int depth = 0;
    for (Object up = row.get("parent_node_id"); up != null; depth++) {
      up = rows.get((Integer) up).get("parent_node_id");
    }
    Object role = row.getOrDefault("role", "");
    Object index = row.get("role_index");
    String name = role + (index == null ? "" : "[" + index + "]");
    Object value = row.get("value");
    return "  ".repeat(depth)
        + (name.isEmpty() ? "" : name + " ")
        + row.get("kind")
        + (value == null ? "" : " " + value)
        + ": "
        + source.substring((Integer) row.get("bstart"), (Integer) row.get("bend"))
        + "\n";
  }

  private static CollectedFacts read(String source) {
    return CollectedFacts.of(new JavaExtractor(null), "A.java", "java", source);
  }
}
