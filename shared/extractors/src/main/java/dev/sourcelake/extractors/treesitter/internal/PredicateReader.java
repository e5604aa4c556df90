package dev.sourcelake.extractors.treesitter.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/** Reads a pattern's predicates, which the runtime stores as one list of steps. */
final class PredicateReader {
  private static final int DONE = 0;
  private static final int CAPTURE = 1;
  private static final long STEP_BYTES = 8;

  private static final MethodHandle PREDICATES =
      Library.function(
          "ts_query_predicates_for_pattern",
          FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
  private static final MethodHandle STRING =
      Library.function(
          "ts_query_string_value_for_id",
          FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, ADDRESS));

  private PredicateReader() {}

  /** The predicates of a pattern; {@link IllegalArgumentException} says what is wrong with one. */
  static List<Predicate> read(MemorySegment query, int pattern, String[] captures)
      throws Throwable {
    List<Predicate> predicates = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment length = arena.allocate(JAVA_INT);
      MemorySegment steps = (MemorySegment) PREDICATES.invokeExact(query, pattern, length);
      int count = length.get(JAVA_INT, 0);
      steps = steps.reinterpret(count * STEP_BYTES);
      List<Predicate.Operand> operands = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int type = steps.get(JAVA_INT, i * STEP_BYTES);
        int value = steps.get(JAVA_INT, i * STEP_BYTES + 4);
        if (type == DONE) {
          if (!Predicate.isDirective(operands)) {
            predicates.add(Predicate.of(operands));
          }
          operands.clear();
        } else if (type == CAPTURE) {
          operands.add(new Predicate.Operand(captures[value], value));
        } else {
          MemorySegment text = (MemorySegment) STRING.invokeExact(query, value, length);
          operands.add(new Predicate.Operand(Library.text(text), SyntaxTree.NONE));
        }
      }
    }
    return List.copyOf(predicates);
  }
}
