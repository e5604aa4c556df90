package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.model.table.BytecodeMembers;
import dev.sourcelake.model.table.BytecodeMembers.Handler;
import dev.sourcelake.model.table.BytecodeMembers.Variable;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What methods' code holds, one method after the other: its buffers are used for all of them. */
final class CodeRows {
  /** As the JVM allows. */
  private static final int LONGEST_CODE = 65_535;

  private static final int HANDLER_BYTES = 8;
  private static final int VARIABLE_BYTES = 10;
  private static final int LINE_BYTES = 4;
  private static final int FIRST_LOAD = Opcode.LDC.bytecode();
  private static final int LAST_LOAD = Opcode.LDC2_W.bytecode();
  private static final byte[] LINES = ascii("LineNumberTable");
  private static final byte[] VARIABLES = ascii("LocalVariableTable");
  private static final byte[] VARIABLE_TYPES = ascii("LocalVariableTypeTable");

  private final LineTable lines = new LineTable();
  private final Map<Long, byte[]> signatures = new HashMap<>();

  /** Where tables of local variables begin in the file; nearly always one at most. */
  private final List<Integer> variableTables = new ArrayList<>();

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
    variableTables.clear();
    problems.part("attributes of the code of member", code.index(), () -> tables(code));
    references.begin(code.context().pool());
    problems.part("the exception table of member", code.index(), () -> handlers(code));
    if (code.row() != null) {
      problems.part("the code of member", code.index(), () -> memberCells(code));
    }
    boolean wantsReferences = code.context().wantsReferences();
    InstructionRows instructions =
        code.context().wantsInstructions() ? new InstructionRows(code) : null;
    if (wantsReferences || instructions != null) {
      problems.part("the code of member", code.index(), () -> instructions(code, instructions));
    }
    if (wantsReferences) {
      references.write(code);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static long key(int slot, int start, int length) {
    return (long) slot << 32 | (long) start << 16 | length;
  }

  /**
   * Reads the tables for debuggers, which follow the exception table, from the file itself: they
   * are most of many files, and the library would make an object of each line and variable.
   */
  private void tables(MethodCode code) {
    ClassStructure file = code.structure();
    int at = code.handlers();
    if (at < 0) {
      return;
    }
    at += 2 + file.u2(at) * HANDLER_BYTES;
    int count = file.u2(at);
    at += 2;
    for (int i = 0; i < count; i++) {
      table(code.context(), file, code.context().pool().text(file.u2(at)), at + 6);
      long next = at + 6 + (file.s4(at + 2) & 0xFFFFFFFFL);
      if (next > Integer.MAX_VALUE) {
        throw new MalformedPart("an attribute goes beyond the file's end");
      }
      at = (int) next;
    }
  }

  private void table(ClassContext context, ClassStructure file, byte[] name, int at) {
    if (Arrays.equals(name, LINES)) {
      context.noteDebug("LineNumberTable");
      int count = file.u2(at);
      for (int i = 0; i < count; i++) {
        int entry = at + 2 + i * LINE_BYTES;
        lines.add(file.u2(entry), file.u2(entry + 2));
      }
    } else if (Arrays.equals(name, VARIABLES)) {
      context.noteDebug("LocalVariableTable");
      variableTables.add(at);
    } else if (Arrays.equals(name, VARIABLE_TYPES)) {
      context.noteDebug("LocalVariableTypeTable");
      int count = file.u2(at);
      for (int i = 0; i < count; i++) {
        int entry = at + 2 + i * VARIABLE_BYTES;
        signatures.put(
            key(file.u2(entry + 8), file.u2(entry), file.u2(entry + 2)),
            context.pool().text(file.u2(entry + 6)));
      }
    }
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
    List<Variable> variables = variables(code);
    if (!variables.isEmpty()) {
      code.row().set(BytecodeMembers.VARIABLES, variables);
    }
  }

  private List<Variable> variables(MethodCode code) {
    ClassStructure file = code.structure();
    Pool pool = code.context().pool();
    List<Variable> rows = List.of();
    for (int at : variableTables) {
      int count = file.u2(at);
      if (rows.isEmpty() && count > 0) {
        rows = new ArrayList<>(count);
      }
      for (int i = 0; i < count; i++) {
        int entry = at + 2 + i * VARIABLE_BYTES;
        int start = file.u2(entry);
        int length = file.u2(entry + 2);
        byte[] name = pool.text(file.u2(entry + 4));
        byte[] type = pool.text(file.u2(entry + 6));
        int slot = file.u2(entry + 8);
        byte[] signature = signatures.isEmpty() ? null : signatures.get(key(slot, start, length));
        code.context()
            .budget()
            .take(name.length + type.length + (signature == null ? 0 : signature.length));
        rows.add(new Variable(slot, name, type, signature, start, start + length));
      }
    }
    return rows;
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
        references.add(ReferenceKind.CATCH, type, lines.lineOfAny(handler));
      }
      handlers.add(new Handler(file.u2(entry), file.u2(entry + 2), handler, name));
    }
    if (code.row() != null) {
      code.row().set(BytecodeMembers.HANDLERS, handlers);
    }
  }

  private void instructions(MethodCode code, InstructionRows rows) {
    CodeCursor cursor = new CodeCursor(code.body().codeArray());
    while (cursor.advance()) {
      reference(code.context().pool(), cursor);
      if (rows != null) {
        rows.write(cursor, lines.line(cursor.offset()));
      }
    }
  }

  private void reference(Pool pool, CodeCursor cursor) {
    int first = cursor.first();
    ReferenceKind kind = ReferenceKind.of(first);
    if (kind == null) {
      if (first >= FIRST_LOAD && first <= LAST_LOAD) {
        int operand = first == FIRST_LOAD ? cursor.u1(1) : cursor.u2(1);
        if (!pool.isPlain(operand)) {
          references.add(
              pool.entry(operand, LoadableConstantEntry.class), lines.line(cursor.offset()));
        }
      }
      return;
    }
    int operand = cursor.u2(1);
    int line = lines.line(cursor.offset());
    switch (kind) {
      case NEW, NEW_ARRAY, CHECK_CAST, INSTANCE_OF ->
          references.add(
              kind,
              pool.isClass(operand) ? operand : pool.entry(operand, ClassEntry.class).index(),
              line);
      case INVOKE_DYNAMIC -> references.add(pool.entry(operand, InvokeDynamicEntry.class), line);
      default ->
          references.add(
              kind,
              pool.isMember(operand) ? operand : pool.entry(operand, MemberRefEntry.class).index(),
              line);
    }
  }

  /** Whether it loads a constant of the pool. */
  static boolean isLoad(Opcode opcode) {
    return opcode == Opcode.LDC || opcode == Opcode.LDC_W || opcode == Opcode.LDC2_W;
  }
}
