package dev.sourcelake.extractors.bytecode;

import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The names in a constant pool as UTF-8, each made once for all rows that hold it, and what its
 * constants lead to. It is read from the file's bytes: an object and a string for each name would
 * cost more than the rows.
 */
final class Pool {
  /** No compiler makes longer names, but a hostile pool may have thousands of 64 KiB. */
  static final int LONGEST_NAME = 16_000;

  private static final int UTF8 = 1;
  private static final int INTEGER = 3;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int NAME_AND_TYPE = 12;
  private static final int METHOD_TYPE = 16;
  private static final int DYNAMIC = 17;
  private static final int INVOKE_DYNAMIC = 18;

  private final ConstantPool pool;
  private final ClassStructure file;
  private final byte[][] texts;
  private final Target[] targets;
  private final Map<Target, Target> firsts = new HashMap<>();
  private boolean cut;

  Pool(ConstantPool pool, ClassStructure file) {
    this.pool = pool;
    this.file = file;
    this.texts = new byte[file.constantCount()][];
    this.targets = new Target[file.constantCount()];
  }

  /** The entry at an index as what it should be; an exception says that it is another. */
  <T extends PoolEntry> T entry(int index, Class<T> kind) {
    return pool.entryByIndex(index, kind);
  }

  /** Whether the constant at an index is a number or a string. */
  boolean isPlain(int index) {
    int tag = file.tag(index);
    return (tag >= INTEGER && tag < CLASS) || tag == STRING;
  }

  /** Whether the constant at an index is a field or method. */
  boolean isMember(int index) {
    int tag = file.tag(index);
    return tag >= FIELD && tag <= INTERFACE_METHOD;
  }

  /** Whether the constant at an index is a type. */
  boolean isClass(int index) {
    return file.tag(index) == CLASS;
  }

  /**
   * What a constant leads to; the same object for all that lead to the same: compilers have each
   * once, but a class file may have a member twice.
   */
  Target target(int index) {
    Target target = index < targets.length ? targets[index] : null;
    if (target == null) {
      Target made = read(index);
      target = firsts.putIfAbsent(made, made);
      target = target == null ? made : target;
      targets[index] = target;
    }
    return target;
  }

  private Target read(int index) {
    int tag = file.tag(index);
    return switch (tag) {
      case CLASS -> new Target(index, tag, className(index), null, null);
      case FIELD, METHOD, INTERFACE_METHOD, DYNAMIC, INVOKE_DYNAMIC -> {
        int at = file.constant(index, tag);
        byte[] owner = tag <= INTERFACE_METHOD ? className(file.u2(at)) : null;
        int names = file.constant(file.u2(at + 2), NAME_AND_TYPE);
        yield new Target(index, tag, owner, text(file.u2(names)), text(file.u2(names + 2)));
      }
      case METHOD_TYPE ->
          new Target(index, tag, null, null, text(file.u2(file.constant(index, tag))));
      default -> throw new MalformedPart("entry " + index + " is nothing that code uses");
    };
  }

  /** What code uses; equal to another that says the same, whatever its index. */
  static final class Target {
    private final int index;
    private final int tag;
    private final byte[] owner;
    private final byte[] name;
    private final byte[] descriptor;

    private Target(int index, int tag, byte[] owner, byte[] name, byte[] descriptor) {
      this.index = index;
      this.tag = tag;
      this.owner = owner;
      this.name = name;
      this.descriptor = descriptor;
    }

    /** The constant, or the first of those that say the same. */
    int index() {
      return index;
    }

    /** The type, or the one that a member is asked of; null for a dynamic call. */
    byte[] owner() {
      return owner;
    }

    /** The member's name; null for a type. */
    byte[] name() {
      return name;
    }

    /** The member's descriptor; null for a type. */
    byte[] descriptor() {
      return descriptor;
    }

    /** Whether it is a field or method, which is asked of a type. */
    boolean isMember() {
      return owner != null && name != null;
    }

    /** Whether the method is asked of an interface. */
    boolean ofInterface() {
      return tag == INTERFACE_METHOD;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Target that
          && tag == that.tag
          && Arrays.equals(name, that.name)
          && Arrays.equals(owner, that.owner)
          && Arrays.equals(descriptor, that.descriptor);
    }

    @Override
    public int hashCode() {
      int names = Arrays.hashCode(name) * 31 + Arrays.hashCode(owner);
      return (names * 31 + Arrays.hashCode(descriptor)) * 31 + tag;
    }
  }

  /** A name or descriptor. */
  byte[] text(Utf8Entry entry) {
    return text(entry.index());
  }

  /** The name or descriptor at an index. */
  byte[] text(int index) {
    byte[] text = index < texts.length ? texts[index] : null;
    if (text == null) {
      int at = file.constant(index, UTF8);
      int length = file.u2(at);
      text = length <= LONGEST_NAME ? file.ascii(at + 2, at + 2 + length) : null;
      if (text == null) {
        text = encoded(string(index));
      }
      texts[index] = text;
    }
    return text;
  }

  /** The binary name of a class, {@code java.lang.String[]} for an array. */
  byte[] className(ClassEntry entry) {
    return className(entry.index());
  }

  /** The binary name of the class at an index. */
  byte[] className(int index) {
    byte[] name = index < texts.length ? texts[index] : null;
    if (name == null) {
      int named = file.u2(file.constant(index, CLASS));
      byte[] internal = text(named);
      boolean array = internal.length > 0 && internal[0] == '[';
      name = array ? encoded(TypeNames.ofInternal(string(named))) : dotted(internal);
      texts[index] = name;
    }
    return name;
  }

  private static byte[] dotted(byte[] internal) {
    byte[] name = internal.clone();
    for (int i = 0; i < name.length; i++) {
      if (name[i] == '/') {
        name[i] = '.';
      }
    }
    return name;
  }

  /** Whether some name was too long and is not whole in the rows. */
  boolean hasCut() {
    return cut;
  }

  private String string(int index) {
    return pool.entryByIndex(index, Utf8Entry.class).stringValue();
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
