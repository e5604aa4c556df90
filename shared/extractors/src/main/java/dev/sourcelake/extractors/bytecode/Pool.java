package dev.sourcelake.extractors.bytecode;

import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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

  /** Hashes of the texts that targets hold; 0 where none has been reckoned. */
  private final int[] hashes;

  /** The first of the targets that say the same: open addressing, at least twice as many. */
  private Target[] firsts = new Target[64];

  private int distinct;
  private boolean cut;

  Pool(ConstantPool pool, ClassStructure file) {
    this.pool = pool;
    this.file = file;
    this.texts = new byte[file.constantCount()][];
    this.targets = new Target[file.constantCount()];
    this.hashes = new int[file.constantCount()];
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
      target = first(read(index));
      targets[index] = target;
    }
    return target;
  }

  private Target first(Target made) {
    int slot = slot(made);
    if (firsts[slot] == null) {
      firsts[slot] = made;
      if (++distinct * 2 > firsts.length) {
        Target[] all = firsts;
        firsts = new Target[2 * all.length];
        for (Target each : all) {
          if (each != null) {
            firsts[slot(each)] = each;
          }
        }
      }
      return made;
    }
    return firsts[slot];
  }

  private int slot(Target target) {
    int mask = firsts.length - 1;
    int slot = (target.hash ^ (target.hash >>> 16)) & mask;
    while (firsts[slot] != null && !firsts[slot].saysTheSame(target)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private Target read(int index) {
    int tag = file.tag(index);
    return switch (tag) {
      case CLASS -> new Target(index, tag, className(index), null, null, hash(index));
      case FIELD, METHOD, INTERFACE_METHOD, DYNAMIC, INVOKE_DYNAMIC -> {
        int at = file.constant(index, tag);
        byte[] owner = null;
        int hash = tag;
        if (tag <= INTERFACE_METHOD) {
          owner = className(file.u2(at));
          hash = hash * 31 + hash(file.u2(at));
        }
        int names = file.constant(file.u2(at + 2), NAME_AND_TYPE);
        int name = file.u2(names);
        int descriptor = file.u2(names + 2);
        byte[] nameText = text(name);
        byte[] descriptorText = text(descriptor);
        hash = (hash * 31 + hash(name)) * 31 + hash(descriptor);
        yield new Target(index, tag, owner, nameText, descriptorText, hash);
      }
      case METHOD_TYPE -> {
        int type = file.u2(file.constant(index, tag));
        yield new Target(index, tag, null, null, text(type), hash(type));
      }
      default -> throw new MalformedPart("entry " + index + " is nothing that code uses");
    };
  }

  /** The hash of a text that was made: most stand in several targets. */
  private int hash(int index) {
    if (hashes[index] == 0) {
      hashes[index] = Arrays.hashCode(texts[index]);
    }
    return hashes[index];
  }

  /** What code uses. */
  static final class Target {
    private final int index;
    private final int tag;
    private final byte[] owner;
    private final byte[] name;
    private final byte[] descriptor;
    private final int hash;

    private Target(int index, int tag, byte[] owner, byte[] name, byte[] descriptor, int hash) {
      this.index = index;
      this.tag = tag;
      this.owner = owner;
      this.name = name;
      this.descriptor = descriptor;
      this.hash = hash;
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

    private boolean saysTheSame(Target that) {
      return hash == that.hash
          && tag == that.tag
          && Arrays.equals(name, that.name)
          && Arrays.equals(owner, that.owner)
          && Arrays.equals(descriptor, that.descriptor);
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
