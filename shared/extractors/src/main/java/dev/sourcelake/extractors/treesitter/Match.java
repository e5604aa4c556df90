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
 */
record Match(Captures captures, int first, int after, int main) {

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

  /** What the captures of a query are of, by their names' numbers; null where of nothing. */
  static Topic[] topics(Query query) {
    Topic[] topics = new Topic[query.captureCount()];
    for (int i = 0; i < topics.length; i++) {
      for (Topic topic : Topic.values()) {
        topics[i] = topic.covers(query.captureName(i)) ? topic : topics[i];
      }
    }
    return topics;
  }

  /**
   * All matches by topic, in the order of their patterns' completion; others are left out.
   *
   * @param topics those of the query
   */
  static Map<Topic, List<Match>> byTopic(Captures captures, Topic[] topics) {
    Map<Topic, List<Match>> matches = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      matches.put(topic, new ArrayList<>());
    }
    int first = 0;
    while (first < captures.size()) {
      int after = first;
      int main = SyntaxTree.NONE;
      while (after < captures.size() && captures.match(after) == captures.match(first)) {
        main = topics[captures.nameId(after)] == null ? main : after;
        after++;
      }
      if (main != SyntaxTree.NONE) {
        matches.get(topics[captures.nameId(main)]).add(new Match(captures, first, after, main));
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

  /** What stands after the dot of the main capture's name; empty where there is none. */
  String detail() {
    String name = captures.name(main);
    return name.substring(name.indexOf('.') + 1 == 0 ? name.length() : name.indexOf('.') + 1);
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
