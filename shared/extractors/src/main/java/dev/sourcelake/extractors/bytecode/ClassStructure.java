package dev.sourcelake.extractors.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The outline of a class file: where its parts begin and end. Of a file that is cut off, or whose
 * outline goes wrong in the middle, the members before that can then be read all the same.
 */
final class ClassStructure {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int HEADER = 10;
  private static final int[] NONE = {};
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  /** Bytes of constants by tag, tags included; of text those before its bytes. */
  private static final int[] SIZES = {
    0, 3, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3
  };

  private static final int LARGEST_CONSTANT = 9;

  private static final byte[] CODE = ascii("Code");
  private static final byte[] TYPES = ascii("RuntimeVisibleTypeAnnotations");
  private static final byte[] INVISIBLE_TYPES = ascii("RuntimeInvisibleTypeAnnotations");

  /** Of the constants that read so. */
  private static final int CODE_SIZE = 3 + CODE.length;

  private static final int TYPES_SIZE = 3 + TYPES.length;
  private static final int INVISIBLE_TYPES_SIZE = 3 + INVISIBLE_TYPES.length;

  private final byte[] bytes;
  private int at;
  private String problem;
  private byte[] whole;
  private int majorVersion = -1;
  private int minorVersion;
  private final BitSet codeNames = new BitSet();
  private int[] constants = NONE;
  private int[] codes = NONE;
  private int codeCount;
  private int unread;
  private boolean typeAnnotations;

  private ClassStructure(byte[] bytes) {
    this.bytes = bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Goes through a file once; never fails. */
  static ClassStructure of(byte[] bytes) {
    ClassStructure structure = new ClassStructure(bytes);
    structure.unread = bytes.length;
    try {
      structure.header();
    } catch (MalformedPart e) {
      structure.problem = e.getMessage();
      return structure;
    }
    structure.members();
    return structure;
  }

  /** What is wrong with the outline, or null. */
  String problem() {
    return problem;
  }

  /** The file, or a copy that ends where its outline goes wrong; null where that is too early. */
  byte[] whole() {
    return whole;
  }

  int majorVersion() {
    return majorVersion;
  }

  /** Major and minor version, such as {@code 69.0}; null where there is none. */
  String version() {
    return majorVersion < 0 ? null : majorVersion + "." + minorVersion;
  }

  /** Bytes after the place where the outline goes wrong. */
  int unreadBytes() {
    return unread;
  }

  /** Whether some part of the class may have annotations of types. */
  boolean mayHaveTypeAnnotations() {
    return typeAnnotations;
  }

  /** Where a method's exception table begins, by the method's place in the class; -1 without. */
  int exceptionTable(int method) {
    if (method >= codeCount || codes[method] < 0) {
      return -1;
    }
    long table = codes[method] + 8L + (s4(codes[method] + 4) & 0xFFFFFFFFL);
    return table + 2 > bytes.length ? -1 : (int) table;
  }

  /** How many places the constant pool has; the first has no constant. */
  int constantCount() {
    return constants.length;
  }

  /** What kind of constant there is at a place of the pool; 0 where there is none. */
  int tag(int constant) {
    return constant >= constants.length || constants[constant] == 0
        ? 0
        : bytes[constants[constant]];
  }

  /** Where a constant's content begins, which must be of a kind. */
  int constant(int constant, int tag) {
    if (tag(constant) != tag) {
      throw new MalformedPart(
          "constant %d has the tag %d, not %d".formatted(constant, tag(constant), tag));
    }
    return constants[constant] + 1;
  }

  /** The bytes between two places, if all of them are ASCII; else null. */
  byte[] ascii(int start, int end) {
    int all = 0;
    for (int i = start; i < end; i++) {
      all |= bytes[i];
    }
    return all < 0 ? null : Arrays.copyOfRange(bytes, start, end);
  }

  /** A number at a place that {@link #exceptionTable} or {@link #constant} led to. */
  int u2(int place) {
    if (place < 0 || place + 2 > bytes.length) {
      throw new MalformedPart("the file ends within it");
    }
    return (bytes[place] & 0xFF) << 8 | (bytes[place + 1] & 0xFF);
  }

  /** A number of four bytes. */
  int s4(int place) {
    return u2(place) << 16 | u2(place + 2);
  }

  private void header() {
    if (bytes.length < HEADER) {
      throw new MalformedPart("the file ends within its header, after " + bytes.length + " bytes");
    }
    if (s4(0) != MAGIC) {
      throw new MalformedPart("it does not begin with CAFEBABE");
    }
    minorVersion = u2(4);
    majorVersion = u2(6);
    int entries = u2(8);
    at = constantPool(entries);
    require(8, "its header");
    int interfaces = u2(at + 6);
    require(8 + 2 * interfaces, "its interfaces");
    at += 8 + 2 * interfaces;
  }

  /** Goes over the constant pool, which is most of many files; returns where it ends. */
  private int constantPool(int entries) {
    byte[] file = bytes;
    constants = new int[entries];
    int place = HEADER;
    int last = file.length - LARGEST_CONSTANT;
    for (int i = 1; i < entries; i++) {
      if (place > last) {
        require(place, 1, "its constant pool");
      }
      int tag = file[place] & 0xFF;
      int size = tag < SIZES.length ? SIZES[tag] : 0;
      if (size == 0) {
        throw new MalformedPart(
            "constant %d at byte %d has the unknown tag %d".formatted(i, place, tag));
      }
      constants[i] = place;
      if (tag == UTF8) {
        require(place, size, "its constant pool");
        size += (file[place + 1] & 0xFF) << 8 | (file[place + 2] & 0xFF);
        if (size == CODE_SIZE) {
          require(place, size, "its constant pool");
          noteCode(i, place);
        } else if (size == TYPES_SIZE || size == INVISIBLE_TYPES_SIZE) {
          typeAnnotations |= isAt(place + 3, TYPES) || isAt(place + 3, INVISIBLE_TYPES);
        }
      } else if (tag == LONG || tag == DOUBLE) {
        i++;
      }
      place += size;
    }
    require(place, 0, "its constant pool");
    return place;
  }

  private void noteCode(int index, int place) {
    if (isAt(place + 3, CODE)) {
      codeNames.set(index);
    }
  }

  private boolean isAt(int place, byte[] name) {
    int end = place + name.length;
    return end <= bytes.length && Arrays.equals(bytes, place, end, name, 0, name.length);
  }

  /** Fields and methods as long as they are whole, then the class's own attributes. */
  private void members() {
    int fieldsAt = at;
    int fields = 0;
    int methodsAt = -1;
    int methods = 0;
    int good = at;
    try {
      int allFields = count("its fields");
      good = at;
      for (; fields < allFields; fields++) {
        member(-1);
        good = at;
      }
      methodsAt = at;
      int allMethods = count("its methods");
      codes = new int[allMethods];
      good = at;
      for (; methods < allMethods; methods++) {
        member(methods);
        codeCount = methods + 1;
        good = at;
      }
      attributes("its attributes", -1);
      whole = bytes;
      unread = 0;
    } catch (MalformedPart e) {
      problem = e.getMessage();
      unread = bytes.length - good;
      codeCount = methods;
      whole = cut(good, fieldsAt, fields, methodsAt, methods);
    }
  }

  /** The bytes up to a place, their counts made to fit, without attributes of the class. */
  private byte[] cut(int end, int fieldsAt, int fields, int methodsAt, int methods) {
    boolean hasMethods = methodsAt >= 0 && end >= methodsAt + 2;
    int kept = hasMethods ? end : Math.max(end, fieldsAt + 2);
    byte[] cut = Arrays.copyOf(Arrays.copyOf(bytes, kept), kept + (hasMethods ? 2 : 4));
    setU2(cut, fieldsAt, fields);
    if (hasMethods) {
      setU2(cut, methodsAt, methods);
    }
    return cut;
  }

  private static void setU2(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }

  private int count(String what) {
    require(2, what);
    int count = u2(at);
    at += 2;
    return count;
  }

  private void member(int method) {
    String what = method < 0 ? "a field" : "method " + method;
    require(8, what);
    if (method >= 0) {
      codes[method] = -1;
    }
    at += 6;
    attributes(what, method);
  }

  private void attributes(String of, int method) {
    int attributes = count(of);
    for (int i = 0; i < attributes; i++) {
      require(6, of);
      int name = u2(at);
      long length = s4(at + 2) & 0xFFFFFFFFL;
      at += 6;
      require(length, of);
      if (method >= 0 && codes[method] < 0 && codeNames.get(name) && length >= 12) {
        codes[method] = at;
      }
      at += (int) length;
    }
  }

  private void require(long count, String what) {
    require(at, count, what);
  }

  private void require(int place, long count, String what) {
    if (place + count > bytes.length) {
      throw new MalformedPart(
          "the file ends within %s, after %d bytes".formatted(what, bytes.length));
    }
  }
}
