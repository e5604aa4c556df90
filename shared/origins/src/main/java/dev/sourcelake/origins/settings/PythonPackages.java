package dev.sourcelake.origins.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the folders that hold top-level Python packages: those with packages, and none themselves.
 */
final class PythonPackages {
  private final Set<String> packages = new HashSet<>();

  void add(String folder) {
    packages.add(folder);
  }

  List<String> roots() {
    Set<String> roots = new TreeSet<>();
    for (String folder : packages) {
      String root = folder;
      while (!root.isEmpty() && packages.contains(root)) {
        root = Folders.of(root);
      }
      roots.add(root);
    }
    return List.copyOf(roots);
  }

  /**
   * Where a project keeps its packages: {@code src} or its own folder, where packages are there.
   * Folders between {@code src} and a package are namespace packages.
   */
  static List<String> of(String project, List<String> roots) {
    String src = project.isEmpty() ? "src" : project + "/src";
    if (roots.stream().anyMatch(root -> Folders.contains(src, root + "/"))) {
      return List.of(src);
    }
    return roots.contains(project) ? List.of(project) : List.of();
  }
}
