package dev.sourcelake.origins.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the folders that hold top-level Python packages: those with packages, and none themselves.
 */
final class PythonPackages {
  private static final String SOURCES = "src";

  private final Set<String> packages = new HashSet<>();

  /** The folders of that name that hold modules. */
  private final Set<String> sources = new HashSet<>();

  /** Notes a package. */
  void add(String folder) {
    packages.add(folder);
  }

  /** Notes a module, in a package or not. */
  void addModule(String folder) {
    if (Folders.name(folder).equals(SOURCES)) {
      sources.add(folder);
    }
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
   * Where a project keeps its packages: {@code src} or its own folder, where packages or modules
   * are there. Folders between {@code src} and a package are namespace packages, and so are those
   * of the project whose names are the first parts of its package's.
   *
   * @param built whether a back end builds it; modules alone in {@code src} may be scripts
   * @param named the dotted names that packages of the project probably have
   */
  List<String> of(String project, boolean built, List<String> roots, Set<String> named) {
    String src = project.isEmpty() ? SOURCES : project + "/" + SOURCES;
    boolean modules = built && sources.contains(src) && !packages.contains(src);
    if (modules || roots.stream().anyMatch(root -> Folders.contains(src, root + "/"))) {
      return List.of(src);
    }
    boolean own =
        roots.contains(project) || named.stream().anyMatch(name -> isInNamespace(name, project));
    return own ? List.of(project) : List.of();
  }

  /** Whether a folder of a project without packages of its own holds a part of a dotted name. */
  private boolean isInNamespace(String dotted, String project) {
    String folder = project.isEmpty() ? "" : project + "/";
    String path = folder + dotted.toLowerCase(Locale.ROOT).replace('.', '/');
    return packages.stream()
        .anyMatch(each -> {
          String lower = each.toLowerCase(Locale.ROOT);
          return Folders.contains(project, each)
              && lower.indexOf('/', folder.length()) > 0
              && (path.equals(lower) || path.startsWith(lower + "/"));
        });
  }
}
