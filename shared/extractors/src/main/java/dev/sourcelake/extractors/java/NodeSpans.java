package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.ArrayCreationLevel;
import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.ReceiverParameter;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnknownType;
import java.util.List;

/**
 * Where nodes stand, from their first token to their last. JavaParser leaves annotations and
 * modifiers out of some nodes that begin with them, lets names and types run over brackets that
 * follow a name, and gives places to nodes that are not written; those stand before what is written
 * next, and are empty.
 */
final class NodeSpans {
  private final JavaFile file;

  NodeSpans(JavaFile file) {
    this.file = file;
  }

  /** The offset of the first byte. */
  int start(Node node) {
    return switch (node) {
      case UnknownType unwritten -> parentStart(unwritten);
      case SimpleName name when isUnwritten(name) -> parentStart(name);
      case Modifier modifier when isUnwritten(modifier) -> parentStart(modifier);
      case Type type -> withChildren(type);
      case Parameter parameter -> withChildren(parameter);
      case ReceiverParameter parameter -> withChildren(parameter);
      // The type is a child of the test that the pattern stands in.
      case TypePatternExpr pattern -> Math.min(withChildren(pattern), start(pattern.getType()));
      case TypeExpr type -> withChildren(type);
      case MethodReferenceExpr reference -> withChildren(reference);
      case ArrayCreationLevel level when !level.getAnnotations().isEmpty() ->
          start(level.getAnnotations().get(0));
      default -> file.start(node);
    };
  }

  /** The offset after the last byte. */
  int end(Node node) {
    return switch (node) {
      case UnknownType unwritten -> start(unwritten);
      case Modifier modifier when isUnwritten(modifier) -> start(modifier);
      case SimpleName name -> isUnwritten(name) ? start(name) : file.nameEnd(name);
      case ArrayType array when array.getOrigin() == ArrayType.Origin.NAME ->
          end(array.getComponentType());
      default -> file.end(node);
    };
  }

  private int parentStart(Node node) {
    return node.getParentNode().map(file::start).orElseGet(() -> file.start(node));
  }

  /** What the class around methods of the top level is called, and that it is final. */
  private static boolean isUnwritten(Node node) {
    return node.getParentNode().orElse(null) instanceof ClassOrInterfaceDeclaration type
        && type.isCompact();
  }

  private int withChildren(Node node) {
    int start = file.start(node);
    List<Node> children = node.getChildNodes();
    for (int i = 0; i < children.size(); i++) {
      Node child = children.get(i);
      if (!(child instanceof UnknownType)) {
        start = Math.min(start, start(child));
      }
    }
    return start;
  }
}
