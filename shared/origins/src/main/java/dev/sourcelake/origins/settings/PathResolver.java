package dev.sourcelake.origins.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the build unit, the roots and the module of paths. */
final class PathResolver {
  private final Map<String, List<BuildUnit>> unitsByRoot = new HashMap<>();
  private final ModuleNames modules;

  PathResolver(List<BuildUnit> units, List<String> pythonRoots) {
    for (BuildUnit unit : units) {
      unitsByRoot.computeIfAbsent(unit.root(), _ -> new ArrayList<>()).add(unit);
    }
    this.modules = new ModuleNames(pythonRoots);
  }

  PathSettings resolve(String path, String language) {
    Ecosystem own = Ecosystem.ofLanguage(language);
    BuildUnit unit = nearest(path, own);
    // A script beside a Maven build belongs to that unit, but its build says nothing of its
    // language.
    BuildUnit level = unit;
    if (unit == null) {
      unit = nearest(path, null);
    }
    Root root = root(path, unit, own);
    String module = own == null ? null : modules.of(own, path, root.folder(), unit);
    return new PathSettings(
        own == null || level == null ? null : level.languageLevel(),
        own == null || level == null ? null : level.languageLevelSource(),
        own == null || level == null ? null : level.encoding(),
        module,
        root.folder(),
        root.test(),
        unit == null ? null : unit.packageId(),
        unit == null ? null : unit.ecosystem(),
        unit == null ? null : unit.name());
  }

  private record Root(String folder, boolean test) {
    static final Root NONE = new Root(null, false);
  }

  private Root root(String path, BuildUnit unit, Ecosystem own) {
    Root declared = unit == null ? Root.NONE : declaredRoot(path, unit);
    if (declared.folder() != null || own == null) {
      return declared;
    }
    return switch (own) {
      case JVM -> jvmRoot(path, unit);
      case PYPI -> new Root(modules.pythonRoot(path, unit), false);
      case GO, CARGO, NPM, NUGET, RUBYGEMS, PACKAGIST ->
          new Root(unit == null ? null : unit.root(), false);
    };
  }

  private static Root declaredRoot(String path, BuildUnit unit) {
    String source = deepest(path, unit.sourceRoots());
    String test = deepest(path, unit.testRoots());
    if (test != null && (source == null || test.length() >= source.length())) {
      return new Root(test, true);
    }
    return source == null ? Root.NONE : new Root(source, false);
  }

  /** Maven's and Gradle's convention; without a build the folders are taken for packages. */
  private static Root jvmRoot(String path, BuildUnit unit) {
    String conventional = SourceSets.rootOf(path);
    if (conventional != null) {
      return new Root(conventional, SourceSets.isTest(conventional));
    }
    return unit == null ? new Root("", false) : Root.NONE;
  }

  private static String deepest(String path, List<String> roots) {
    String found = null;
    for (String root : roots) {
      if (Folders.contains(root, path) && (found == null || root.length() > found.length())) {
        found = root;
      }
    }
    return found;
  }

  /** The unit of the deepest folder around a path, of any ecosystem for null. */
  private BuildUnit nearest(String path, Ecosystem ecosystem) {
    for (int end = path.lastIndexOf('/'); ; end = path.lastIndexOf('/', end - 1)) {
      for (BuildUnit unit :
          unitsByRoot.getOrDefault(path.substring(0, Math.max(end, 0)), List.of())) {
        if (ecosystem == null || ecosystem.hasBuild(unit.ecosystem())) {
          return unit;
        }
      }
      if (end <= 0) {
        return null;
      }
    }
  }
}
