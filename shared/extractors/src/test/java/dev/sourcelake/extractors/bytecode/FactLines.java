package dev.sourcelake.extractors.bytecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Facts as lines of text, by kind. */
final class FactLines {
  private final Map<String, List<String>> byKind = new TreeMap<>();

  /** Adds a fact; what is empty counts as absent. */
  void add(String kind, Object... parts) {
    List<Object> written =
        Arrays.stream(parts)
            .map(part -> part == null || part.equals(List.of()) || part.equals("") ? "-" : part)
            .toList();
    byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(written.toString());
  }

  Map<String, List<String>> byKind() {
    return byKind;
  }

  /** How often each line is there. */
  static Map<String, Integer> counted(List<String> lines) {
    Map<String, Integer> counts = new HashMap<>();
    lines.forEach(line -> counts.merge(line, 1, Integer::sum));
    return counts;
  }
}
