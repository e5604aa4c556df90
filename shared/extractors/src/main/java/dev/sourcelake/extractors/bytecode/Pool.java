package dev.sourcelake.extractors.bytecode;

import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.DynamicConstantPoolEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The names in a constant pool as UTF-8, each made once for all rows that hold it. */
final class Pool {
  /** No compiler makes longer names, but a hostile pool may have thousands of 64 KiB. */
  static final int LONGEST_NAME = 16_000;

  private final ConstantPool pool;
  private final byte[][] texts;
  private final PoolEntry[] canonical;
  private final Map<Meaning, PoolEntry> firsts = new HashMap<>();
  private boolean cut;

  Pool(ConstantPool pool) {
    this.pool = pool;
    this.texts = new byte[pool.size()][];
    this.canonical = new PoolEntry[pool.size()];
  }

  /** The entry at an index as what it should be; an exception says that it is another. */
  <T extends PoolEntry> T entry(int index, Class<T> kind) {
    return pool.entryByIndex(index, kind);
  }

  PoolEntry entry(int index) {
    return pool.entryByIndex(index);
  }

  /**
   * The first entry that says the same: compilers have each once, but a class file may have a
   * member twice.
   */
  PoolEntry canonical(PoolEntry entry) {
    PoolEntry known = canonical[entry.index()];
    if (known == null) {
      known = first(entry);
      canonical[entry.index()] = known;
    }
    return known;
  }

  private PoolEntry first(PoolEntry entry) {
    PoolEntry same = firsts.putIfAbsent(Meaning.of(entry), entry);
    return same == null ? entry : same;
  }

  /** What an entry says, whatever its index. */
  private record Meaning(int tag, String owner, String name, String descriptor) {
    static Meaning of(PoolEntry entry) {
      return switch (entry) {
        case ClassEntry type -> new Meaning(type.tag(), type.asInternalName(), null, null);
        case MemberRefEntry m ->
            new Meaning(
                m.tag(),
                m.owner().asInternalName(),
                m.name().stringValue(),
                m.type().stringValue());
        case DynamicConstantPoolEntry d ->
            new Meaning(d.tag(), null, d.name().stringValue(), d.type().stringValue());
        case MethodTypeEntry type ->
            new Meaning(type.tag(), null, null, type.descriptor().stringValue());
        default -> throw new MalformedPart("entry " + entry.index() + " is nothing that code uses");
      };
    }
  }

  /** A name or descriptor. */
  byte[] text(Utf8Entry entry) {
    byte[] text = texts[entry.index()];
    if (text == null) {
      text = encoded(entry.stringValue());
      texts[entry.index()] = text;
    }
    return text;
  }

  /** The binary name of a class, {@code java.lang.String[]} for an array. */
  byte[] className(ClassEntry entry) {
    byte[] text = texts[entry.index()];
    if (text == null) {
      text = encoded(TypeNames.ofInternal(entry.asInternalName()));
      texts[entry.index()] = text;
    }
    return text;
  }

  /** Whether some name was too long and is not whole in the rows. */
  boolean hasCut() {
    return cut;
  }

  private byte[] encoded(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length <= LONGEST_NAME) {
      return utf8;
    }
    cut = true;
    int end = LONGEST_NAME;
    while ((utf8[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(utf8, end);
  }
}
