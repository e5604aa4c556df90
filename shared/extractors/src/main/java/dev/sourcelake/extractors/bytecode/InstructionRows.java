package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.BytecodeInstructions;
import dev.sourcelake.model.table.BytecodeInstructions.Case;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.DynamicConstantPoolEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.util.ArrayList;
import java.util.List;

/** The rows of one method's instructions. */
final class InstructionRows {
  private static final String[] PRIMITIVES = {
    "boolean", "char", "float", "double", "byte", "short", "int", "long"
  };
  private static final int FIRST_PRIMITIVE = 4;

  private final ClassContext context;
  private final Pool pool;
  private final int index;
  private final byte[] member;
  private final byte[] descriptor;
  private boolean begun;

  InstructionRows(MethodCode code) {
    this.context = code.context();
    this.pool = context.pool();
    this.index = code.index();
    this.member = pool.text(code.method().methodName());
    this.descriptor = pool.text(code.method().methodType());
  }

  /** Writes the instruction at the cursor. */
  void write(CodeCursor at, int line) {
    RowBatch row =
        context.begin(
            BytecodeInstructions.TABLE,
            BytecodeInstructions.CLASS,
            BytecodeInstructions.SOURCE_FILE);
    row.set(BytecodeInstructions.MEMBER_INDEX, index).set(BytecodeInstructions.OFFSET, at.offset());
    if (begun) {
      context.budget().take(member.length + descriptor.length);
    } else {
      begun = true;
      context.keep(row, BytecodeInstructions.MEMBER, member);
      context.keep(row, BytecodeInstructions.MEMBER_DESCRIPTOR, descriptor);
    }
    context.text(row, BytecodeInstructions.OPCODE, Opcodes.mnemonic(at.opcode()));
    if (line != LineTable.UNKNOWN) {
      row.set(BytecodeInstructions.LINE, line);
    }
    operands(row, at);
  }

  private void operands(RowBatch row, CodeCursor at) {
    Opcode opcode = at.opcode();
    switch (opcode.kind()) {
      case FIELD_ACCESS, INVOKE -> member(row, pool.entry(at.u2(1), MemberRefEntry.class));
      case INVOKE_DYNAMIC -> dynamic(row, pool.entry(at.u2(1), InvokeDynamicEntry.class));
      case NEW_OBJECT, NEW_REF_ARRAY, TYPE_CHECK -> type(row, at.u2(1));
      case NEW_MULTI_ARRAY -> {
        type(row, at.u2(1));
        text(row, BytecodeInstructions.CONSTANT, Integer.toString(at.u1(3)));
      }
      case NEW_PRIMITIVE_ARRAY -> text(row, BytecodeInstructions.OWNER, primitive(at.u1(1)));
      case CONSTANT -> constant(row, at);
      case LOAD, STORE, DISCONTINUED_RET -> slot(row, at);
      case INCREMENT -> {
        slot(row, at);
        int increment = opcode.isWide() ? at.s2(4) : at.s1(2);
        text(row, BytecodeInstructions.CONSTANT, Integer.toString(increment));
      }
      case BRANCH, DISCONTINUED_JSR ->
          row.set(
              BytecodeInstructions.TARGET, at.offset() + (at.size() == 5 ? at.s4(1) : at.s2(1)));
      case TABLE_SWITCH -> tableSwitch(row, at);
      case LOOKUP_SWITCH -> lookupSwitch(row, at);
      case ARRAY_LOAD,
          ARRAY_STORE,
          CONVERT,
          MONITOR,
          NOP,
          OPERATOR,
          RETURN,
          STACK,
          THROW_EXCEPTION -> {
        // They have no operand.
      }
    }
  }

  private void member(RowBatch row, MemberRefEntry reference) {
    target(row, pool.target(reference.index()));
  }

  private void target(RowBatch row, Pool.Target target) {
    context.text(row, BytecodeInstructions.OWNER, target.owner());
    context.text(row, BytecodeInstructions.NAME, target.name());
    context.text(row, BytecodeInstructions.DESCRIPTOR, target.descriptor());
  }

  private void type(RowBatch row, int entry) {
    context.text(
        row, BytecodeInstructions.OWNER, pool.className(pool.entry(entry, ClassEntry.class)));
  }

  private static String primitive(int code) {
    int at = code - FIRST_PRIMITIVE;
    if (at < 0 || at >= PRIMITIVES.length) {
      throw new MalformedPart("no primitive type has the number " + code);
    }
    return PRIMITIVES[at];
  }

  private static void slot(RowBatch row, CodeCursor at) {
    int slot =
        switch (at.size()) {
          case 1 -> impliedSlot(at.opcode());
          case 2, 3 -> at.u1(1);
          default -> at.u2(2);
        };
    row.set(BytecodeInstructions.SLOT, slot);
  }

  /** Of {@code iload_2} and its like: their names end with it. */
  private static int impliedSlot(Opcode opcode) {
    byte[] mnemonic = Opcodes.mnemonic(opcode);
    return mnemonic[mnemonic.length - 1] - '0';
  }

  private void constant(RowBatch row, CodeCursor at) {
    Opcode opcode = at.opcode();
    if (CodeRows.isLoad(opcode)) {
      int operand = opcode == Opcode.LDC ? at.u1(1) : at.u2(1);
      load(row, pool.entry(operand, LoadableConstantEntry.class));
    } else if (at.size() > 1) {
      int value = opcode == Opcode.BIPUSH ? at.s1(1) : at.s2(1);
      text(row, BytecodeInstructions.CONSTANT, Integer.toString(value));
      text(row, BytecodeInstructions.CONSTANT_KIND, "int");
    }
  }

  private void load(RowBatch row, LoadableConstantEntry constant) {
    text(row, BytecodeInstructions.CONSTANT_KIND, Constants.kind(constant));
    switch (constant) {
      case ClassEntry c -> context.text(row, BytecodeInstructions.OWNER, pool.className(c));
      case MethodHandleEntry c -> member(row, c.reference());
      case MethodTypeEntry c ->
          context.text(row, BytecodeInstructions.DESCRIPTOR, pool.text(c.descriptor()));
      case DynamicConstantPoolEntry c -> dynamic(row, c);
      default -> text(row, BytecodeInstructions.CONSTANT, Constants.shown(constant));
    }
  }

  private void dynamic(RowBatch row, DynamicConstantPoolEntry dynamic) {
    target(row, pool.target(dynamic.index()));
    text(
        row,
        BytecodeInstructions.BOOTSTRAP,
        Constants.handle(dynamic.bootstrap().bootstrapMethod()));
    List<String> arguments =
        Constants.arguments(dynamic.bootstrap()).stream().map(Constants::shown).toList();
    context.texts(row, BytecodeInstructions.BOOTSTRAP_ARGUMENTS, arguments);
  }

  private static void tableSwitch(RowBatch row, CodeCursor at) {
    int base = at.operands();
    int low = at.s4(base + 4);
    int high = at.s4(base + 8);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i <= high - low; i++) {
      cases.add(new Case(low + i, at.offset() + at.s4(base + 12 + 4 * i)));
    }
    row.set(BytecodeInstructions.TARGET, at.offset() + at.s4(base))
        .set(BytecodeInstructions.CASES, cases);
  }

  private static void lookupSwitch(RowBatch row, CodeCursor at) {
    int base = at.operands();
    int pairs = at.s4(base + 4);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      int pair = base + 8 + 8 * i;
      cases.add(new Case(at.s4(pair), at.offset() + at.s4(pair + 4)));
    }
    row.set(BytecodeInstructions.TARGET, at.offset() + at.s4(base))
        .set(BytecodeInstructions.CASES, cases);
  }

  private void text(RowBatch row, Column column, String text) {
    context.text(row, column, text);
  }
}
