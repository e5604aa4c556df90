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

  static {
    for (Opcode opcode : Opcode.values()) {
      (opcode.isWide() ? WIDENED : PLAIN)[opcode.bytecode() & 0xFF] = opcode;
      MNEMONICS.put(
          opcode, opcode.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
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

  /** Its mnemonic in ASCII. */
  static byte[] mnemonic(Opcode opcode) {
    return MNEMONICS.get(opcode);
  }
}
