package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnknownType;
import com.github.javaparser.ast.type.VoidType;
import java.util.ArrayList;
import java.util.List;

/** What the heads of declarations say, as text: types, erased signatures, modifiers. */
final class Heads {
  private final JavaFile file;

  Heads(JavaFile file) {
    this.file = file;
  }

  /**
   * A type as written, white space folded; null where none is. Brackets behind a name are moved to
   * the type, since JavaParser's spans of array types run on over the name.
   */
  String type(Type type, boolean varargs) {
    Type element = type.getElementType();
    String text =
        switch (element) {
          case UnknownType _ -> null;
          case VoidType _ -> "void";
          case PrimitiveType primitive when primitive.getAnnotations().isEmpty() ->
              primitive.asString();
          case ClassOrInterfaceType named when isPlain(named) -> named.getNameAsString();
          default -> file.folded(file.typeStart(element), file.end(element));
        };
    return text == null ? null : text + brackets(type) + (varargs ? "..." : "");
  }

  /**
   * Types without arguments and annotations, as far as the text shows; {@code T...} is an array.
   */
  static List<String> erased(List<Parameter> parameters) {
    List<String> types = new ArrayList<>(parameters.size());
    for (Parameter parameter : parameters) {
      types.add(erased(parameter.getType()) + (parameter.isVarArgs() ? "[]" : ""));
    }
    return types;
  }

  private static String erased(Type type) {
    Type element = type.getElementType();
    String name =
        element instanceof ClassOrInterfaceType named
            ? named.getNameWithScope()
            : element instanceof PrimitiveType primitive
                ? primitive.getType().asString()
                : element.asString();
    return name + brackets(type);
  }

  /** {@code name(int,String)}. */
  static String erasedSignature(String name, List<String> types) {
    return name + "(" + String.join(",", types) + ")";
  }

  /** Modifiers as written, in order. */
  static List<String> modifiers(NodeList<Modifier> modifiers) {
    return switch (modifiers.size()) {
      case 0 -> List.of();
      case 1 -> List.of(modifiers.get(0).getKeyword().asString());
      default -> modifiers.stream().map(modifier -> modifier.getKeyword().asString()).toList();
    };
  }

  /** Where a head starts without the annotations that lead it. */
  int withoutAnnotations(Node declaration, List<AnnotationExpr> annotations) {
    int start = file.start(declaration);
    for (AnnotationExpr annotation : annotations) {
      if (file.start(annotation) != start) {
        break;
      }
      start = file.tokens().startFrom(file.end(annotation));
    }
    return start;
  }

  private static boolean isPlain(ClassOrInterfaceType type) {
    return type.getScope().isEmpty()
        && type.getTypeArguments().isEmpty()
        && type.getAnnotations().isEmpty();
  }

  private static String brackets(Type type) {
    int level = type.getArrayLevel();
    return level == 0 ? "" : "[]".repeat(level);
  }
}
