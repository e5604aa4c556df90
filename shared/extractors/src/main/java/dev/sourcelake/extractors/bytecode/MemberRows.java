package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.extractors.SecretDetector;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.BytecodeMembers;
import dev.sourcelake.model.table.BytecodeMembers.Parameter;
import java.lang.classfile.Attribute;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.AnnotationDefaultAttribute;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.attribute.DeprecatedAttribute;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayList;
import java.util.List;

/** The rows of a class's members, in the order of the file, and of what methods' code holds. */
final class MemberRows {
  private static final int NO_FLAGS = -1;

  private final ClassContext context;
  private final Pool pool;
  private final Problems problems;
  private final CodeRows code;
  private final ClassStructure structure;
  private final long deadline;
  private final boolean wanted;
  private int count;

  /** The row of the method under way, or null. */
  private RowBatch row;

  MemberRows(ClassContext context, CodeRows code, ClassStructure structure, long deadline) {
    this.context = context;
    this.pool = context.pool();
    this.problems = context.problems();
    this.code = code;
    this.structure = structure;
    this.deadline = deadline;
    this.wanted = context.wants(BytecodeMembers.TABLE);
  }

  void field(FieldModel field) {
    int index = next();
    if (wanted) {
      problems.part(
          "member",
          index,
          () -> {
            int flags = field.flags().flagsMask();
            RowBatch row =
                begin(index, "field", field.fieldName(), field.fieldType(), flags, Flags.FIELD);
            attributes(row, index, field.attributes(), field.fieldName(), field.fieldType());
          });
    }
  }

  /** A method, by its place among the class's methods. */
  void method(MethodModel method, int place) {
    int index = next();
    row = null;
    if (wanted) {
      problems.part(
          "member",
          index,
          () -> {
            Utf8Entry name = method.methodName();
            int flags = method.flags().flagsMask();
            row = begin(index, kind(name), name, method.methodType(), flags, Flags.METHOD);
            attributes(row, index, method.attributes(), name, method.methodType());
          });
    }
    problems.part(
        "the code of member",
        index,
        () -> {
          for (Attribute<?> attribute : method.attributes()) {
            if (attribute instanceof CodeAttribute body) {
              int handlers = structure.exceptionTable(place);
              code.write(new MethodCode(context, method, body, index, structure, handlers, row));
              return;
            }
          }
        });
  }

  private String kind(Utf8Entry name) {
    byte[] text = pool.text(name);
    // No string is made of most names.
    return text.length == 0 || text[0] != '<'
        ? "method"
        : switch (name.stringValue()) {
          case "<init>" -> "constructor";
          case "<clinit>" -> "initializer";
          default -> "method";
        };
  }

  void recordComponents(ClassModel model) {
    problems.part(
        "the record's components",
        () ->
            model
                .findAttribute(Attributes.record())
                .ifPresent(record -> record.components().forEach(this::recordComponent)));
  }

  private void recordComponent(RecordComponentInfo component) {
    int index = next();
    if (wanted) {
      problems.part(
          "member",
          index,
          () -> {
            RowBatch begun =
                begin(
                    index,
                    "record_component",
                    component.name(),
                    component.descriptor(),
                    NO_FLAGS,
                    null);
            attributes(begun, index, component.attributes(), component.name(), null);
          });
    }
  }

  private int next() {
    if (System.nanoTime() - deadline > 0) {
      throw new DeadlinePassed();
    }
    return count++;
  }

  private RowBatch begin(
      int index, String kind, Utf8Entry name, Utf8Entry descriptor, int mask, Flags flags) {
    RowBatch begun =
        context.begin(BytecodeMembers.TABLE, BytecodeMembers.CLASS, BytecodeMembers.SOURCE_FILE);
    begun.set(BytecodeMembers.INDEX, index).set(BytecodeMembers.KIND, kind);
    context.text(begun, BytecodeMembers.NAME, pool.text(name));
    context.text(begun, BytecodeMembers.DESCRIPTOR, pool.text(descriptor));
    if (mask != NO_FLAGS) {
      begun.set(BytecodeMembers.ACCESS, mask).set(BytecodeMembers.MODIFIERS, flags.utf8(mask));
    }
    return begun;
  }

  private void attributes(
      RowBatch member,
      int index,
      List<Attribute<?>> attributes,
      Utf8Entry name,
      Utf8Entry descriptor) {
    AnnotationList annotations = new AnnotationList(context.budget());
    boolean deprecated = false;
    for (Attribute<?> attribute : attributes) {
      deprecated |= attribute instanceof DeprecatedAttribute;
      problems.part(
          "an attribute of member",
          index,
          () -> {
            if (attribute instanceof CodeAttribute body) {
              CodeRows.requireLength(body);
              // To ask for them makes objects of all that is in them.
              if (structure.mayHaveTypeAnnotations()) {
                body.attributes().forEach(a -> annotations.add(a, body::labelToBci));
              }
            } else {
              annotations.add(attribute, MemberRows::noCode);
              read(member, attribute, name, descriptor);
            }
          });
    }
    member.set(BytecodeMembers.DEPRECATED, deprecated);
    if (!annotations.all().isEmpty()) {
      member.set(BytecodeMembers.ANNOTATIONS, annotations.all());
    }
  }

  private void read(
      RowBatch member, Attribute<?> attribute, Utf8Entry called, Utf8Entry descriptor) {
    switch (attribute) {
      case SignatureAttribute a ->
          context.text(member, BytecodeMembers.SIGNATURE, pool.text(a.signature()));
      case ConstantValueAttribute a -> constant(member, a, called, descriptor);
      case ExceptionsAttribute a -> {
        List<byte[]> exceptions = new ArrayList<>();
        for (ClassEntry entry : a.exceptions()) {
          byte[] name = pool.className(entry);
          context.budget().take(name.length);
          exceptions.add(name);
        }
        member.set(BytecodeMembers.EXCEPTIONS, exceptions);
      }
      case AnnotationDefaultAttribute a ->
          context.text(member, BytecodeMembers.DEFAULT, Values.source(a.defaultValue()));
      case MethodParametersAttribute a -> {
        context.noteDebug("MethodParameters");
        List<Parameter> parameters = new ArrayList<>();
        a.parameters()
            .forEach(parameter ->
                parameters.add(
                    new Parameter(
                        parameter.name().map(name -> Values.cut(name.stringValue())).orElse(null),
                        Flags.PARAMETER.names(parameter.flagsMask()))));
        member.set(BytecodeMembers.PARAMETERS, parameters);
      }
      default -> {
        // Nothing of it has a column.
      }
    }
  }

  private void constant(
      RowBatch member, ConstantValueAttribute attribute, Utf8Entry name, Utf8Entry descriptor) {
    Object value = attribute.constant().constantValue();
    boolean truth = descriptor != null && descriptor.equalsString("Z") && value instanceof Integer;
    String text = truth ? Boolean.toString(!value.equals(0)) : value.toString();
    boolean secret = value instanceof String && SecretDetector.isSecret(name.stringValue(), text);
    context.text(
        member, BytecodeMembers.CONSTANT, secret ? SecretDetector.REDACTED : Values.cut(text));
    member.set(BytecodeMembers.CONSTANT_KIND, Constants.kind(attribute.constant()));
  }

  private static int noCode(Label label) {
    throw new MalformedPart("it names a place in code, and lies outside of it");
  }
}
