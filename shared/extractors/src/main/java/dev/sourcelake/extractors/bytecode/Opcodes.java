package dev.sourcelake.extractors.bytecode;

import java.lang.classfile.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The JVM's instructions by the byte that they begin with. */
final class Opcodes {
  static final int WIDE = 0xC4;

  private static final Opcode[] PLAIN = new Opcode[256];
  private static final Opcode[] WIDENED = new Opcode[256];
  private static final Map<Opcode, byte[]> MNEMONICS = new EnumMap<>(Opcode.class);

  /** Bytes of those of a fixed size; 0 of the others, of the prefix wide, and of none. */
  private static final int[] SIZES = new int[256];

  static {
    for (Opcode opcode : Opcode.values()) {
      (opcode.isWide() ? WIDENED : PLAIN)[opcode.bytecode() & 0xFF] = opcode;
      MNEMONICS.put(
          opcode, opcode.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
      if (!opcode.isWide()) {
        SIZES[opcode.bytecode() & 0xFF] = Math.max(0, opcode.sizeIfFixed());
      }
    }
  }

  private Opcodes() {}

  /** The instruction that begins with this byte; null for none, and for the prefix wide. */
  static Opcode of(int bytecode) {
    return PLAIN[bytecode];
  }

  /** The instruction whose byte follows the prefix wide, or null. */
  static Opcode wide(int bytecode) {
    return WIDENED[bytecode];
  }

  /** How many bytes it has, if that is always the same and there is such an instruction; else 0. */
  static int size(int bytecode) {
    return SIZES[bytecode];
  }

  /** Its mnemonic in ASCII. */
  static byte[] mnemonic(Opcode opcode) {
    return MNEMONICS.get(opcode);
  }
}
