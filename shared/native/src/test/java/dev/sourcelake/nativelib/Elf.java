package dev.sourcelake.nativelib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** Reads from a 64-bit little-endian ELF library which symbol versions it asks its system for. */
final class Elf {
  private static final int VERSION_NEEDS = 0x6ffffffe;

  private final ByteBuffer file;

  Elf(byte[] library) {
    file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
    if (library.length < 64
        || file.getInt(0) != 0x464c457f
        || file.get(4) != 2
        || file.get(5) != 1) {
      throw new IllegalArgumentException("no 64-bit little-endian ELF file");
    }
  }

  /** Returns every version that the library needs, such as {@code GLIBC_2.14}. */
  Set<String> versionsNeeded() {
    Set<String> names = new TreeSet<>();
    long sections = file.getLong(0x28);
    int size = file.getShort(0x3a);
    for (int i = 0; i < file.getShort(0x3c); i++) {
      int header = Math.toIntExact(sections + (long) i * size);
      if (file.getInt(header + 4) == VERSION_NEEDS) {
        int strings = Math.toIntExact(sections + (long) file.getInt(header + 40) * size);
        readNeeds(offsetOf(header), offsetOf(strings), names);
      }
    }
    return names;
  }

  /**
   * A need names a library and heads a chain of the versions asked of it; both chains are linked by
   * offsets.
   */
  private void readNeeds(int need, int strings, Set<String> names) {
    for (int next = -1; next != 0; need += next) {
      int version = need + file.getInt(need + 8);
      for (int count = file.getShort(need + 2); count > 0; count--) {
        names.add(text(strings + file.getInt(version + 8)));
        version += file.getInt(version + 12);
      }
      next = file.getInt(need + 12);
    }
  }

  private int offsetOf(int sectionHeader) {
    return Math.toIntExact(file.getLong(sectionHeader + 24));
  }

  private String text(int start) {
    int end = start;
    while (file.get(end) != 0) {
      end++;
    }
    return StandardCharsets.US_ASCII.decode(file.slice(start, end - start)).toString();
  }
}
