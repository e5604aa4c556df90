package dev.sourcelake.extractors.treesitter.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.sourcelake.extractors.BadQueryException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A query pack compiled for a grammar. Safe for all threads; its native memory is given back when
 * nobody holds it any more.
 */
public final class Query {
  private final MemorySegment pointer;
  private final String[] captureNames;
  private final byte[][] captureNamesUtf8;
  private final Pattern[] patterns;

  /** A pattern: its query's name, its place in that query, what its captures' text must be. */
  private record Pattern(String query, int index, List<Predicate> predicates) {}

  private Query(MemorySegment pointer, String[] captureNames, Pattern[] patterns) {
    this.pointer = pointer;
    this.captureNames = captureNames;
    this.captureNamesUtf8 =
        Arrays.stream(captureNames)
            .map(name -> name.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    this.patterns = patterns;
  }

  /**
   * Compiles a pack.
   *
   * @throws BadQueryException if a query is wrong
   */
  public static Query compile(Grammar grammar, QueryPack pack) {
    byte[] utf8 = pack.source().getBytes(StandardCharsets.UTF_8);
    int[] starts = new int[pack.queries().size()];
    for (int i = 1; i < starts.length; i++) {
      String before = pack.queries().get(i - 1).text();
      starts[i] = starts[i - 1] + before.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(JAVA_INT, 2);
      MemorySegment query =
          (MemorySegment)
              Functions.NEW.invokeExact(
                  grammar.pointer(),
                  arena.allocateFrom(JAVA_BYTE, utf8),
                  utf8.length,
                  error,
                  error.asSlice(JAVA_INT.byteSize()));
      if (query.address() == 0) {
        throw wrong(grammar, pack, starts, error.get(JAVA_INT, 0), error.getAtIndex(JAVA_INT, 1));
      }
      MemorySegment owned = query.reinterpret(Arena.ofAuto(), Query::delete);
      String[] captures = captureNames(query);
      return new Query(owned, captures, patterns(query, grammar, pack, starts, captures));
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw Library.failed(e);
    }
  }

  MemorySegment pointer() {
    return pointer;
  }

  /** How many different names its captures have. */
  public int captureCount() {
    return captureNames.length;
  }

  /** The name of a capture by number, without the at sign. */
  public String captureName(int capture) {
    return captureNames[capture];
  }

  /** The same in UTF-8, for rows; not to be changed. */
  public byte[] captureNameUtf8(int capture) {
    return captureNamesUtf8[capture];
  }

  /** How many patterns the pack has. */
  public int patternCount() {
    return patterns.length;
  }

  /** The name of the query that a pattern of the pack is in. */
  public String queryOf(int pattern) {
    return patterns[pattern].query;
  }

  /** The place in its query of a pattern of the pack, from 0. */
  public int indexInQuery(int pattern) {
    return patterns[pattern].index;
  }

  List<Predicate> predicates(int pattern) {
    return patterns[pattern].predicates;
  }

  private static String[] captureNames(MemorySegment query) throws Throwable {
    String[] names = new String[(int) Functions.CAPTURES.invokeExact(query)];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment length = arena.allocate(JAVA_INT);
      for (int i = 0; i < names.length; i++) {
        MemorySegment name = (MemorySegment) Functions.CAPTURE_NAME.invokeExact(query, i, length);
        names[i] = Library.text(name).intern();
      }
    }
    return names;
  }

  private static Pattern[] patterns(
      MemorySegment query, Grammar grammar, QueryPack pack, int[] starts, String[] captures)
      throws Throwable {
    Pattern[] patterns = new Pattern[(int) Functions.PATTERNS.invokeExact(query)];
    int inPack = 0;
    int index = 0;
    for (int i = 0; i < patterns.length; i++) {
      int start = (int) Functions.PATTERN_START.invokeExact(query, i);
      while (inPack + 1 < starts.length && start >= starts[inPack + 1]) {
        inPack++;
        index = 0;
      }
      String name = pack.queries().get(inPack).name();
      try {
        patterns[i] = new Pattern(name, index++, PredicateReader.read(query, i, captures));
      } catch (IllegalArgumentException e) {
        throw wrong(grammar, pack, starts, start, e.getMessage());
      }
    }
    return patterns;
  }

  private static BadQueryException wrong(
      Grammar grammar, QueryPack pack, int[] starts, int offset, int kind) {
    return wrong(
        grammar,
        pack,
        starts,
        offset,
        switch (kind) {
          case 2 -> "the grammar has no such kind of node";
          case 3 -> "the grammar has no such field";
          case 4 -> "a predicate names an unknown capture";
          case 5 -> "the grammar never builds such a tree";
          default -> "wrong syntax";
        });
  }

  private static BadQueryException wrong(
      Grammar grammar, QueryPack pack, int[] starts, int offset, String problem) {
    int inPack = starts.length - 1;
    while (starts[inPack] > offset) {
      inPack--;
    }
    byte[] text = pack.queries().get(inPack).text().getBytes(StandardCharsets.UTF_8);
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(offset - starts[inPack], text.length); i++) {
      column = text[i] == '\n' ? 1 : column + 1;
      line += text[i] == '\n' ? 1 : 0;
    }
    String name = pack.queries().get(inPack).name();
    return new BadQueryException(name, grammar.toString(), line, column, problem);
  }

  private static void delete(MemorySegment query) {
    try {
      Functions.DELETE.invokeExact(query);
    } catch (Throwable e) {
      throw Library.failed(e);
    }
  }

  /** The runtime's functions for queries. */
  private static final class Functions {
    static final MethodHandle NEW =
        Library.function(
            "ts_query_new",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
    static final MethodHandle DELETE =
        Library.function("ts_query_delete", FunctionDescriptor.ofVoid(ADDRESS));
    static final MethodHandle PATTERNS =
        Library.function("ts_query_pattern_count", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    static final MethodHandle CAPTURES =
        Library.function("ts_query_capture_count", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    static final MethodHandle PATTERN_START =
        Library.function(
            "ts_query_start_byte_for_pattern", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    static final MethodHandle CAPTURE_NAME =
        Library.function(
            "ts_query_capture_name_for_id",
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
  }
}
