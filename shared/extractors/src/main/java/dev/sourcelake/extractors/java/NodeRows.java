package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import dev.sourcelake.extractors.SecretDetector;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.AstNodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes the nodes of a tree in pre-order, children in the order of the source. */
final class NodeRows {
  private static final int LONGEST_VALUE = 200;
  private static final Comparator<Child> BY_START =
      Comparator.comparingInt(Child::start).thenComparingInt(Child::end);

  private final JavaFile file;
  private final NodeSpans spans;
  private int next;

  /** A child on its way into a row; {@code index} is -1 where its role has but one. */
  private record Child(Node node, String role, int index, int start, int end) {}

  private NodeRows(JavaFile file) {
    this.file = file;
    this.spans = new NodeSpans(file);
  }

  /** Writes all nodes of a file. */
  static void write(JavaFile file, CompilationUnit unit) {
    if (file.wants(AstNodes.TABLE)) {
      NodeRows rows = new NodeRows(file);
      rows.add(rows.child(unit, null, -1), -1);
    }
  }

  private Child child(Node node, String role, int index) {
    int start = spans.start(node);
    return new Child(node, role, index, start, Math.max(start, spans.end(node)));
  }

  private void add(Child child, int parent) {
    Node node = child.node();
    NodeParts parts = NodeParts.of(node);
    int id = next++;
    RowBatch row =
        file.begin(AstNodes.TABLE, child.start(), child.end())
            .set(AstNodes.NODE_ID, id)
            .set(AstNodes.ROLE, child.role())
            .set(AstNodes.KIND, parts.kind())
            .set(AstNodes.VALUE, value(node, parts, child.start()))
            .set(AstNodes.LANGUAGE, JavaFile.LANGUAGE)
            .set(AstNodes.PARSER, JavaFile.PARSER);
    if (parent >= 0) {
      row.set(AstNodes.PARENT, parent);
    }
    if (child.index() >= 0) {
      row.set(AstNodes.INDEX, child.index());
    }
    if (node.getChildNodes().isEmpty()) {
      return;
    }
    List<Child> children = new ArrayList<>(node.getChildNodes().size());
    parts.children(node, (each, role, index) -> children.add(child(each, role, index)));
    children.sort(BY_START);
    for (int i = 0; i < children.size(); i++) {
      add(children.get(i), id);
    }
  }

  private String value(Node node, NodeParts parts, int start) {
    if (node instanceof LiteralStringValueExpr && file.isSecret(start)) {
      return SecretDetector.REDACTED;
    }
    String value = parts.value(node);
    return value == null || value.codePointCount(0, value.length()) <= LONGEST_VALUE
        ? value
        : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE));
  }
}
