package dev.sourcelake.extractors.treesitter.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Parses and queries, for one thread: the one that makes it, uses it and closes it. It owns one
 * native parser and the memory of one tree at a time, and keeps some of that for the next file.
 */
public final class Engine implements AutoCloseable {
  private static final int PARSED = 0;
  private static final int DEADLINE = 1;
  private static final int RANGES_REFUSED = 3;
  private static final int OUTGROWN = 4;

  /** Bytes that a parse may take beside 32 for each byte of its text. */
  private static final long MOST_BYTES = 256L << 20;

  /** Texts that are longer are handed over in chunks and never copied as a whole. */
  private static final int LARGE = 5_000_000;

  /** Tokens that are asked for at once; grammars have fewer. */
  private static final int TOKENS = 1024;

  private final MemorySegment pointer;
  private final MemorySegment out = Arena.ofAuto().allocate(ADDRESS);
  private SyntaxTree tree;
  private boolean outgrown;

  /** The large text that is being parsed, and the function by which native code reads it. */
  private byte[] large;

  private MemorySegment reader;

  public Engine() {
    this(MOST_BYTES);
  }

  /** An engine that gives up parses that take more bytes than these and 32 for each of the text. */
  Engine(long mostBytes) {
    try {
      pointer = (MemorySegment) Functions.NEW.invokeExact(mostBytes);
    } catch (Throwable e) {
      throw Library.failed(e);
    }
  }

  /**
   * Parses a text, or only some ranges of it; empty where the deadline passes first, or where the
   * parse takes so much memory that it is {@link #outgrown}. The caller closes the tree, and leaves
   * the text unchanged until then. A lone carriage return is a line end to the parser too.
   *
   * @param utf8 the text; malformed UTF-8 ends in error nodes
   * @param included what to parse, in order and apart; everything where it is empty
   */
  public Optional<SyntaxTree> parse(
      Grammar grammar, byte[] utf8, List<ByteRange> included, Duration deadline) {
    return parse(grammar, utf8, utf8, included, deadline);
  }

  /**
   * The same, but what the parser reads is spelled otherwise than the text, and as long: nodes have
   * the kinds of the one and the text of the other.
   */
  public Optional<SyntaxTree> parse(
      Grammar grammar, byte[] utf8, byte[] spelled, List<ByteRange> included, Duration deadline) {
    if (spelled.length != utf8.length) {
      throw new IllegalArgumentException(
          "the spelled text is as long as the text: " + spelled.length + " and " + utf8.length);
    }
    if (tree != null) {
      throw new IllegalStateException("the last tree has not been closed");
    }
    try (Arena call = Arena.ofConfined()) {
      MemorySegment ranges = bounds(included, call);
      int outcome;
      if (utf8.length > LARGE) {
        large = spelled;
        outcome =
            (int)
                Functions.PARSE_CHUNKS.invokeExact(
                    pointer,
                    grammar.pointer(),
                    utf8.length,
                    reader(),
                    ranges,
                    included.size(),
                    deadline.toNanos());
        large = null;
      } else {
        copy(spelled);
        outcome =
            (int)
                Functions.PARSE.invokeExact(
                    pointer,
                    grammar.pointer(),
                    utf8.length,
                    ranges,
                    included.size(),
                    deadline.toNanos());
      }
      outgrown = outcome == OUTGROWN;
      return switch (outcome) {
        case PARSED -> tree(grammar, utf8);
        case DEADLINE, OUTGROWN -> Optional.empty();
        case RANGES_REFUSED ->
            throw new IllegalArgumentException(
                "ranges must be in order, apart and within the text: " + included);
        default -> throw new IllegalStateException("the runtime refuses the grammar " + grammar);
      };
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw Library.failed(e);
    }
  }

  /** Whether the last parse was given up for its memory, rather than at its deadline. */
  public boolean outgrown() {
    return outgrown;
  }

  /**
   * Runs a query over the tree that was parsed last.
   *
   * @param matchLimit how many matches may be under way at once; more are dropped, which the result
   *     tells
   */
  public Captures query(Query query, int matchLimit, Duration deadline) {
    if (tree == null) {
      throw new IllegalStateException("there is no tree to be queried");
    }
    try {
      Functions.QUERY.invokeExact(pointer, query.pointer(), matchLimit, deadline.toNanos());
      Captures captures = new Captures(query);
      while (true) {
        int count = (int) Functions.CAPTURES.invokeExact(pointer, out);
        if (count == 0) {
          captures.finish((int) Functions.QUERY_CUT.invokeExact(pointer));
          return captures;
        }
        captures.add(out.get(ADDRESS, 0).reinterpret(count * Captures.CAPTURE_BYTES), tree);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw Library.failed(e);
    }
  }

  @Override
  public void close() {
    if (tree != null) {
      tree.close();
    }
    try {
      Functions.DELETE.invokeExact(pointer);
    } catch (Throwable e) {
      throw Library.failed(e);
    }
  }

  /** The tree, empty where there was no time left to walk it. */
  private Optional<SyntaxTree> tree(Grammar grammar, byte[] utf8) throws Throwable {
    int count = (int) Functions.NODES.invokeExact(pointer, out);
    if (count == 0) {
      release();
      return Optional.empty();
    }
    MemorySegment nodes = out.get(ADDRESS, 0).reinterpret(count * SyntaxTree.NODE_BYTES);
    tree = new SyntaxTree(grammar, utf8, nodes, this);
    return Optional.of(tree);
  }

  /**
   * The symbols of the tokens that the grammar could take before a node of the present tree, or
   * after it.
   */
  int[] expected(int node, boolean after) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment symbols = call.allocate(JAVA_SHORT, TOKENS);
      int count = (int) Functions.EXPECTED.invokeExact(pointer, node, after, symbols, TOKENS);
      int[] tokens = new int[Math.min(count, TOKENS)];
      for (int i = 0; i < tokens.length; i++) {
        tokens[i] = Short.toUnsignedInt(symbols.getAtIndex(JAVA_SHORT, i));
      }
      return tokens;
    } catch (Throwable e) {
      throw Library.failed(e);
    }
  }

  /** Gives the present tree back. */
  void release() {
    tree = null;
    try {
      Functions.RELEASE.invokeExact(pointer);
    } catch (Throwable e) {
      throw Library.failed(e);
    }
  }

  private void copy(byte[] utf8) throws Throwable {
    MemorySegment room = (MemorySegment) Functions.TEXT.invokeExact(pointer, utf8.length);
    MemorySegment text = room.reinterpret(utf8.length);
    copy(utf8, 0, text, utf8.length);
  }

  /** Copies a part of a text; a lone carriage return becomes a line feed. */
  private static void copy(byte[] utf8, int from, MemorySegment target, int length) {
    MemorySegment.copy(utf8, from, target, JAVA_BYTE, 0, length);
    for (int i = from; i < from + length; i++) {
      if (utf8[i] == '\r' && (i + 1 == utf8.length || utf8[i + 1] != '\n')) {
        target.set(JAVA_BYTE, i - from, (byte) '\n');
      }
    }
  }

  private MemorySegment reader() throws ReflectiveOperationException {
    if (reader == null) {
      MethodHandle readChunk =
          MethodHandles.lookup()
              .findVirtual(
                  Engine.class,
                  "readChunk",
                  MethodType.methodType(int.class, int.class, MemorySegment.class, int.class))
              .bindTo(this);
      reader =
          Linker.nativeLinker()
              .upcallStub(
                  readChunk,
                  FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
                  Arena.ofAuto());
    }
    return reader;
  }

  /**
   * Called by native code, where an exception would end the process: there is none to be thrown.
   */
  @SuppressWarnings("UnusedMethod") // It is found by its name.
  private int readChunk(int offset, MemorySegment chunk, int room) {
    int length = Math.min(room, large.length - offset);
    copy(large, offset, chunk.reinterpret(length), length);
    return length;
  }

  private static MemorySegment bounds(List<ByteRange> ranges, Arena arena) {
    MemorySegment bounds = arena.allocate(JAVA_INT, Math.max(1, ranges.size() * 2L));
    for (int i = 0; i < ranges.size(); i++) {
      bounds.setAtIndex(JAVA_INT, i * 2L, ranges.get(i).start());
      bounds.setAtIndex(JAVA_INT, i * 2L + 1, ranges.get(i).end());
    }
    return bounds;
  }

  /** The functions of {@code engine.c}. */
  private static final class Functions {
    static final MethodHandle NEW =
        Library.function("sourcelake_engine_new", FunctionDescriptor.of(ADDRESS, JAVA_LONG));
    static final MethodHandle DELETE =
        Library.function("sourcelake_engine_delete", FunctionDescriptor.ofVoid(ADDRESS));
    static final MethodHandle RELEASE =
        Library.function("sourcelake_release", FunctionDescriptor.ofVoid(ADDRESS));
    static final MethodHandle TEXT =
        Library.function("sourcelake_text", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
    static final MethodHandle PARSE =
        Library.function(
            "sourcelake_parse",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG));
    static final MethodHandle PARSE_CHUNKS =
        Library.function(
            "sourcelake_parse_chunks",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_LONG));
    static final MethodHandle EXPECTED =
        Library.function(
            "sourcelake_expected",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_BOOLEAN, ADDRESS, JAVA_INT));
    static final MethodHandle NODES =
        Library.function("sourcelake_nodes", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    static final MethodHandle QUERY =
        Library.function(
            "sourcelake_query", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_INT, JAVA_LONG));
    static final MethodHandle CAPTURES =
        Library.function("sourcelake_captures", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    static final MethodHandle QUERY_CUT =
        Library.function("sourcelake_query_cut", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  }
}
