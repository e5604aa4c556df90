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

/** Classes as their class files declare them. */
public final class BytecodeClasses {
  private static final DatasetBuilder T =
      Dataset.named(
              "bytecode_classes",
              "A class, interface, module or package as its class file declares it, read without"
                  + " loading it; class names are binary names, with dots, and $ between types.")
          .file();

  public static final Column CLASS = T.text("class", "its binary name, such as p.Outer$Inner");
  public static final Column PACKAGE = T.text("package_name", "its package; empty for the unnamed");
  public static final Column KIND =
      T.text("kind", "class, interface, enum, record, annotation_type, package or module");
  public static final Column ACCESS = T.int32("access_flags", "access flags of the class file");
  public static final Column MODIFIERS =
      T.texts(
          "modifiers", "flags by name, of a nested type those of its declaration (InnerClasses)");
  public static final Column MAJOR = T.int32("major_version", "major version of the class file");
  public static final Column MINOR = T.int32("minor_version", "minor version of the class file");
  public static final Column JAVA_RELEASE =
      T.int32("java_release", "the Java release of that version, such as 17");
  public static final Column PREVIEW =
      T.bool("preview", "whether it depends on preview features of that release");
  public static final Column MULTI_RELEASE =
      T.int32("multi_release", "the release for which a multi-release jar keeps it; null: for all");
  public static final Column SUPER = T.text("super_class", "the class that it extends");
  public static final Column INTERFACES =
      T.texts("interfaces", "the interfaces that it implements or extends, in order");
  public static final Column SIGNATURE =
      T.text("signature", "generic signature, in the JVM's form");
  public static final Column SOURCE_FILE =
      T.text("source_file", "name of the source file, without folders");
  public static final Column OUTER =
      T.text("outer_class", "the class that it is a member of, or that encloses it");
  public static final Column ENCLOSING_METHOD =
      T.text("enclosing_method", "name and descriptor of the method that encloses it");
  public static final Column SIMPLE_NAME =
      T.text("simple_name", "its name in the source; null where it is anonymous");
  public static final Column NEST_HOST = T.text("nest_host", "the host of its nest");
  public static final Column NEST_MEMBERS = T.texts("nest_members", "members of the nest it hosts");
  public static final Column PERMITTED =
      T.texts("permitted_subclasses", "the subclasses that a sealed type permits");
  public static final Column INNER_CLASSES =
      T.texts("inner_classes", "the nested types that its InnerClasses attribute names");
  public static final Column DEPRECATED =
      T.bool("deprecated", "whether it has the Deprecated attribute");
  public static final Column ANNOTATIONS =
      T.optional("annotations", BytecodeAnnotation.LIST, "its annotations, type annotations too");
  public static final Column MODULE_NAME = T.text("module_name", "name of the module it declares");
  public static final Column MODULE_VERSION = T.text("module_version", "version of the module");
  public static final Column MODULE_MODIFIERS =
      T.texts("module_modifiers", "open, synthetic, mandated");
  public static final Column MODULE_MAIN_CLASS =
      T.text("module_main_class", "main class of the module");
  public static final Column MODULE_TARGET =
      T.text("module_target", "the platform that the module was linked for");
  public static final Column MODULE_PACKAGES =
      T.texts("module_packages", "all packages of the module");
  public static final Column MODULE_DIRECTIVES =
      T.optional("module_directives", Directive.LIST, "what the module declares, in order");
  public static final Column DEBUG_ATTRIBUTES =
      T.texts(
          "debug_attributes",
          "which of SourceFile, SourceDebugExtension, LineNumberTable, LocalVariableTable,"
              + " LocalVariableTypeTable and MethodParameters it has");
  public static final Column ATTRIBUTES =
      T.texts("attributes", "names of the class's own attributes, unknown ones too, sorted");
  public static final Column POOL_SIZE =
      T.int32("constant_pool_size", "slots of the constant pool");
  public static final Column FIELDS = T.int32("fields", "how many fields it declares");
  public static final Column METHODS = T.int32("methods", "how many methods it declares");

  public static final Dataset TABLE =
      T.sortedBy("path", "class")
          .statistics("class")
          .bloomFilters("class", "super_class")
          .writtenBy(Family.BYTECODE);

  private BytecodeClasses() {}

  /**
   * A directive of a module.
   *
   * @param kind requires, exports, opens, uses or provides
   * @param name the module, package or service
   * @param modifiers transitive, static, synthetic, mandated
   * @param version the version required at compile time, or null
   * @param targets the modules exported or opened to, or the providers
   */
  public record Directive(
      String kind, String name, List<String> modifiers, String version, List<String> targets)
      implements StructValue {
    static final ColumnType LIST =
        new ListOf(
            new StructOf(
                List.of(
                    new Field(
                        "kind", ColumnType.TEXT, "requires, exports, opens, uses or provides"),
                    new Field("name", ColumnType.TEXT, "the module, package or service"),
                    new Field("modifiers", new ListOf(ColumnType.TEXT), "its flags by name"),
                    new Field("version", ColumnType.TEXT, "version required at compile time"),
                    new Field(
                        "targets",
                        new ListOf(ColumnType.TEXT),
                        "modules exported or opened to, or providers"))));

    public Directive {
      modifiers = List.copyOf(modifiers);
      targets = List.copyOf(targets);
    }

    @Override
    public Object field(int at) {
      return switch (at) {
        case 0 -> kind;
        case 1 -> name;
        case 2 -> modifiers;
        case 3 -> version;
        case 4 -> targets;
        default -> throw new IndexOutOfBoundsException(at);
      };
    }
  }
}
