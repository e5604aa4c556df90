package dev.sourcelake.origins.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The module or package that a path names, by each language's own rule. */
final class ModuleNames {
  private final Set<String> pythonRoots;

  ModuleNames(List<String> pythonRoots) {
    this.pythonRoots = new HashSet<>(pythonRoots);
  }

  /** The folder from which a Python module is named: the nearest that holds top-level packages. */
  String pythonRoot(String path, BuildUnit unit) {
    String folder = path;
    while (!folder.isEmpty()) {
      folder = Folders.of(folder);
      if (pythonRoots.contains(folder)) {
        return folder;
      }
    }
    return unit == null || !Folders.contains(unit.root(), path) ? "" : unit.root();
  }

  /** Null where nothing is named. */
  String of(Ecosystem ecosystem, String path, String root, BuildUnit unit) {
    if (root == null || !Folders.contains(root, path)) {
      return null;
    }
    String relative = Folders.relative(root, path);
    return switch (ecosystem) {
      case JVM -> Folders.of(relative).replace('/', '.');
      case PYPI -> python(relative);
      case GO -> go(relative, unit);
      case NPM -> npm(relative, unit);
      case CARGO -> rust(relative, unit);
      // These say in the file what they are part of.
      case NUGET, RUBYGEMS, PACKAGIST -> null;
    };
  }

  private static String python(String relative) {
    String module = withoutExtension(relative);
    if (module.equals("__init__")) {
      return "";
    }
    String named =
        module.endsWith("/__init__")
            ? module.substring(0, module.length() - "/__init__".length())
            : module;
    return named.replace('/', '.');
  }

  private static String go(String relative, BuildUnit unit) {
    String folder = Folders.of(relative);
    if (unit == null || unit.name() == null) {
      return folder;
    }
    return folder.isEmpty() ? unit.name() : unit.name() + "/" + folder;
  }

  private static String npm(String relative, BuildUnit unit) {
    String module = withoutExtension(relative);
    boolean named = unit != null && unit.ecosystem().equals("npm") && unit.name() != null;
    return named ? unit.name() + "/" + module : module;
  }

  /** Only what lies below {@code src} has a path in its crate that its place tells. */
  private static String rust(String relative, BuildUnit unit) {
    if (unit == null || unit.name() == null || !relative.startsWith("src/")) {
      return null;
    }
    String crate = unit.name().replace('-', '_');
    String module = withoutExtension(relative.substring("src/".length()));
    if (module.equals("lib") || module.equals("main")) {
      return crate;
    }
    String named =
        module.endsWith("/mod") ? module.substring(0, module.length() - "/mod".length()) : module;
    return crate + "::" + named.replace("/", "::");
  }

  private static String withoutExtension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }
}
