package dev.sourcelake.extractors.bytecode;

import java.lang.classfile.Opcode;

/**
 * Steps through the instructions of a method's code, which may be hostile: what is no instruction,
 * or is cut off, ends it with an exception that says where.
 */
final class CodeCursor {
  private final byte[] code;
  private int offset;
  private int next;
  private int first;

  /** Known at once only of what has no fixed size. */
  private Opcode opcode;

  CodeCursor(byte[] code) {
    this.code = code;
  }

  /** Goes to the next instruction; false at the end. */
  boolean advance() {
    if (next == code.length) {
      return false;
    }
    offset = next;
    first = code[offset] & 0xFF;
    opcode = null;
    int size = Opcodes.size(first);
    next = offset + (size > 0 ? size : otherSize());
    if (next > code.length || next <= offset) {
      throw cutOff();
    }
    return true;
  }

  private int otherSize() {
    opcode = first == Opcodes.WIDE ? Opcodes.wide(u1(1)) : Opcodes.of(first);
    if (opcode == null) {
      throw new MalformedPart("byte %02x at offset %d is no instruction".formatted(first, offset));
    }
    return opcode.isWide() ? opcode.sizeIfFixed() : switchSize();
  }

  private int switchSize() {
    int base = operands();
    long entries;
    int perEntry;
    if (opcode == Opcode.TABLESWITCH) {
      entries = (long) s4(base + 8) - s4(base + 4) + 1;
      base += 12;
      perEntry = 4;
    } else {
      entries = s4(base + 4);
      base += 8;
      perEntry = 8;
    }
    if (entries < 0 || entries > code.length) {
      throw new MalformedPart("the switch at offset " + offset + " has " + entries + " cases");
    }
    return base + (int) entries * perEntry;
  }

  /** Where a switch's operands begin, relative to its opcode: they are aligned to four bytes. */
  int operands() {
    return 4 - (offset & 3);
  }

  int offset() {
    return offset;
  }

  int size() {
    return next - offset;
  }

  /** The byte that the instruction begins with. */
  int first() {
    return first;
  }

  Opcode opcode() {
    return opcode == null ? Opcodes.of(first) : opcode;
  }

  /** An unsigned byte so many bytes after the opcode's first. */
  int u1(int at) {
    require(at, 1);
    return code[offset + at] & 0xFF;
  }

  int s1(int at) {
    require(at, 1);
    return code[offset + at];
  }

  int u2(int at) {
    require(at, 2);
    return (code[offset + at] & 0xFF) << 8 | (code[offset + at + 1] & 0xFF);
  }

  int s2(int at) {
    return (short) u2(at);
  }

  int s4(int at) {
    require(at, 4);
    return u2(at) << 16 | u2(at + 2);
  }

  private void require(int at, int bytes) {
    if (offset + at + bytes > code.length) {
      throw cutOff();
    }
  }

  private MalformedPart cutOff() {
    return new MalformedPart("the code ends within the instruction at offset " + offset);
  }
}
