package dev.sourcelake.extractors.java;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The facts of a file as text, how often each stands there, and which rules were applied. */
final class FactCounts {
  private final Map<String, Integer> facts = new TreeMap<>();
  private final Map<JavacRule, Integer> rules = new EnumMap<>(JavacRule.class);

  /** Adds a fact with its span; a start of -1 is not compared. */
  void add(String kind, CharSequence name, int start, int end) {
    facts.merge(text(kind, name, start, end), 1, Integer::sum);
  }

  /** Adds a fact that one of the two may repeat. */
  void addOnce(String kind, CharSequence name, int start, int end) {
    facts.put(text(kind, name, start, end), 1);
  }

  /** Notes that a rule was applied. */
  void applied(JavacRule rule) {
    rules.merge(rule, 1, Integer::sum);
  }

  Map<String, Integer> facts() {
    return facts;
  }

  Map<JavacRule, Integer> rules() {
    return rules;
  }

  private static String text(String kind, CharSequence name, int start, int end) {
    return kind + " " + name + " @" + (start < 0 ? "" : start) + "-" + end;
  }
}
