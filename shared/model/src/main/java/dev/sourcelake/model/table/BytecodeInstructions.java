package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.ListOf;
import dev.sourcelake.model.dataset.ColumnType.StructOf;
import dev.sourcelake.model.dataset.ColumnType.StructOf.Field;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;
import dev.sourcelake.model.rows.StructValue;
import java.util.List;

/** Instructions of methods. */
public final class BytecodeInstructions {
  private static final DatasetBuilder T =
      Dataset.named("bytecode_instructions", "An instruction of a method's code.").file();

  public static final Column CLASS = T.text("class", "binary name of the class");
  public static final Column MEMBER_INDEX =
      T.int32("member_index", "the method, a member of the same file");
  public static final Column MEMBER = T.text("member", "name of the method");
  public static final Column MEMBER_DESCRIPTOR =
      T.text("member_descriptor", "descriptor of the method");
  public static final Column OFFSET =
      T.int32("code_offset", "first byte of the instruction in the method's code, from 0");
  public static final Column OPCODE =
      T.text("opcode", "mnemonic as javap writes it, such as invokevirtual or iload_w");
  public static final Column LINE =
      T.int32("line", "line in the source file, from 1; null where the class does not say");
  public static final Column OWNER =
      T.text("owner", "binary name of the operand's type, or of the type its member is asked of");
  public static final Column NAME = T.text("name", "name of the member that is its operand");
  public static final Column DESCRIPTOR =
      T.text("descriptor", "descriptor of that member, or method type that is its operand");
  public static final Column CONSTANT =
      T.text("constant", "constant, increment or dimensions; text is cut at 4,000 characters");
  public static final Column CONSTANT_KIND =
      T.text(
          "constant_kind",
          "int, long, float, double, string, class, method_type, method_handle or dynamic");
  public static final Column SLOT = T.int32("slot", "local variable that is its operand");
  public static final Column TARGET =
      T.int32("target", "offset that it jumps to; of a switch the default's");
  public static final Column CASES =
      T.optional("cases", Case.LIST, "the cases of a switch, in order");
  public static final Column BOOTSTRAP =
      T.text("bootstrap", "method that links a dynamic call or constant, as owner.name:descriptor");
  public static final Column BOOTSTRAP_ARGUMENTS =
      T.texts("bootstrap_arguments", "static arguments of that method, the first 255");
  public static final Column SOURCE_FILE = T.text("source_file", "name of the class's source file");

  public static final Dataset TABLE =
      T.fullProfileOnly()
          .sortedBy("path", "member_index", "code_offset")
          .statistics("class")
          .bloomFilters("owner", "name")
          .writtenBy(Family.BYTECODE);

  private BytecodeInstructions() {}

  /**
   * A case of a switch.
   *
   * @param value the value
   * @param target the offset that it jumps to
   */
  public record Case(int value, int target) implements StructValue {
    static final ColumnType LIST =
        new ListOf(
            new StructOf(
                List.of(
                    new Field("value", ColumnType.INT32, "the value"),
                    new Field("target", ColumnType.INT32, "offset that it jumps to"))));

    @Override
    public Object field(int at) {
      return switch (at) {
        case 0 -> value;
        case 1 -> target;
        default -> throw new IndexOutOfBoundsException(at);
      };
    }
  }
}
