package dev.sourcelake.extractors.treesitter.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/**
 * A syntax tree: its visible nodes, anonymous ones too, numbered in pre-order from 0, the root.
 * Offsets count bytes of the parsed text. It lies in its engine's memory and is gone with the
 * engine's next parse; asking it afterwards is an error, not a crash.
 */
public final class SyntaxTree implements AutoCloseable {
  /** Where there is no such node. */
  public static final int NONE = -1;

  /** Where more tokens could follow, a list of them says nothing. */
  private static final int MOST_EXPECTED = 24;

  static final long NODE_BYTES = 32;
  private static final int START = 0;
  private static final int END = 4;
  private static final int PARENT = 8;
  private static final int NEXT = 12;
  private static final int SYMBOL = 16;
  private static final int FIELD = 18;
  private static final int FLAGS = 20;

  private static final int NAMED = 1;
  private static final int EXTRA = 2;
  private static final int MISSING = 4;
  private static final int ERROR = 8;
  private static final int HAS_ERROR = 16;

  private final Grammar grammar;
  private final byte[] text;
  private final Engine engine;
  private final int size;
  private MemorySegment nodes;

  SyntaxTree(Grammar grammar, byte[] text, MemorySegment nodes, Engine engine) {
    this.grammar = grammar;
    this.text = text;
    this.nodes = nodes;
    this.size = Math.toIntExact(nodes.byteSize() / NODE_BYTES);
    this.engine = engine;
  }

  /** The grammar that it was parsed by. */
  public Grammar grammar() {
    return grammar;
  }

  /** The text that it was parsed from; not to be changed. */
  public byte[] text() {
    return text;
  }

  /** How many nodes there are, the root included. */
  public int size() {
    return size;
  }

  /** Offset of a node's first byte. */
  public int start(int node) {
    return number(node, START);
  }

  /** Offset of the byte after a node's last one. */
  public int end(int node) {
    return number(node, END);
  }

  /** The node around a node, {@link #NONE} for the root. */
  public int parent(int node) {
    return number(node, PARENT);
  }

  /** The node after a node's last descendant in pre-order; {@link #size} after the last one. */
  public int after(int node) {
    return number(node, NEXT);
  }

  /** The kind of a node; interned. */
  public String kind(int node) {
    return grammar.kind(symbol(node));
  }

  /** The same in UTF-8, for rows; not to be changed. */
  public byte[] kindUtf8(int node) {
    return grammar.kindUtf8(symbol(node));
  }

  private int symbol(int node) {
    return Short.toUnsignedInt(nodes.get(JAVA_SHORT, node * NODE_BYTES + SYMBOL));
  }

  /** Whether there is a node, and it is of this kind. */
  public boolean is(int node, String kind) {
    return node != NONE && kind(node).equals(kind);
  }

  /** The number of the field that it is in its parent, 0 for none. */
  public int fieldId(int node) {
    return Short.toUnsignedInt(nodes.get(JAVA_SHORT, node * NODE_BYTES + FIELD));
  }

  /** Whether the grammar gives the node a name, rather than it being a keyword or a sign. */
  public boolean isNamed(int node) {
    return (number(node, FLAGS) & NAMED) != 0;
  }

  /** Whether it may stand anywhere, as comments do. */
  public boolean isExtra(int node) {
    return (number(node, FLAGS) & EXTRA) != 0;
  }

  /** Whether the parser put it in to go on; it has no text. */
  public boolean isMissing(int node) {
    return (number(node, FLAGS) & MISSING) != 0;
  }

  /** Whether it holds what the parser could make nothing of. */
  public boolean isError(int node) {
    return (number(node, FLAGS) & ERROR) != 0;
  }

  /** Whether it or a node in it is an error or missing. */
  public boolean hasError(int node) {
    return (number(node, FLAGS) & HAS_ERROR) != 0;
  }

  /**
   * The first child, or {@link #NONE}. Children may be gone through with {@link #after} as well,
   * from the node's next one on and before its own, which asks less of each.
   */
  public int firstChild(int node) {
    return after(node) > node + 1 ? node + 1 : NONE;
  }

  /** The next child of the same parent, or {@link #NONE}. */
  public int nextSibling(int node) {
    int parent = parent(node);
    int next = after(node);
    return parent != NONE && next < after(parent) ? next : NONE;
  }

  /** The first child in this field, or {@link #NONE}; the grammar must know the field. */
  public int child(int node, String field) {
    int wanted = grammar.field(field);
    int after = after(node);
    for (int child = node + 1; child < after; child = after(child)) {
      if (fieldId(child) == wanted) {
        return child;
      }
    }
    return NONE;
  }

  /** The first child of this kind, or {@link #NONE}; anonymous ones too. */
  public int firstChild(int node, String kind) {
    int after = after(node);
    for (int child = node + 1; child < after; child = after(child)) {
      if (is(child, kind)) {
        return child;
      }
    }
    return NONE;
  }

  /** The first named child that is not a comment, or {@link #NONE}. */
  public int firstNamedChild(int node) {
    int after = after(node);
    int child = node + 1;
    while (child < after && (!isNamed(child) || isExtra(child))) {
      child = after(child);
    }
    return child < after ? child : NONE;
  }

  /** Offset of the byte after a node's last one, without the comments that it ends with. */
  public int endWithoutExtras(int node) {
    int last = after(node) - 1;
    if (!isExtra(last)) {
      return end(node);
    }
    while (last > node && (isExtra(last) || after(last) > last + 1)) {
      last--;
    }
    return last == node ? end(node) : end(last);
  }

  /**
   * The kinds of tokens that the grammar could have taken where an error begins or a token is
   * missing, sorted; empty where it could have taken nearly anything.
   */
  public List<String> expected(int node) {
    int leaf = node;
    if (isMissing(node)) {
      do {
        leaf--;
      } while (leaf >= 0 && (after(leaf) > leaf + 1 || isExtra(leaf)));
    } else {
      while (firstChild(leaf) != NONE) {
        leaf = firstChild(leaf);
      }
    }
    if (leaf < 0) {
      return List.of();
    }
    TreeSet<String> kinds = new TreeSet<>();
    for (int symbol : engine.expected(leaf, isMissing(node))) {
      grammar.tokenKind(symbol).ifPresent(kinds::add);
    }
    return kinds.size() > MOST_EXPECTED ? List.of() : List.copyOf(kinds);
  }

  /** The text of a node. */
  public String text(int node) {
    return text(start(node), end(node));
  }

  /** The text between two offsets. */
  public String text(int start, int end) {
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (nodes.address() != 0) {
      // Whoever asks this tree from now on meets an empty segment, not memory that is gone.
      nodes = MemorySegment.NULL;
      engine.release();
    }
  }

  private int number(int node, int offset) {
    return nodes.get(JAVA_INT, node * NODE_BYTES + offset);
  }
}
