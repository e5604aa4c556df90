package dev.sourcelake.origins.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What build files declare, gathered in any order. */
final class Findings {
  private final List<Ranked> units = new ArrayList<>();
  private final List<Dependency> dependencies = new ArrayList<>();
  private final Map<String, Integer> dependencyCounts = new HashMap<>();
  private final List<SettingsProblem> problems = new ArrayList<>();

  private final Map<String, Set<String>> pythonPackages = new HashMap<>();

  private record Ranked(int rank, BuildUnit unit) {}

  /**
   * Adds a unit. Several files may speak of one (ecosystem and root): where they differ, and as its
   * path, the lowest rank counts.
   */
  void add(int rank, BuildUnit unit) {
    units.add(new Ranked(rank, unit));
  }

  /** Notes the dotted name that a project's package probably has; null is none. */
  void pythonPackage(String project, String dotted) {
    if (dotted != null) {
      pythonPackages.computeIfAbsent(project, _ -> new TreeSet<>()).add(dotted);
    }
  }

  /** The dotted names that a project's packages probably have. */
  Set<String> pythonPackages(String project) {
    return pythonPackages.getOrDefault(project, Set.of());
  }

  /** Adds a dependency; its index counts those of its file. */
  void add(
      BuildFile file,
      String ecosystem,
      String root,
      String name,
      String versionSpec,
      String scope,
      Span span) {
    int index = dependencyCounts.merge(file.path(), 1, Integer::sum) - 1;
    boolean placed = span != null;
    dependencies.add(
        new Dependency(
            file.path(),
            BuildUnit.packageId(ecosystem, root),
            index,
            ecosystem,
            name,
            versionSpec,
            scope,
            placed ? span.start() : -1,
            placed ? span.end() : -1,
            placed ? file.line(span.start()) : -1));
  }

  /** Bytes of a build file, end exclusive. */
  record Span(int start, int end) {}

  void problem(String path, String message, int line) {
    problems.add(new SettingsProblem(path, message, line));
  }

  /** One unit for each ecosystem and root. */
  List<BuildUnit> units() {
    Map<String, BuildUnit> merged = new TreeMap<>();
    units.stream()
        .sorted(Comparator.comparingInt(Ranked::rank).thenComparing(ranked -> ranked.unit.path()))
        .forEach(
            ranked -> merged.merge(ranked.unit.packageId(), ranked.unit, BuildUnit::filledFrom));
    return List.copyOf(merged.values());
  }

  List<Dependency> dependencies() {
    return dependencies.stream()
        .sorted(Comparator.comparing(Dependency::path).thenComparingInt(Dependency::index))
        .toList();
  }

  List<SettingsProblem> problems() {
    return problems.stream()
        .sorted(Comparator.comparing(SettingsProblem::path).thenComparing(SettingsProblem::message))
        .toList();
  }
}
