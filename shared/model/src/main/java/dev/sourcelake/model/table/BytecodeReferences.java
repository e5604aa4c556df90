package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.ListOf;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** What the code of methods uses. */
public final class BytecodeReferences {
  private static final DatasetBuilder T =
      Dataset.named(
              "bytecode_references",
              "What the code of a method uses, once for each method and way of use: other members,"
                  + " types, and what lambdas and method references lead to.")
          .file();

  public static final Column CLASS = T.text("class", "binary name of the class that uses it");
  public static final Column MEMBER_INDEX =
      T.int32("member_index", "the method that uses it, a member of the same file");
  public static final Column MEMBER = T.text("member", "name of that method");
  public static final Column MEMBER_DESCRIPTOR =
      T.text("member_descriptor", "descriptor of that method");
  public static final Column INDEX =
      T.int32("reference_index", "place among the method's references by first use, from 0");
  public static final Column KIND =
      T.text(
          "kind",
          "invoke_virtual, invoke_special, invoke_static, invoke_interface, invoke_dynamic,"
              + " get_field, put_field, get_static, put_static, new, new_array, check_cast,"
              + " instance_of, load_class, load_dynamic, load_method_type, catch, bootstrap (the"
              + " method that links a dynamic call), or handle_… for a method handle of the"
              + " corresponding kind, as lambdas and method references leave them");
  public static final Column OWNER =
      T.text("owner", "binary name of the type used, or of the one that the member is asked of");
  public static final Column NAME = T.text("name", "name of the member used; null for a type");
  public static final Column DESCRIPTOR =
      T.text("descriptor", "its descriptor, in the JVM's form; null for a type");
  public static final Column OWNER_IS_INTERFACE =
      T.bool("owner_is_interface", "whether the method is asked of an interface");
  public static final Column COUNT = T.int32("uses", "how many instructions use it so");
  public static final Column LINES =
      T.optional("lines", new ListOf(ColumnType.INT32), "lines of those, ascending, each once");
  public static final Column SOURCE_FILE = T.text("source_file", "name of the class's source file");

  public static final Dataset TABLE =
      T.sortedBy("path", "member_index", "reference_index")
          .statistics("class")
          .bloomFilters("owner", "name")
          .writtenBy(Family.BYTECODE);

  private BytecodeReferences() {}
}
