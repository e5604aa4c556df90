package dev.sourcelake.origins.classify;

import dev.sourcelake.origins.internal.ResourceTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the path of a file says it is for, by the rules of {@code paths.txt}. */
final class PathRules {
  private static final PathRules SHIPPED = new PathRules();

  private final Map<Category, Rules> rules = new EnumMap<>(Category.class);

  private PathRules() {
    for (List<String> line : ResourceTable.read(PathRules.class, "paths.txt")) {
      Category category = Category.valueOf(line.getFirst().toUpperCase(Locale.ROOT));
      Rules of = rules.computeIfAbsent(category, _ -> new Rules());
      String pattern = line.get(2);
      switch (line.get(1)) {
        case "folder" -> of.folders.add(pattern);
        case "top" -> of.tops.add(pattern);
        case "name" -> of.names.add(NamePattern.of(pattern));
        default -> throw new IllegalStateException("paths.txt has a rule of " + line.get(1));
      }
    }
  }

  static PathRules shipped() {
    return SHIPPED;
  }

  /** Whether the path says so by its folders. */
  boolean byFolder(Category category, String path) {
    Rules of = rules.get(category);
    int start = 0;
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
      String folder = path.substring(start, end);
      if (of.folders.contains(folder) || (start == 0 && of.tops.contains(folder))) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  /** Whether the path says so by its file name. */
  boolean byName(Category category, String fileName) {
    for (NamePattern pattern : rules.get(category).names) {
      if (pattern.matches(fileName)) {
        return true;
      }
    }
    return false;
  }

  private static final class Rules {
    private final Set<String> folders = new HashSet<>();
    private final Set<String> tops = new HashSet<>();
    private final List<NamePattern> names = new ArrayList<>();
  }

  /** A name, or one with stars: {@code start*end}, {@code *inside*}. */
  private record NamePattern(String start, String inside, String end, boolean exact) {
    static NamePattern of(String pattern) {
      int first = pattern.indexOf('*');
      int last = pattern.lastIndexOf('*');
      if (first < 0) {
        return new NamePattern(pattern, "", "", true);
      }
      return new NamePattern(
          pattern.substring(0, first),
          first == last ? "" : pattern.substring(first + 1, last),
          pattern.substring(last + 1),
          false);
    }

    boolean matches(String name) {
      if (exact) {
        return name.equals(start);
      }
      return name.length() >= start.length() + inside.length() + end.length()
          && name.startsWith(start)
          && name.endsWith(end)
          && (inside.isEmpty()
              || name.substring(start.length(), name.length() - end.length()).contains(inside));
    }
  }
}
