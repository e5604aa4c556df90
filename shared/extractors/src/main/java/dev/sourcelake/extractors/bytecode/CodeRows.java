package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.model.table.BytecodeInstructions;
import dev.sourcelake.model.table.BytecodeMembers;
import dev.sourcelake.model.table.BytecodeMembers.Handler;
import dev.sourcelake.model.table.BytecodeMembers.Variable;
import dev.sourcelake.model.table.BytecodeReferences;
import java.lang.classfile.Attribute;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.LineNumberTableAttribute;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.classfile.attribute.LocalVariableTableAttribute;
import java.lang.classfile.attribute.LocalVariableTypeTableAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What methods' code holds, one method after the other: its buffers are used for all of them. */
final class CodeRows {
  /** As the JVM allows. */
  private static final int LONGEST_CODE = 65_535;

  private static final int HANDLER_BYTES = 8;

  private final LineTable lines = new LineTable();
  private final Map<Long, byte[]> signatures = new HashMap<>();
  private final List<LocalVariableInfo> variables = new ArrayList<>();
  private final ReferenceTable references = new ReferenceTable();

  /** A length beyond the JVM's limit would have arrays of gigabytes made for it. */
  static void requireLength(CodeAttribute body) {
    int length = body.codeLength();
    if (length < 0 || length > LONGEST_CODE) {
      throw new MalformedPart(
          "a method has at most %d bytes of code, not %d"
              .formatted(LONGEST_CODE, length & 0xFFFFFFFFL));
    }
  }

  /** Completes the method's row, and writes its references and instructions. */
  void write(MethodCode code) {
    requireLength(code.body());
    Problems problems = code.context().problems();
    lines.clear();
    signatures.clear();
    variables.clear();
    problems.part(
        "attributes of the code of member",
        code.index(),
        () -> {
          for (Attribute<?> attribute : code.body().attributes()) {
            code.context().noteDebug(attribute.attributeName().stringValue());
            switch (attribute) {
              case LineNumberTableAttribute a -> lines.add(a);
              case LocalVariableTableAttribute a -> variables.addAll(a.localVariables());
              case LocalVariableTypeTableAttribute a ->
                  a.localVariableTypes()
                      .forEach(type ->
                          signatures.put(
                              key(type.slot(), type.startPc(), type.length()),
                              code.context().pool().text(type.signature())));
              default -> {
                // Nothing of it has a column.
              }
            }
          }
        });
    references.begin(code.context().pool());
    problems.part("the exception table of member", code.index(), () -> handlers(code));
    if (code.row() != null) {
      problems.part("the code of member", code.index(), () -> memberCells(code));
    }
    boolean wantsReferences = code.context().wants(BytecodeReferences.TABLE);
    InstructionRows instructions =
        code.context().wants(BytecodeInstructions.TABLE) ? new InstructionRows(code) : null;
    if (wantsReferences || instructions != null) {
      problems.part("the code of member", code.index(), () -> instructions(code, instructions));
    }
    if (wantsReferences) {
      references.write(code);
    }
  }

  private static long key(int slot, int start, int length) {
    return (long) slot << 32 | (long) start << 16 | length;
  }

  private void memberCells(MethodCode code) {
    code.row()
        .set(BytecodeMembers.MAX_STACK, code.body().maxStack())
        .set(BytecodeMembers.MAX_LOCALS, code.body().maxLocals())
        .set(BytecodeMembers.CODE_BYTES, code.body().codeLength());
    if (lines.first() != LineTable.UNKNOWN) {
      code.row()
          .set(BytecodeMembers.FIRST_LINE, lines.first())
          .set(BytecodeMembers.LAST_LINE, lines.last());
    }
    if (variables.isEmpty()) {
      return;
    }
    Pool pool = code.context().pool();
    List<Variable> rows = new ArrayList<>(variables.size());
    for (LocalVariableInfo variable : variables) {
      byte[] name = pool.text(variable.name());
      byte[] type = pool.text(variable.type());
      int start = variable.startPc();
      int length = variable.length();
      byte[] signature = signatures.get(key(variable.slot(), start, length));
      code.context()
          .budget()
          .take(name.length + type.length + (signature == null ? 0 : signature.length));
      rows.add(new Variable(variable.slot(), name, type, signature, start, start + length));
    }
    code.row().set(BytecodeMembers.VARIABLES, rows);
  }

  private void handlers(MethodCode code) {
    int at = code.handlers();
    int count = at < 0 ? 0 : code.structure().u2(at);
    if (count == 0) {
      return;
    }
    List<Handler> handlers = new ArrayList<>(count);
    ClassStructure file = code.structure();
    for (int i = 0; i < count; i++) {
      int entry = at + 2 + i * HANDLER_BYTES;
      int handler = file.u2(entry + 4);
      int type = file.u2(entry + 6);
      String name = null;
      if (type != 0) {
        ClassEntry caught = code.context().pool().entry(type, ClassEntry.class);
        name = Values.cut(TypeNames.ofInternal(caught.asInternalName()));
        code.context().budget().take(name.length());
        references.add(ReferenceKind.CATCH, caught, lines.lineOfAny(handler));
      }
      handlers.add(new Handler(file.u2(entry), file.u2(entry + 2), handler, name));
    }
    if (code.row() != null) {
      code.row().set(BytecodeMembers.HANDLERS, handlers);
    }
  }

  private void instructions(MethodCode code, InstructionRows rows) {
    Pool pool = code.context().pool();
    CodeCursor cursor = new CodeCursor(code.body().codeArray());
    while (cursor.advance()) {
      int line = lines.line(cursor.offset());
      Opcode opcode = cursor.opcode();
      ReferenceKind kind = ReferenceKind.of(opcode);
      if (kind != null) {
        int operand = cursor.u2(1);
        switch (kind) {
          case NEW, NEW_ARRAY, CHECK_CAST, INSTANCE_OF ->
              references.add(kind, pool.entry(operand, ClassEntry.class), line);
          case INVOKE_DYNAMIC ->
              references.add(pool.entry(operand, InvokeDynamicEntry.class), line);
          default -> references.add(kind, pool.entry(operand, MemberRefEntry.class), line);
        }
      } else if (opcode.kind() == Opcode.Kind.CONSTANT && isLoad(opcode)) {
        int operand = opcode == Opcode.LDC ? cursor.u1(1) : cursor.u2(1);
        references.add(pool.entry(operand, LoadableConstantEntry.class), line);
      }
      if (rows != null) {
        rows.write(cursor, line);
      }
    }
  }

  /** Whether it loads a constant of the pool. */
  static boolean isLoad(Opcode opcode) {
    return opcode == Opcode.LDC || opcode == Opcode.LDC_W || opcode == Opcode.LDC2_W;
  }
}
