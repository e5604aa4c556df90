package dev.sourcelake.extractors.bytecode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Access flags by name, in the order of the language's modifiers. */
final class Flags {
  static final Flags CLASS =
      new Flags(
          "0001 public 0004 protected 0002 private 0400 abstract 0008 static 0010 final"
              + " 1000 synthetic");
  static final Flags FIELD =
      new Flags(
          "0001 public 0004 protected 0002 private 0008 static 0010 final 0080 transient"
              + " 0040 volatile 1000 synthetic 4000 enum");
  static final Flags METHOD =
      new Flags(
          "0001 public 0004 protected 0002 private 0400 abstract 0008 static 0010 final"
              + " 0020 synchronized 0100 native 0800 strictfp 0040 bridge 0080 varargs"
              + " 1000 synthetic");
  static final Flags PARAMETER = new Flags("0010 final 1000 synthetic 8000 mandated");
  static final Flags MODULE = new Flags("0020 open 1000 synthetic 8000 mandated");
  static final Flags REQUIRES =
      new Flags("0020 transitive 0040 static 1000 synthetic 8000 mandated");
  static final Flags EXPORTS = new Flags("1000 synthetic 8000 mandated");

  static final int INTERFACE = 0x0200;
  static final int ANNOTATION = 0x2000;
  static final int ENUM = 0x4000;
  static final int IS_MODULE = 0x8000;

  private final int[] masks;
  private final String[] names;

  /** By mask; made when first asked for, and the same whoever makes them. */
  private final AtomicReferenceArray<List<byte[]>> lists = new AtomicReferenceArray<>(1 << 16);

  private Flags(String table) {
    String[] words = table.split(" ", -1);
    masks = new int[words.length / 2];
    names = new String[words.length / 2];
    for (int i = 0; i < masks.length; i++) {
      masks[i] = Integer.parseInt(words[2 * i], 16);
      names[i] = words[2 * i + 1];
    }
  }

  /** The names of the flags of a mask, in UTF-8; unknown flags have none. */
  List<byte[]> utf8(int mask) {
    List<byte[]> list = lists.get(mask & 0xFFFF);
    if (list == null) {
      list = names(mask).stream().map(name -> name.getBytes(StandardCharsets.US_ASCII)).toList();
      lists.set(mask & 0xFFFF, list);
    }
    return list;
  }

  /** The names of the flags of a mask. */
  List<String> names(int mask) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < masks.length; i++) {
      if ((mask & masks[i]) != 0) {
        found.add(names[i]);
      }
    }
    return found;
  }
}
