package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.BytecodeClasses;
import java.lang.classfile.Attribute;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.EnclosingMethodAttribute;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleMainClassAttribute;
import java.lang.classfile.attribute.ModulePackagesAttribute;
import java.lang.classfile.attribute.ModuleTargetAttribute;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The row of a class; its attributes are gathered first, and its members' in between. */
final class ClassRow {
  private static final Pattern MULTI_RELEASE =
      Pattern.compile("(?:^|/)META-INF/versions/([0-9]{1,5})/");

  /** Class files of Java 1.1 have 45; from 1.2 on there is one more for each release. */
  private static final int VERSION_ZERO = 44;

  private static final int PREVIEW_MINOR = 0xFFFF;

  private final ClassContext context;
  private final Pool pool;
  private final Problems problems;
  private final ClassModel model;
  private final AnnotationList annotations;
  private final Set<String> attributes = new TreeSet<>();
  private String name;
  private RowBatch row;
  private boolean isRecord;
  private int declaredFlags;

  ClassRow(ClassContext context, ClassModel model) {
    this.context = context;
    this.pool = context.pool();
    this.problems = context.problems();
    this.model = model;
    this.annotations = new AnnotationList(context.budget());
    this.declaredFlags = model.flags().flagsMask();
  }

  /** Makes the class's names known to the context, and begins its row where that is wanted. */
  void begin(int majorVersion, String path) {
    problems.part(
        "the class's name",
        () -> {
          name = TypeNames.ofInternal(model.thisClass().asInternalName());
          context.setClass(pool.className(model.thisClass()));
        });
    problems.part(
        "the source file's name",
        () ->
            model
                .findAttribute(Attributes.sourceFile())
                .ifPresent(a -> context.setSourceFile(pool.text(a.sourceFile()))));
    if (!context.wants(BytecodeClasses.TABLE)) {
      return;
    }
    row = context.begin(BytecodeClasses.TABLE, BytecodeClasses.CLASS, BytecodeClasses.SOURCE_FILE);
    row.set(BytecodeClasses.ACCESS, model.flags().flagsMask())
        .set(BytecodeClasses.MAJOR, majorVersion)
        .set(BytecodeClasses.MINOR, model.minorVersion())
        .set(BytecodeClasses.JAVA_RELEASE, majorVersion - VERSION_ZERO)
        .set(BytecodeClasses.PREVIEW, model.minorVersion() == PREVIEW_MINOR)
        .set(BytecodeClasses.POOL_SIZE, model.constantPool().size())
        .set(BytecodeClasses.FIELDS, model.fields().size())
        .set(BytecodeClasses.METHODS, model.methods().size());
    if (name != null) {
      context.text(
          row, BytecodeClasses.PACKAGE, name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }
    Matcher release = MULTI_RELEASE.matcher(path);
    if (release.find()) {
      row.set(BytecodeClasses.MULTI_RELEASE, Integer.parseInt(release.group(1)));
    }
    problems.part(
        "the superclass",
        () ->
            model
                .superclass()
                .ifPresent(s -> context.text(row, BytecodeClasses.SUPER, pool.className(s))));
    problems.part("the interfaces", () -> set(BytecodeClasses.INTERFACES, model.interfaces()));
    problems.part("the class's attributes", () -> model.attributes().forEach(this::attribute));
  }

  /** Ends the row. */
  void end() {
    if (row == null) {
      return;
    }
    row.set(BytecodeClasses.DEPRECATED, attributes.contains("Deprecated"))
        .set(BytecodeClasses.ANNOTATIONS, annotations.all())
        .set(BytecodeClasses.MODIFIERS, Flags.CLASS.utf8(declaredFlags & ~Flags.IS_MODULE))
        .set(BytecodeClasses.KIND, kind())
        .set(BytecodeClasses.DEBUG_ATTRIBUTES, context.debugAttributes())
        .set(BytecodeClasses.ATTRIBUTES, List.copyOf(attributes));
  }

  private String kind() {
    int flags = model.flags().flagsMask();
    if ((flags & Flags.IS_MODULE) != 0) {
      return "module";
    }
    if ((flags & Flags.ANNOTATION) != 0) {
      return "annotation_type";
    }
    if ((flags & Flags.INTERFACE) != 0) {
      return name != null && name.endsWith("package-info") ? "package" : "interface";
    }
    return (flags & Flags.ENUM) != 0 ? "enum" : isRecord ? "record" : "class";
  }

  private void attribute(Attribute<?> attribute) {
    String called = Values.cut(attribute.attributeName().stringValue());
    attributes.add(called);
    context.budget().take(called.length());
    context.noteDebug(called);
    problems.part(called + " of the class", () -> read(attribute));
  }

  private void read(Attribute<?> attribute) {
    annotations.add(attribute, ClassRow::noCode);
    switch (attribute) {
      case SignatureAttribute a ->
          context.text(row, BytecodeClasses.SIGNATURE, pool.text(a.signature()));
      case EnclosingMethodAttribute a -> {
        context.text(row, BytecodeClasses.OUTER, pool.className(a.enclosingClass()));
        a.enclosingMethod()
            .ifPresent(m ->
                context.text(
                    row,
                    BytecodeClasses.ENCLOSING_METHOD,
                    Values.cut(m.name().stringValue() + m.type().stringValue())));
      }
      case InnerClassesAttribute a -> innerClasses(a.classes());
      case NestHostAttribute a ->
          context.text(row, BytecodeClasses.NEST_HOST, pool.className(a.nestHost()));
      case NestMembersAttribute a -> set(BytecodeClasses.NEST_MEMBERS, a.nestMembers());
      case PermittedSubclassesAttribute a ->
          set(BytecodeClasses.PERMITTED, a.permittedSubclasses());
      case RecordAttribute _ -> isRecord = true;
      case ModuleAttribute a -> ModuleCells.set(context, row, a);
      case ModuleMainClassAttribute a ->
          context.text(row, BytecodeClasses.MODULE_MAIN_CLASS, pool.className(a.mainClass()));
      case ModuleTargetAttribute a ->
          context.text(row, BytecodeClasses.MODULE_TARGET, pool.text(a.targetPlatform()));
      case ModulePackagesAttribute a ->
          context.texts(
              row,
              BytecodeClasses.MODULE_PACKAGES,
              a.packages().stream().map(p -> ModuleCells.dotted(p.name())).toList());
      default -> {
        // Its name is in the row.
      }
    }
  }

  private void innerClasses(List<InnerClassInfo> classes) {
    List<byte[]> names = new ArrayList<>(classes.size());
    for (InnerClassInfo inner : classes) {
      byte[] innerName = pool.className(inner.innerClass());
      names.add(innerName);
      context.budget().take(innerName.length);
      if (inner.innerClass().asInternalName().equals(model.thisClass().asInternalName())) {
        declaredFlags = inner.flagsMask();
        inner
            .outerClass()
            .ifPresent(o -> context.text(row, BytecodeClasses.OUTER, pool.className(o)));
        inner
            .innerName()
            .ifPresent(n -> context.text(row, BytecodeClasses.SIMPLE_NAME, pool.text(n)));
      }
    }
    row.set(BytecodeClasses.INNER_CLASSES, names);
  }

  private void set(Column column, List<ClassEntry> classes) {
    List<byte[]> names = new ArrayList<>(classes.size());
    for (ClassEntry entry : classes) {
      byte[] entryName = pool.className(entry);
      context.budget().take(entryName.length);
      names.add(entryName);
    }
    row.set(column, names);
  }

  private static int noCode(Label label) {
    throw new MalformedPart("it names a place in code, and a class has none");
  }
}
