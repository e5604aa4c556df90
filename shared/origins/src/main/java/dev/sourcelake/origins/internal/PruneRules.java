package dev.sourcelake.origins.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which folders hold what installers and builds leave behind, by the rules of a resource. */
final class PruneRules {
  private static final PruneRules SHIPPED = load();

  /** By name: the files of which one must lie beside the folder; none for always. */
  private final Map<String, List<String>> besides;

  private PruneRules(Map<String, List<String>> besides) {
    this.besides = besides;
  }

  static PruneRules shipped() {
    return SHIPPED;
  }

  /** Whether a folder is left out, given the names that lie beside it. */
  boolean prunes(String name, Set<String> siblings) {
    List<String> signs = besides.get(name);
    return signs != null && (signs.isEmpty() || signs.stream().anyMatch(siblings::contains));
  }

  private static PruneRules load() {
    Map<String, List<String>> besides = new HashMap<>();
    for (List<String> words : ResourceTable.read(PruneRules.class, "pruned-folders.txt")) {
      besides.put(words.getFirst(), List.copyOf(words.subList(1, words.size())));
    }
    return new PruneRules(besides);
  }
}
