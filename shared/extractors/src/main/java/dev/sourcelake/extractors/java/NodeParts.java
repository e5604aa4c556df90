package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.metamodel.JavaParserMetaModel;
import com.github.javaparser.metamodel.PropertyMetaModel;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a class of JavaParser's nodes is made of, by the names of JavaParser's metamodel. */
final class NodeParts {
  private static final MethodType GETTER = MethodType.methodType(Object.class, Node.class);

  /** The parts of each class, made when the first node of it is met. */
  private static final ClassValue<NodeParts> OF =
      new ClassValue<>() {
        @Override
        protected NodeParts computeValue(Class<?> type) {
          return new NodeParts(type);
        }
      };

  private final List<Part> children = new ArrayList<>();
  private final List<Part> attributes = new ArrayList<>();
  private final String kind;

  /** A property: a node, a list of nodes, or a value. */
  private record Part(String name, MethodHandle getter) {
    Object of(Node node) {
      try {
        Object value = (Object) getter.invokeExact(node);
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("JavaParser's getter of " + name + " failed", e);
      }
    }
  }

  /** Takes each child of a node with its role; its index is -1 where the role has but one. */
  interface Taker {
    void take(Node child, String role, int index);
  }

  private NodeParts(Class<?> type) {
    kind = type.getSimpleName();
    for (PropertyMetaModel property :
        JavaParserMetaModel.getNodeMetaModel(type).orElseThrow().getAllPropertyMetaModels()) {
      if (!property.getName().equals("comment")) {
        Part part = new Part(property.getName(), getter(type, property));
        (property.isNode() || property.isNodeList() ? children : attributes).add(part);
      }
    }
  }

  private static MethodHandle getter(Class<?> type, PropertyMetaModel property) {
    try {
      return MethodHandles.publicLookup()
          .unreflect(type.getMethod(property.getGetterMethodName()))
          .asType(GETTER);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("JavaParser has no getter of " + property, e);
    }
  }

  /** The parts of a node. */
  static NodeParts of(Node node) {
    return OF.get(node.getClass());
  }

  /** The name of the node's class. */
  String kind() {
    return kind;
  }

  /** Hands over all children, in the order of the properties. */
  void children(Node node, Taker taker) {
    for (int i = 0; i < children.size(); i++) {
      Part part = children.get(i);
      if (node instanceof InstanceOfExpr test
          && test.getPattern().isPresent()
          && part.name().equals("type")) {
        // The pattern's type, which is the pattern's.
        continue;
      }
      if (node instanceof LocalClassDeclarationStmt local) {
        taker.take(LocalEnums.declaredBy(local), part.name(), -1);
        continue;
      }
      switch (part.of(node)) {
        case null -> {
          // Nothing is written there.
        }
        case Node child -> taker.take(child, part.name(), -1);
        case List<?> list -> {
          for (int at = 0; at < list.size(); at++) {
            taker.take((Node) list.get(at), part.name(), at);
          }
        }
        case Object other -> throw new IllegalStateException(part.name() + " is no node: " + other);
      }
    }
  }

  /** What a node says of itself: texts and operators, and the names of what is true of it. */
  String value(Node node) {
    String value = null;
    for (int i = 0; i < attributes.size(); i++) {
      Part part = attributes.get(i);
      String text = text(part.name(), part.of(node));
      if (text != null) {
        value = value == null ? text : value + " " + text;
      }
    }
    return value;
  }

  private static String text(String name, Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean truth -> truth ? flag(name) : null;
      case BinaryExpr.Operator operator -> operator.asString();
      case UnaryExpr.Operator operator -> operator.asString();
      case AssignExpr.Operator operator -> operator.asString();
      case Modifier.Keyword keyword -> keyword.asString();
      case PrimitiveType.Primitive primitive -> primitive.asString();
      case Enum<?> other -> other.name().toLowerCase(Locale.ROOT);
      default -> throw new IllegalStateException(name + " is of no known kind: " + value);
    };
  }

  /** {@code static} for {@code isStatic}. */
  private static String flag(String name) {
    return name.startsWith("is") ? Character.toLowerCase(name.charAt(2)) + name.substring(3) : name;
  }
}
