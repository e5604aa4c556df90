package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.extractors.SecretDetector;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;

/** ASM's values in the words of our tables. */
final class AsmText {
  private static final int LONGEST = 4_000;

  private AsmText() {}

  static String className(String internalName) {
    return internalName == null ? null : typeName(Type.getObjectType(internalName));
  }

  static String typeName(Type type) {
    return type.getClassName();
  }

  static List<String> classNames(String[] internalNames) {
    return internalNames == null
        ? List.of()
        : Arrays.stream(internalNames).map(AsmText::className).toList();
  }

  /** The first characters, in UTF-8: lone surrogates have no place in our tables. */
  static String cut(String text) {
    String start = text.substring(0, Math.min(text.length(), LONGEST));
    return new String(start.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  static String handle(Handle handle) {
    return className(handle.getOwner()) + "." + handle.getName() + ":" + handle.getDesc();
  }

  static String constant(Object value) {
    return switch (value) {
      case Type type when type.getSort() == Type.METHOD -> type.getDescriptor();
      case Type type -> typeName(type);
      case Handle handle -> handle(handle);
      case ConstantDynamic dynamic -> dynamic.getName() + ":" + dynamic.getDescriptor();
      case String text when SecretDetector.isSecret(text) -> SecretDetector.REDACTED;
      default -> cut(value.toString());
    };
  }

  /** The target of a type annotation. */
  static String target(int reference, TypePath path, String places) {
    TypeReference type = new TypeReference(reference);
    String target =
        switch (type.getSort()) {
          case TypeReference.CLASS_TYPE_PARAMETER ->
              "class_type_parameter " + type.getTypeParameterIndex();
          case TypeReference.METHOD_TYPE_PARAMETER ->
              "method_type_parameter " + type.getTypeParameterIndex();
          case TypeReference.CLASS_EXTENDS -> "class_extends " + type.getSuperTypeIndex();
          case TypeReference.CLASS_TYPE_PARAMETER_BOUND ->
              "class_type_parameter_bound "
                  + type.getTypeParameterIndex()
                  + " "
                  + type.getTypeParameterBoundIndex();
          case TypeReference.METHOD_TYPE_PARAMETER_BOUND ->
              "method_type_parameter_bound "
                  + type.getTypeParameterIndex()
                  + " "
                  + type.getTypeParameterBoundIndex();
          case TypeReference.FIELD -> "field";
          case TypeReference.METHOD_RETURN -> "method_return";
          case TypeReference.METHOD_RECEIVER -> "method_receiver";
          case TypeReference.METHOD_FORMAL_PARAMETER ->
              "method_formal_parameter " + type.getFormalParameterIndex();
          case TypeReference.THROWS -> "throws " + type.getExceptionIndex();
          case TypeReference.LOCAL_VARIABLE -> "local_variable" + places;
          case TypeReference.RESOURCE_VARIABLE -> "resource_variable" + places;
          case TypeReference.EXCEPTION_PARAMETER ->
              "exception_parameter " + type.getTryCatchBlockIndex();
          case TypeReference.INSTANCEOF -> "instanceof" + places;
          case TypeReference.NEW -> "new" + places;
          case TypeReference.CONSTRUCTOR_REFERENCE -> "constructor_reference" + places;
          case TypeReference.METHOD_REFERENCE -> "method_reference" + places;
          case TypeReference.CAST -> "cast" + places + " " + type.getTypeArgumentIndex();
          default ->
              switch (type.getSort()) {
                    case TypeReference.CONSTRUCTOR_INVOCATION_TYPE_ARGUMENT ->
                        "constructor_invocation_type_argument";
                    case TypeReference.METHOD_INVOCATION_TYPE_ARGUMENT ->
                        "method_invocation_type_argument";
                    case TypeReference.CONSTRUCTOR_REFERENCE_TYPE_ARGUMENT ->
                        "constructor_reference_type_argument";
                    default -> "method_reference_type_argument";
                  }
                  + places
                  + " "
                  + type.getTypeArgumentIndex();
        };
    return path == null ? target : target + " at " + path;
  }

  /** Collects an annotation's values; {@code end} gets them by name. */
  static AnnotationVisitor values(Consumer<Map<String, String>> end) {
    Map<String, String> values = new TreeMap<>();
    return new Values() {
      @Override
      void value(String name, String text) {
        values.put(name == null ? "default" : name, cut(text));
      }

      @Override
      public void visitEnd() {
        end.accept(values);
      }
    };
  }

  private abstract static class Values extends AnnotationVisitor {
    Values() {
      super(Opcodes.ASM9);
    }

    abstract void value(String name, String text);

    @Override
    public void visit(String name, Object value) {
      value(name, source(value));
    }

    @Override
    public void visitEnum(String name, String descriptor, String constant) {
      value(name, typeName(Type.getType(descriptor)) + "." + constant);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String name, String descriptor) {
      String type = typeName(Type.getType(descriptor));
      List<String> pairs = new ArrayList<>();
      return nested(
          (member, text) -> pairs.add(member + " = " + text),
          () ->
              Values.this.value(
                  name,
                  "@" + type + (pairs.isEmpty() ? "" : "(" + String.join(", ", pairs) + ")")));
    }

    @Override
    public AnnotationVisitor visitArray(String name) {
      List<String> elements = new ArrayList<>();
      return nested(
          (member, text) -> elements.add(text),
          () -> Values.this.value(name, "{" + String.join(", ", elements) + "}"));
    }

    private static Values nested(BiConsumer<String, String> each, Runnable end) {
      return new Values() {
        @Override
        void value(String name, String text) {
          each.accept(name, text);
        }

        @Override
        public void visitEnd() {
          end.run();
        }
      };
    }
  }

  /** As Java source would have it; ASM hands arrays of primitives over whole. */
  private static String source(Object value) {
    return switch (value) {
      case Character c -> quoted(c.toString(), '\'');
      case String s -> quoted(SecretDetector.isSecret(s) ? SecretDetector.REDACTED : s, '"');
      case Long l -> l + "L";
      case Float f -> f + "f";
      case Type type -> typeName(type) + ".class";
      case Object array when array.getClass().isArray() -> {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
          elements.add(source(Array.get(array, i)));
        }
        yield "{" + String.join(", ", elements) + "}";
      }
      default -> value.toString();
    };
  }

  private static String quoted(String text, char quote) {
    StringBuilder quoted = new StringBuilder().append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String escaped =
          switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default ->
                c == quote ? "\\" + c : c < 32 || c == 127 ? "\\u%04x".formatted((int) c) : null;
          };
      quoted.append(escaped == null ? Character.toString(c) : escaped);
    }
    return quoted.append(quote).toString();
  }
}
