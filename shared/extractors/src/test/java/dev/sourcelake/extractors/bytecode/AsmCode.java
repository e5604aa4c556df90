package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.extractors.bytecode.AsmFacts.AsmOffsets;
import dev.sourcelake.extractors.bytecode.AsmFacts.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.util.Printer;

/** What ASM reads of a method. */
abstract class AsmCode extends MethodVisitor {
  private static final String[] HANDLES = {
    "get_field",
    "get_static",
    "put_field",
    "put_static",
    "invoke_virtual",
    "invoke_static",
    "invoke_special",
    "new",
    "invoke_interface"
  };

  private final FactLines lines;
  private final AsmOffsets offsets;
  private final String of;
  private final Map<List<Object>, Uses> references = new LinkedHashMap<>();
  private final Map<Label, Integer> lineOfLabel = new LinkedHashMap<>();
  private final List<Caught> caughtAt = new ArrayList<>();
  private Integer line;
  private Object maxStack;
  private Object maxLocals;

  AsmCode(FactLines lines, AsmOffsets offsets, String of) {
    super(Opcodes.ASM9);
    this.lines = lines;
    this.offsets = offsets;
    this.of = of;
  }

  abstract AnnotationVisitor annotated(String type, boolean visible, String target);

  abstract void end(Object stack, Object locals);

  private static final class Uses {
    private int count;
    private final TreeSet<Integer> lines = new TreeSet<>();
  }

  private void use(String kind, String owner, String name, String descriptor, Boolean itf) {
    Uses uses =
        references.computeIfAbsent(
            Arrays.asList(kind, owner, name, descriptor, itf), k -> new Uses());
    uses.count++;
    if (line != null) {
      uses.lines.add(line);
    }
  }

  private void use(Handle handle) {
    use(
        "handle_" + HANDLES[handle.getTag() - 1],
        AsmText.className(handle.getOwner()),
        handle.getName(),
        handle.getDesc(),
        handle.isInterface());
  }

  private void bootstrap(Handle bootstrap, List<Object> arguments) {
    use(
        "bootstrap",
        AsmText.className(bootstrap.getOwner()),
        bootstrap.getName(),
        bootstrap.getDesc(),
        bootstrap.isInterface());
    for (Object argument : arguments) {
      if (!(argument instanceof Type type && type.getSort() == Type.METHOD)) {
        constant(argument);
      }
    }
  }

  private void constant(Object value) {
    switch (value) {
      case Type type when type.getSort() == Type.METHOD ->
          use("load_method_type", null, null, type.getDescriptor(), null);
      case Type type -> use("load_class", AsmText.typeName(type), null, null, null);
      case Handle handle -> use(handle);
      case ConstantDynamic d -> {
        use("load_dynamic", null, d.getName(), d.getDescriptor(), null);
        bootstrap(d.getBootstrapMethod(), arguments(d));
      }
      default -> {
        // A number or a string.
      }
    }
  }

  private static List<Object> arguments(ConstantDynamic dynamic) {
    return IntStream.range(0, dynamic.getBootstrapMethodArgumentCount())
        .mapToObj(dynamic::getBootstrapMethodArgument)
        .toList();
  }

  /** owner, name, descriptor, constant, slot, target, cases, bootstrap, its arguments. */
  private void instruction(int opcode, Object... operands) {
    Object[] parts = new Object[13];
    parts[0] = of;
    parts[1] = offsets.instruction();
    parts[2] = Printer.OPCODES[opcode].toLowerCase(Locale.ROOT);
    parts[3] = line;
    System.arraycopy(operands, 0, parts, 4, operands.length);
    lines.add("instruction", parts);
  }

  @Override
  public void visitLineNumber(int number, Label start) {
    line = number;
    lineOfLabel.put(start, number);
  }

  @Override
  public void visitInsn(int opcode) {
    instruction(opcode);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    if (opcode == Opcodes.NEWARRAY) {
      String[] types = {"boolean", "char", "float", "double", "byte", "short", "int", "long"};
      instruction(opcode, types[operand - Opcodes.T_BOOLEAN]);
    } else {
      instruction(opcode, null, null, null, operand);
    }
  }

  @Override
  public void visitVarInsn(int opcode, int slot) {
    instruction(opcode, null, null, null, null, slot);
  }

  @Override
  public void visitIincInsn(int slot, int increment) {
    instruction(Opcodes.IINC, null, null, null, increment, slot);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    String name = AsmText.className(type);
    String kind =
        switch (opcode) {
          case Opcodes.NEW -> "new";
          case Opcodes.ANEWARRAY -> "new_array";
          case Opcodes.CHECKCAST -> "check_cast";
          default -> "instance_of";
        };
    use(kind, name, null, null, null);
    instruction(opcode, name);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    String name = AsmText.typeName(Type.getType(descriptor));
    use("new_array", name, null, null, null);
    instruction(Opcodes.MULTIANEWARRAY, name, null, null, dimensions);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    String kind =
        switch (opcode) {
          case Opcodes.GETFIELD -> "get_field";
          case Opcodes.PUTFIELD -> "put_field";
          case Opcodes.GETSTATIC -> "get_static";
          default -> "put_static";
        };
    use(kind, AsmText.className(owner), name, descriptor, false);
    instruction(opcode, AsmText.className(owner), name, descriptor);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean itf) {
    String kind = Printer.OPCODES[opcode].toLowerCase(Locale.ROOT).replace("invoke", "invoke_");
    use(kind, AsmText.className(owner), name, descriptor, itf);
    instruction(opcode, AsmText.className(owner), name, descriptor);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    use("invoke_dynamic", null, name, descriptor, null);
    bootstrap(bootstrap, List.of(arguments));
    dynamic(Opcodes.INVOKEDYNAMIC, name, descriptor, bootstrap, List.of(arguments));
  }

  private void dynamic(
      int opcode, String name, String descriptor, Handle bootstrap, List<Object> arguments) {
    instruction(
        opcode,
        null,
        name,
        descriptor,
        null,
        null,
        null,
        null,
        AsmText.handle(bootstrap),
        arguments.stream().map(AsmText::constant).toList());
  }

  @Override
  public void visitLdcInsn(Object value) {
    constant(value);
    switch (value) {
      case Type type when type.getSort() == Type.METHOD ->
          instruction(Opcodes.LDC, null, null, type.getDescriptor());
      case Type type -> instruction(Opcodes.LDC, AsmText.typeName(type));
      case Handle h ->
          instruction(Opcodes.LDC, AsmText.className(h.getOwner()), h.getName(), h.getDesc());
      case ConstantDynamic d ->
          dynamic(
              Opcodes.LDC, d.getName(), d.getDescriptor(), d.getBootstrapMethod(), arguments(d));
      default -> instruction(Opcodes.LDC, null, null, null, AsmText.constant(value));
    }
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    instruction(opcode, null, null, null, null, null, Place.of(label));
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
    List<String> cases =
        IntStream.range(0, labels.length)
            .mapToObj(i -> min + i + ":" + Place.of(labels[i]))
            .toList();
    instruction(Opcodes.TABLESWITCH, null, null, null, null, null, Place.of(dflt), cases);
  }

  @Override
  public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
    List<String> cases =
        IntStream.range(0, keys.length).mapToObj(i -> keys[i] + ":" + Place.of(labels[i])).toList();
    instruction(Opcodes.LOOKUPSWITCH, null, null, null, null, null, Place.of(dflt), cases);
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    String caught = AsmText.className(type);
    lines.add("handler", of, Place.of(start), Place.of(end), Place.of(handler), caught);
    if (caught != null) {
      caughtAt.add(new Caught(Place.of(handler), caught));
    }
  }

  private record Caught(int handler, String type) {}

  @Override
  public void visitLocalVariable(
      String name, String descriptor, String signature, Label start, Label end, int slot) {
    lines.add("variable", of, slot, name, descriptor, signature, Place.of(start), Place.of(end));
  }

  @Override
  public void visitParameter(String name, int flags) {
    lines.add("parameter", of, name);
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return annotated(descriptor, visible, null);
  }

  @Override
  public AnnotationVisitor visitParameterAnnotation(int parameter, String type, boolean visible) {
    return annotated(type, visible, "parameter " + parameter);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int reference, TypePath path, String type, boolean visible) {
    return annotated(type, visible, AsmText.target(reference, path, ""));
  }

  @Override
  public AnnotationVisitor visitInsnAnnotation(
      int reference, TypePath path, String type, boolean visible) {
    String place = " " + offsets.instruction();
    return annotated(type, visible, AsmText.target(reference, path, place));
  }

  @Override
  public AnnotationVisitor visitTryCatchAnnotation(
      int reference, TypePath path, String type, boolean visible) {
    return annotated(type, visible, AsmText.target(reference, path, ""));
  }

  @Override
  public AnnotationVisitor visitLocalVariableAnnotation(
      int reference,
      TypePath path,
      Label[] start,
      Label[] end,
      int[] slots,
      String type,
      boolean visible) {
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < start.length; i++) {
      places.append(' ').append(slots[i]).append(' ').append(Place.of(start[i]));
    }
    return annotated(type, visible, AsmText.target(reference, path, places.toString()));
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    maxStack = stack;
    maxLocals = locals;
  }

  @Override
  public void visitEnd() {
    for (Caught caught : caughtAt) {
      line = lineAt(caught.handler());
      use("catch", caught.type(), null, null, null);
    }
    references.forEach((key, uses) ->
        lines.add(
            "reference",
            of,
            key.get(0),
            key.get(1),
            key.get(2),
            key.get(3),
            key.get(4),
            uses.count,
            List.copyOf(uses.lines)));
    end(maxStack, maxLocals);
  }

  private Integer lineAt(int offset) {
    Integer found = null;
    int best = -1;
    for (Map.Entry<Label, Integer> entry : lineOfLabel.entrySet()) {
      int at = Place.of(entry.getKey());
      if (at <= offset && at >= best) {
        best = at;
        found = entry.getValue();
      }
    }
    return found;
  }
}
