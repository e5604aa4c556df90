package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.ListOf;
import dev.sourcelake.model.dataset.ColumnType.StructOf;
import dev.sourcelake.model.dataset.ColumnType.StructOf.Field;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;
import dev.sourcelake.model.rows.StructRow;
import dev.sourcelake.model.rows.StructValue;
import java.util.List;

/** Members as class files declare them. */
public final class BytecodeMembers {
  private static final DatasetBuilder T =
      Dataset.named(
              "bytecode_members",
              "A field, method or record component as its class file declares it, read without"
                  + " loading the class.")
          .file();

  public static final Column CLASS = T.text("class", "binary name of the class");
  public static final Column INDEX =
      T.int32(
          "member_index",
          "place in the class from 0: fields, methods, record components, as the file has them");
  public static final Column KIND =
      T.text("kind", "field, method, constructor, initializer or record_component");
  public static final Column NAME = T.text("name", "its name; <init> and <clinit> as they are");
  public static final Column DESCRIPTOR = T.text("descriptor", "erased type, in the JVM's form");
  public static final Column SIGNATURE =
      T.text("signature", "generic signature, in the JVM's form");
  public static final Column ACCESS = T.int32("access_flags", "access flags");
  public static final Column MODIFIERS = T.texts("modifiers", "the flags by name");
  public static final Column DEPRECATED =
      T.bool("deprecated", "whether it has the Deprecated attribute");
  public static final Column CONSTANT =
      T.text("constant", "a field's constant value, text cut at 4,000 characters");
  public static final Column CONSTANT_KIND =
      T.text("constant_kind", "int, long, float, double or string");
  public static final Column EXCEPTIONS =
      T.texts("exceptions", "what a method declares to throw, in order");
  public static final Column ANNOTATIONS =
      T.optional(
          "annotations",
          BytecodeAnnotation.LIST,
          "its annotations, those of parameters and types too");
  public static final Column DEFAULT =
      T.text("default_value", "default of an annotation's element, written as in Java source");
  public static final Column PARAMETERS =
      T.optional("parameters", Parameter.LIST, "the MethodParameters attribute");
  public static final Column MAX_STACK = T.int32("max_stack", "slots of the operand stack");
  public static final Column MAX_LOCALS = T.int32("max_locals", "slots of local variables");
  public static final Column CODE_BYTES = T.int32("code_bytes", "bytes of code; null without code");
  public static final Column FIRST_LINE =
      T.int32("first_line", "least line of its code in the source file, from 1");
  public static final Column LAST_LINE = T.int32("last_line", "greatest line of its code");
  public static final Column HANDLERS =
      T.optional("exception_table", Handler.LIST, "its exception handlers, in order");
  public static final Column VARIABLES =
      T.optional(
          "local_variables",
          Variable.LIST,
          "parameters and local variables with their names, where debug attributes keep them");
  public static final Column SOURCE_FILE = T.text("source_file", "name of the class's source file");

  public static final Dataset TABLE =
      T.sortedBy("path", "member_index")
          .statistics("name")
          .bloomFilters("class", "name")
          .writtenBy(Family.BYTECODE);

  private BytecodeMembers() {}

  /**
   * A parameter of a method, as MethodParameters has it.
   *
   * @param name its name, or null
   * @param modifiers final, synthetic, mandated
   */
  public record Parameter(String name, List<String> modifiers) implements StructValue {
    static final ColumnType LIST =
        new ListOf(
            new StructOf(
                List.of(
                    new Field("name", ColumnType.TEXT, "its name"),
                    new Field(
                        "modifiers", new ListOf(ColumnType.TEXT), "final, synthetic, mandated"))));

    public Parameter {
      modifiers = List.copyOf(modifiers);
    }

    @Override
    public Object field(int at) {
      return switch (at) {
        case 0 -> name;
        case 1 -> modifiers;
        default -> throw new IndexOutOfBoundsException(at);
      };
    }
  }

  /**
   * An exception handler; places are byte offsets in the method's code.
   *
   * @param start first offset that it covers
   * @param end offset after the last one
   * @param handler where it begins
   * @param type the class that it catches, or null for everything
   */
  public record Handler(int start, int end, int handler, String type) implements StructValue {
    static final ColumnType LIST =
        new ListOf(
            new StructOf(
                List.of(
                    new Field("start", ColumnType.INT32, "first offset covered"),
                    new Field("end", ColumnType.INT32, "offset after the last one covered"),
                    new Field("handler", ColumnType.INT32, "offset of the handler"),
                    new Field("type", ColumnType.TEXT, "the class caught; null for everything"))));

    @Override
    public Object field(int at) {
      return switch (at) {
        case 0 -> start;
        case 1 -> end;
        case 2 -> handler;
        case 3 -> type;
        default -> throw new IndexOutOfBoundsException(at);
      };
    }
  }

  /**
   * A local variable with the range of code in which it has a value.
   *
   * @param slot its slot
   * @param name its name, as text or UTF-8 bytes
   * @param descriptor its erased type, as text or UTF-8 bytes
   * @param signature its generic signature, or null
   * @param start first offset of the range
   * @param end offset after its last one
   */
  public record Variable(
      int slot, Object name, Object descriptor, Object signature, int start, int end)
      implements StructValue {
    static final ColumnType LIST =
        new ListOf(
            new StructOf(
                List.of(
                    new Field("slot", ColumnType.INT32, "its slot"),
                    new Field("name", ColumnType.TEXT, "its name"),
                    new Field("descriptor", ColumnType.TEXT, "erased type"),
                    new Field("signature", ColumnType.TEXT, "generic signature"),
                    new Field("start", ColumnType.INT32, "first offset at which it has a value"),
                    new Field("end", ColumnType.INT32, "offset after the last one"))));

    @Override
    public Object field(int at) {
      return switch (at) {
        case 0 -> slot;
        case 1 -> name;
        case 2 -> descriptor;
        case 3 -> signature;
        case 4 -> start;
        case 5 -> end;
        default -> throw new IndexOutOfBoundsException(at);
      };
    }

    @Override
    public void writeTo(StructRow row) {
      row.set(0, slot);
      row.set(1, name);
      row.set(2, descriptor);
      row.set(3, signature);
      row.set(4, start);
      row.set(5, end);
    }
  }
}
