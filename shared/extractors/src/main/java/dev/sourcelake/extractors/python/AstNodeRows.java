package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SecretDetector;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.python.syntax.Kind;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.python.syntax.Role;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.AstNodes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/** Writes the nodes of a syntax tree in pre-order. */
final class AstNodeRows {
  static final String PARSER = "tree-sitter";
  private static final int LONGEST_VALUE = 200;

  /** Parts of which a node has at most one. */
  private static final Set<Role> SINGLE =
      EnumSet.of(
          Role.ANNOTATION,
          Role.BOUND,
          Role.CAUSE,
          Role.CLS,
          Role.CONTEXT_EXPR,
          Role.ELT,
          Role.EXC,
          Role.FORMAT_SPEC,
          Role.FUNC,
          Role.GUARD,
          Role.ITER,
          Role.KEY,
          Role.KWARG,
          Role.LEFT,
          Role.LOWER,
          Role.MSG,
          Role.NAME,
          Role.OPERAND,
          Role.OPTIONAL_VARS,
          Role.PATTERN,
          Role.RETURNS,
          Role.RIGHT,
          Role.SLICE,
          Role.STEP,
          Role.SUBJECT,
          Role.TARGET,
          Role.TEST,
          Role.TYPE,
          Role.UPPER,
          Role.VALUE,
          Role.VARARG);

  private final byte[] utf8;
  private final PythonLiterals literals;
  private final FactSink out;
  private int next;

  AstNodeRows(SourceFile file, PythonLiterals literals, FactSink out) {
    this.utf8 = file.text().utf8();
    this.literals = literals;
    this.out = out;
  }

  /** Writes a module and all that is in it, however deep it goes. */
  void write(Node module) {
    Deque<Parent> around = new ArrayDeque<>();
    around.push(new Parent(module, begin(module, null)));
    while (!around.isEmpty()) {
      Parent parent = around.peek();
      if (!parent.advance()) {
        around.pop();
      } else if (parent.part() != null) {
        around.push(new Parent(parent.part(), begin(parent.part(), parent)));
      }
    }
  }

  /** A node whose parts are being written. */
  private static final class Parent {
    final Node node;
    final int id;
    private int at = -1;
    private int place;

    Parent(Node node, int id) {
      this.node = node;
      this.id = id;
    }

    /** Goes to the next part, unless there is none. */
    boolean advance() {
      at++;
      if (at == node.size()) {
        return false;
      }
      place = at > 0 && node.role(at) == node.role(at - 1) ? place + 1 : 0;
      return true;
    }

    Node part() {
      return node.part(at);
    }
  }

  private int begin(Node node, Parent parent) {
    int id = next++;
    RowBatch row =
        out.begin(Family.AST, AstNodes.TABLE, node.start(), node.end())
            .set(AstNodes.NODE_ID, id)
            .set(AstNodes.KIND, node.kind().label())
            .set(AstNodes.VALUE, value(node))
            .set(AstNodes.LANGUAGE, PythonExtractor.LANGUAGE)
            .set(AstNodes.PARSER, PARSER);
    if (parent != null) {
      Role role = parent.node.role(parent.at);
      row.set(AstNodes.PARENT, parent.id).set(AstNodes.ROLE, role.label());
      if (!isSingle(parent.node, role)) {
        row.set(AstNodes.INDEX, parent.place);
      }
    }
    return id;
  }

  /** A body and the arguments are lists in statements and calls, and single in expressions. */
  private static boolean isSingle(Node node, Role role) {
    return switch (role) {
      case BODY, ORELSE -> node.is(Kind.LAMBDA) || node.is(Kind.IF_EXP);
      case ARGS -> node.kind().isFunction() || node.is(Kind.LAMBDA);
      default -> SINGLE.contains(role);
    };
  }

  private String value(Node node) {
    String value = node.is(Kind.CONSTANT) ? constant(node) : node.value();
    return value == null || value.length() <= LONGEST_VALUE
        ? value
        : value.substring(0, LONGEST_VALUE);
  }

  private String constant(Node node) {
    if (literals.isSecret(node)) {
      return SecretDetector.REDACTED;
    }
    int end = Math.min(node.end(), node.start() + 4 * LONGEST_VALUE);
    return new String(utf8, node.start(), end - node.start(), StandardCharsets.UTF_8);
  }
}
