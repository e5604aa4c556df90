package dev.sourcelake.extractors.python.symtable;

import java.util.ArrayList;
import java.util.List;

/** A name in a scope, and what is done with it there. */
public final class Symbol {
  static final int GLOBAL = 1;
  static final int ASSIGNED = 1 << 1;
  static final int PARAMETER = 1 << 2;
  static final int NONLOCAL = 1 << 3;
  static final int REFERENCED = 1 << 4;
  static final int FREE_CLASS = 1 << 5;
  static final int IMPORTED = 1 << 6;
  static final int ANNOTATED = 1 << 7;
  static final int COMPREHENSION_VARIABLE = 1 << 8;
  static final int TYPE_PARAMETER = 1 << 9;
  static final int COMPREHENSION_CELL = 1 << 10;

  /** What binds a name in its scope. */
  static final int BOUND = ASSIGNED | PARAMETER | IMPORTED | TYPE_PARAMETER;

  private static final int DECLARES = BOUND | GLOBAL | NONLOCAL;
  private static final String[] WORDS = {
    "global_statement",
    "assigned",
    "parameter",
    "nonlocal",
    "referenced",
    "free_class",
    "imported",
    "annotated",
    "comprehension_variable",
    "type_parameter",
    "comprehension_cell"
  };

  private final String name;
  private int flags;
  private Binding binding;
  private int start;
  private int end;
  private boolean declared;
  private boolean inlined;
  private boolean namespace;

  Symbol(String name, int start, int end) {
    this.name = name;
    this.start = start;
    this.end = end;
  }

  /** The name, mangled where it is private to a class. */
  public String name() {
    return name;
  }

  /** Where it is bound; null until that is decided. */
  public Binding binding() {
    return binding;
  }

  /** Offset of its first declaration, else of its first occurrence. */
  public int start() {
    return start;
  }

  /** Offset of the byte after that; the same as the start where it stands nowhere. */
  public int end() {
    return end;
  }

  /** Whether the scope has it from a comprehension in it that CPython runs in place. */
  public boolean isInlined() {
    return inlined;
  }

  /** Whether a class or function of that name opens a scope. */
  public boolean isNamespace() {
    return namespace;
  }

  /** Whether its scope binds it, by whatever means. */
  public boolean isBound() {
    return has(BOUND);
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  int flags() {
    return flags;
  }

  void add(int flag) {
    flags |= flag;
  }

  void add(int flag, int from, int to) {
    flags |= flag;
    if (!declared && (flag & DECLARES) != 0) {
      declared = true;
      start = from;
      end = to;
    }
  }

  void bind(Binding to) {
    binding = to;
  }

  void setInlined() {
    inlined = true;
  }

  void setNamespace() {
    namespace = true;
  }

  /** CPython's flags of it in words, in the order of their bits. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < WORDS.length; i++) {
      if ((flags & (1 << i)) != 0) {
        words.add(WORDS[i]);
      }
    }
    return words;
  }

  /** All that is known of it in words, sorted. */
  public List<String> labels() {
    List<String> words = words();
    if (binding != null) {
      switch (binding) {
        case LOCAL -> words.add("local");
        case CELL -> {
          words.add("local");
          words.add("captured");
        }
        case FREE -> words.add("free");
        case GLOBAL_IMPLICIT -> words.add("global");
        case GLOBAL_EXPLICIT -> {
          words.add("global");
          words.add("declared");
        }
      }
    }
    if (namespace) {
      words.add("namespace");
    }
    if (inlined) {
      words.add("inlined");
    }
    words.sort(null);
    return words;
  }
}
