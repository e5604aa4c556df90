package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.model.table.BytecodeAnnotation;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attribute;
import java.lang.classfile.Label;
import java.lang.classfile.TypeAnnotation;
import java.lang.classfile.TypeAnnotation.TypePathComponent;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeInvisibleParameterAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeInvisibleTypeAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleParameterAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** The annotations of a class or member, gathered from its attributes. */
final class AnnotationList {
  private final List<BytecodeAnnotation> all = new ArrayList<>();
  private final TextBudget budget;

  AnnotationList(TextBudget budget) {
    this.budget = budget;
  }

  List<BytecodeAnnotation> all() {
    return all;
  }

  /** Takes what an attribute holds of annotations; offsets of labels are for those of code. */
  void add(Attribute<?> attribute, ToIntFunction<Label> offsets) {
    switch (attribute) {
      case RuntimeVisibleAnnotationsAttribute a ->
          a.annotations().forEach(annotation -> add(annotation, true, null));
      case RuntimeInvisibleAnnotationsAttribute a ->
          a.annotations().forEach(annotation -> add(annotation, false, null));
      case RuntimeVisibleParameterAnnotationsAttribute a ->
          addParameters(a.parameterAnnotations(), true);
      case RuntimeInvisibleParameterAnnotationsAttribute a ->
          addParameters(a.parameterAnnotations(), false);
      case RuntimeVisibleTypeAnnotationsAttribute a ->
          a.annotations().forEach(type -> add(type.annotation(), true, target(type, offsets)));
      case RuntimeInvisibleTypeAnnotationsAttribute a ->
          a.annotations().forEach(type -> add(type.annotation(), false, target(type, offsets)));
      default -> {
        // Another attribute.
      }
    }
  }

  private void addParameters(List<List<Annotation>> parameters, boolean visible) {
    for (int i = 0; i < parameters.size(); i++) {
      for (Annotation annotation : parameters.get(i)) {
        add(annotation, visible, "parameter " + i);
      }
    }
  }

  private void add(Annotation annotation, boolean visible, String target) {
    Map<String, String> arguments = new TreeMap<>();
    annotation
        .elements()
        .forEach(e -> arguments.put(Values.cut(e.name().stringValue()), Values.source(e.value())));
    arguments.forEach((name, value) -> budget.take(name.length() + value.length()));
    String type = TypeNames.ofDescriptor(annotation.className().stringValue());
    budget.take(type.length());
    all.add(new BytecodeAnnotation(type, visible, target, arguments));
  }

  /**
   * Such as {@code method_return}, {@code throws 0} or {@code cast 12 0 at 1;}; the path in the
   * notation of ASM.
   */
  private static String target(TypeAnnotation type, ToIntFunction<Label> offsets) {
    StringBuilder text =
        new StringBuilder(type.targetInfo().targetType().name().toLowerCase(Locale.ROOT));
    switch (type.targetInfo()) {
      case TypeAnnotation.TypeParameterTarget t -> append(text, t.typeParameterIndex());
      case TypeAnnotation.SupertypeTarget t ->
          // 65535 stands for the superclass.
          append(text, t.supertypeIndex() == 0xFFFF ? -1 : t.supertypeIndex());
      case TypeAnnotation.TypeParameterBoundTarget t -> {
        append(text, t.typeParameterIndex());
        append(text, t.boundIndex());
      }
      case TypeAnnotation.EmptyTarget _ -> {
        // The kind of target says it all.
      }
      case TypeAnnotation.FormalParameterTarget t -> append(text, t.formalParameterIndex());
      case TypeAnnotation.ThrowsTarget t -> append(text, t.throwsTargetIndex());
      case TypeAnnotation.LocalVarTarget t ->
          t.table()
              .forEach(range -> {
                append(text, range.index());
                append(text, offsets.applyAsInt(range.startLabel()));
              });
      case TypeAnnotation.CatchTarget t -> append(text, t.exceptionTableIndex());
      case TypeAnnotation.OffsetTarget t -> append(text, offsets.applyAsInt(t.target()));
      case TypeAnnotation.TypeArgumentTarget t -> {
        append(text, offsets.applyAsInt(t.target()));
        append(text, t.typeArgumentIndex());
      }
    }
    if (!type.targetPath().isEmpty()) {
      text.append(" at ");
      for (TypePathComponent step : type.targetPath()) {
        text.append(
            switch (step.typePathKind()) {
              case ARRAY -> "[";
              case INNER_TYPE -> ".";
              case WILDCARD -> "*";
              case TYPE_ARGUMENT -> step.typeArgumentIndex() + ";";
            });
      }
    }
    return Values.cut(text.toString());
  }

  private static void append(StringBuilder text, int number) {
    text.append(' ').append(number);
  }
}
