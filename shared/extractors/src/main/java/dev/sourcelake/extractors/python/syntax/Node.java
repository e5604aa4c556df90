package dev.sourcelake.extractors.python.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A node of the syntax tree. Offsets count bytes of the file's UTF-8 text. Its parts stand in the
 * order of CPython's fields; a part may be null where CPython's lists hold {@code None}.
 */
public final class Node {
  private static final Node[] NO_NODES = {};
  private static final Role[] NO_ROLES = {};

  private final Kind kind;
  private final int start;
  private final int source;
  private final String value;
  private int end;
  private Context context = Context.LOAD;
  private Node[] parts = NO_NODES;
  private Role[] roles = NO_ROLES;
  private int count;
  private int scope = -1;

  Node(Kind kind, int start, int end, int source, String value) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.source = source;
    this.value = value;
  }

  /** Its class. */
  public Kind kind() {
    return kind;
  }

  /** Whether it is of this class. */
  public boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** Offset of its first byte. */
  public int start() {
    return start;
  }

  /** Offset of the byte after its last one. */
  public int end() {
    return end;
  }

  /** The node of the tree-sitter tree that it was made of. */
  public int source() {
    return source;
  }

  /**
   * The name or operator that it holds itself, or null: of a definition, name, argument, attribute,
   * keyword, handler or capture its name; of an operation its operators.
   */
  public String value() {
    return value;
  }

  /** What is done with it, for a name, attribute, subscript, tuple, list or starred one. */
  public Context context() {
    return context;
  }

  /** The number of the scope in which its name is looked up or bound; -1 where none is noted. */
  public int scope() {
    return scope;
  }

  /** Notes the number of the scope in which its name is looked up or bound. */
  public void noteScope(int number) {
    scope = number;
  }

  /** {@code a.b.c} of names with dots between; null for all else. */
  public String dotted() {
    int names = 1;
    Node root = this;
    while (root.is(Kind.ATTRIBUTE)) {
      root = root.part(Role.VALUE);
      names++;
    }
    if (!root.is(Kind.NAME)) {
      return null;
    }
    if (names == 1) {
      return root.value;
    }
    String[] all = new String[names];
    for (Node at = this; names > 0; at = at.part(Role.VALUE)) {
      all[--names] = at.value;
    }
    return String.join(".", all);
  }

  /** How many parts it has, nulls too. */
  public int size() {
    return count;
  }

  /** The part at a place, or null for {@code None}. */
  public Node part(int at) {
    return parts[Objects.checkIndex(at, count)];
  }

  /** The role of the part at a place. */
  public Role role(int at) {
    return roles[Objects.checkIndex(at, count)];
  }

  /** The first part of a role, or null. */
  public Node part(Role role) {
    for (int i = 0; i < count; i++) {
      if (roles[i] == role) {
        return parts[i];
      }
    }
    return null;
  }

  /** The parts of a role, nulls left out. */
  public List<Node> parts(Role role) {
    List<Node> of = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (roles[i] == role && parts[i] != null) {
        of.add(parts[i]);
      }
    }
    return of;
  }

  /** Adds a part behind those that are there; null stands for {@code None} in a list. */
  Node add(Role role, Node part) {
    if (count == parts.length) {
      int room = count == 0 ? 2 : count * 2;
      parts = Arrays.copyOf(parts, room);
      roles = Arrays.copyOf(roles, room);
    }
    parts[count] = part;
    roles[count++] = role;
    return this;
  }

  /** Adds a part unless it is null. */
  Node addIfAny(Role role, Node part) {
    return part == null ? this : add(role, part);
  }

  /** Sets where it ends. */
  void endAt(int offset) {
    end = offset;
  }

  /** Says what is done with it, and with the elements of a tuple or list. */
  Node in(Context wanted) {
    switch (kind) {
      case NAME, ATTRIBUTE, SUBSCRIPT -> context = wanted;
      case TUPLE, LIST, STARRED -> {
        context = wanted;
        for (int i = 0; i < count; i++) {
          parts[i].in(wanted);
        }
      }
      default -> {}
    }
    return this;
  }

  @Override
  public String toString() {
    return kind.label() + (value == null ? "" : "(" + value + ")") + "[" + start + "," + end + ")";
  }
}
