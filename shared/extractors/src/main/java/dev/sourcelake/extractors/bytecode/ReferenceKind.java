package dev.sourcelake.extractors.bytecode;

import java.lang.classfile.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** In which way code uses something. */
enum ReferenceKind {
  INVOKE_VIRTUAL(0),
  INVOKE_SPECIAL(1),
  INVOKE_STATIC(2),
  INVOKE_INTERFACE(3),
  INVOKE_DYNAMIC(4),
  GET_FIELD(5),
  PUT_FIELD(6),
  GET_STATIC(7),
  PUT_STATIC(8),
  NEW(9),
  NEW_ARRAY(10),
  CHECK_CAST(11),
  INSTANCE_OF(12),
  LOAD_CLASS(13),
  LOAD_DYNAMIC(14),
  LOAD_METHOD_TYPE(15),
  CATCH(16),
  BOOTSTRAP(17),
  HANDLE_GET_FIELD(18),
  HANDLE_GET_STATIC(19),
  HANDLE_PUT_FIELD(20),
  HANDLE_PUT_STATIC(21),
  HANDLE_INVOKE_VIRTUAL(22),
  HANDLE_INVOKE_STATIC(23),
  HANDLE_INVOKE_SPECIAL(24),
  HANDLE_NEW(25),
  HANDLE_INVOKE_INTERFACE(26);

  /** The JVM counts the kinds of method handles from 1. */
  private static final List<ReferenceKind> HANDLES =
      List.of(
          HANDLE_GET_FIELD,
          HANDLE_GET_STATIC,
          HANDLE_PUT_FIELD,
          HANDLE_PUT_STATIC,
          HANDLE_INVOKE_VIRTUAL,
          HANDLE_INVOKE_STATIC,
          HANDLE_INVOKE_SPECIAL,
          HANDLE_NEW,
          HANDLE_INVOKE_INTERFACE);

  private static final byte[][] TEXTS = new byte[values().length][];
  private static final ReferenceKind[] BY_OPCODE = new ReferenceKind[256];

  static {
    for (ReferenceKind kind : values()) {
      TEXTS[kind.number] = kind.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
    use(Opcode.INVOKEVIRTUAL, INVOKE_VIRTUAL);
    use(Opcode.INVOKESPECIAL, INVOKE_SPECIAL);
    use(Opcode.INVOKESTATIC, INVOKE_STATIC);
    use(Opcode.INVOKEINTERFACE, INVOKE_INTERFACE);
    use(Opcode.INVOKEDYNAMIC, INVOKE_DYNAMIC);
    use(Opcode.GETFIELD, GET_FIELD);
    use(Opcode.PUTFIELD, PUT_FIELD);
    use(Opcode.GETSTATIC, GET_STATIC);
    use(Opcode.PUTSTATIC, PUT_STATIC);
    use(Opcode.NEW, NEW);
    use(Opcode.ANEWARRAY, NEW_ARRAY);
    use(Opcode.MULTIANEWARRAY, NEW_ARRAY);
    use(Opcode.CHECKCAST, CHECK_CAST);
    use(Opcode.INSTANCEOF, INSTANCE_OF);
  }

  private final int number;

  ReferenceKind(int number) {
    this.number = number;
  }

  /** The word in the column {@code kind}, in ASCII. */
  byte[] text() {
    return TEXTS[number];
  }

  private static void use(Opcode opcode, ReferenceKind kind) {
    BY_OPCODE[opcode.bytecode()] = kind;
  }

  /**
   * How the instruction that begins with this byte uses its operand; null where that is no type or
   * member.
   */
  static ReferenceKind of(int bytecode) {
    return BY_OPCODE[bytecode];
  }

  /** The kind of a method handle with this number of the JVM's. */
  static ReferenceKind ofHandle(int number) {
    if (number < 1 || number > HANDLES.size()) {
      throw new MalformedPart("no method handle has the kind " + number);
    }
    return HANDLES.get(number - 1);
  }

  /** A number of its own, from 0. */
  int number() {
    return number;
  }
}
