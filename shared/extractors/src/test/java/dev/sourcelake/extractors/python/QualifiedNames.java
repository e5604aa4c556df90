package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.References;
import dev.sourcelake.model.table.Supertypes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What called and inherited dotted names mean, by LibCST and by us. LibCST binds the first part by
 * an import, a local assignment or a built-in name; what it says of nothing else is compared.
 */
final class QualifiedNames {
  /** The file's module, which LibCST leaves out. */
  static final String MODULE = "module__";

  private static final Set<String> NAMED = Set.of("class", "function", "method", "constructor");

  private final Map<Integer, Map<String, Object>> references = new HashMap<>();
  private final Map<Integer, Map<String, Object>> calls = new HashMap<>();
  private final Map<Integer, Map<String, Object>> bases = new HashMap<>();
  private final Set<Object> withParents = new HashSet<>();
  private final List<Map<String, Object>> definitions;

  /** What the first parts mean, with the rest of each name. */
  final List<String> theirNames = new ArrayList<>();

  final List<String> ourNames = new ArrayList<>();

  /** What {@code calls} and {@code supertypes} name as targets. */
  final List<String> theirTargets = new ArrayList<>();

  final List<String> ourTargets = new ArrayList<>();

  /** Targets that a rule explains, by the rule. */
  final Map<LibcstRule, Integer> explained = new EnumMap<>(LibcstRule.class);

  QualifiedNames(CollectedFacts facts) {
    facts.rows(References.TABLE).forEach(row -> references.put((int) row.get("bstart"), row));
    facts.rows(Calls.TABLE).stream()
        .filter(row -> row.containsKey("name_bstart"))
        .forEach(row -> calls.put((int) row.get("name_bstart"), row));
    facts.rows(Supertypes.TABLE).forEach(row -> bases.put((int) row.get("bstart"), row));
    bases.values().forEach(row -> withParents.add(row.get("def_id")));
    definitions = facts.rows(Definitions.TABLE);
  }

  /** Takes a fact as {@code libcst_facts.py} writes them. */
  void add(String fact) {
    String[] words = fact.split(" ", -1);
    int root = Integer.parseInt(words[1]);
    String dotted = words[3];
    Set<String> theirs = new TreeSet<>();
    for (String each : words[4].split(",", -1)) {
      theirs.add(theirName(each.substring(0, each.lastIndexOf(':')), dotted, each));
    }
    String place = words[0] + " " + words[1] + " " + dotted + " ";
    Map<String, Object> reference = references.get(root);
    theirNames.add(place + theirs);
    if (reference != null) {
      ourNames.add(place + names(reference, dotted.substring((dotted + ".").indexOf('.'))));
    }
    Map<String, Object> row =
        words[0].equals("call") ? calls.get(Integer.parseInt(words[2])) : bases.get(root);
    LibcstRule rule = rule(reference, row, dotted);
    if (rule != null) {
      explained.merge(rule, 1, Integer::sum);
      return;
    }
    theirTargets.add(place + theirs);
    if (row != null) {
      ourTargets.add(place + candidates(row, ""));
    }
  }

  /**
   * A name without those of scopes, and without the dots of a module that is relative to this one.
   * What follows a built-in name is lost there.
   */
  private static String theirName(String name, String dotted, String told) {
    String plain = name.replaceAll("<[^>]*>\\.", "").replaceFirst("^\\.+", "");
    boolean cut = told.endsWith(":BUILTIN") && !plain.endsWith("." + dotted);
    return cut ? plain + dotted.substring(dotted.indexOf('.')) : plain;
  }

  /** Why a target may be another name than LibCST's, or null. */
  private LibcstRule rule(Map<String, Object> reference, Map<String, Object> row, String dotted) {
    if (reference == null || row == null) {
      return null;
    }
    Object binding = reference.get("binding_def_id");
    if (binding == null) {
      return sources(reference).contains("local") ? LibcstRule.VARIABLE : null;
    }
    String kind = (String) definitions.get((int) binding).get("kind");
    int dot = dotted.indexOf('.');
    if (!NAMED.contains(kind)) {
      return LibcstRule.VARIABLE;
    }
    if (dot < 0) {
      return null;
    }
    if (!kind.equals("class")) {
      return LibcstRule.FUNCTION_ATTRIBUTE;
    }
    if (dot != dotted.lastIndexOf('.')) {
      return LibcstRule.HELD_BY_CLASS;
    }
    boolean own =
        definitions.stream()
            .anyMatch(each ->
                binding.equals(each.get("parent_def_id"))
                    && dotted.substring(dot + 1).equals(each.get("name")));
    return !own && withParents.contains(binding) ? LibcstRule.INHERITED : null;
  }

  private static Set<Object> sources(Map<String, Object> row) {
    Set<Object> sources = new HashSet<>();
    for (Object each : (List<?>) row.getOrDefault("candidates", List.of())) {
      sources.add(((Map<?, ?>) each).get("source"));
    }
    return sources;
  }

  private Set<String> names(Map<String, Object> reference, String rest) {
    Set<String> names = candidates(reference, rest);
    Object binding = reference.get("binding_def_id");
    if (binding != null) {
      names.add(plain(definitions.get((int) binding).get("qualified_name")) + rest);
    }
    return names;
  }

  /** Of a star import LibCST knows nothing. */
  private static Set<String> candidates(Map<String, Object> row, String rest) {
    Set<String> names = new TreeSet<>();
    for (Object each : (List<?>) row.getOrDefault("candidates", List.of())) {
      Map<?, ?> candidate = (Map<?, ?>) each;
      if (!candidate.get("source").equals("wildcard")) {
        names.add(plain(candidate.get("name")) + rest);
      }
    }
    return names;
  }

  private static String plain(Object name) {
    return String.valueOf(name).replaceFirst("^" + MODULE + "\\.", "");
  }
}
