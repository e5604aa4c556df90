package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.treesitter.internal.Captures;
import dev.sourcelake.extractors.treesitter.internal.Query;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A match of a query pack that stands for a fact, or helps to find one.
 *
 * @param captures all captures of the file
 * @param first the first capture of this match
 * @param after the capture after its last one
 * @param main the capture that says what the match is, such as {@code definition.class}
 * @param detail what stands after the dot of that capture's name; empty where there is none
 */
record Match(Captures captures, int first, int after, int main, String detail) {

  /** What matches are of; each has captures of that name, alone or with a dot and more after it. */
  enum Topic {
    DEFINITION("definition"),
    CALL("call"),
    IMPORT("import"),
    SUPERTYPE("supertype"),
    DOC("doc"),
    ELSEWHERE("elsewhere"),
    EXPORTED("exported"),
    INJECTION("injection");

    private final String prefix;

    Topic(String prefix) {
      this.prefix = prefix;
    }

    private boolean covers(String capture) {
      return capture.startsWith(prefix)
          && (capture.length() == prefix.length() || capture.charAt(prefix.length()) == '.');
    }
  }

  /**
   * What a capture's name says of its match.
   *
   * @param topic what the match is of
   * @param detail what stands after the dot of the name; empty where there is none
   */
  record Subject(Topic topic, String detail) {}

  /** What the captures of a query are of, by their names' numbers; null where of nothing. */
  static Subject[] subjects(Query query) {
    Subject[] subjects = new Subject[query.captureCount()];
    for (int i = 0; i < subjects.length; i++) {
      String name = query.captureName(i);
      for (Topic topic : Topic.values()) {
        if (topic.covers(name)) {
          int dot = name.indexOf('.');
          subjects[i] = new Subject(topic, dot < 0 ? "" : name.substring(dot + 1));
        }
      }
    }
    return subjects;
  }

  /**
   * All matches by topic, in the order of their patterns' completion; others are left out.
   *
   * @param subjects those of the query
   */
  static Map<Topic, List<Match>> byTopic(Captures captures, Subject[] subjects) {
    Map<Topic, List<Match>> matches = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      matches.put(topic, new ArrayList<>());
    }
    int first = 0;
    while (first < captures.size()) {
      int after = first;
      int main = SyntaxTree.NONE;
      while (after < captures.size() && captures.match(after) == captures.match(first)) {
        main = subjects[captures.nameId(after)] == null ? main : after;
        after++;
      }
      if (main != SyntaxTree.NONE) {
        Subject subject = subjects[captures.nameId(main)];
        matches.get(subject.topic()).add(new Match(captures, first, after, main, subject.detail()));
      }
      first = after;
    }
    return matches;
  }

  /** The node that the match is about. */
  int node() {
    return captures.node(main);
  }

  /** The pattern that matched, by its place in the pack. */
  int pattern() {
    return captures.pattern(main);
  }

  /** The first node captured under this name, or {@link SyntaxTree#NONE}. */
  int node(String capture) {
    for (int i = first; i < after; i++) {
      if (captures.name(i).equals(capture)) {
        return captures.node(i);
      }
    }
    return SyntaxTree.NONE;
  }
}
