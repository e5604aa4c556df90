package dev.sourcelake.extractors.treesitter;

import java.util.List;

/** Modules that are named by a file's path, where no build file says otherwise. */
final class PathModules {
  private PathModules() {}

  /**
   * The path without its extension, with dots.
   *
   * @param root what it starts from, where that is part of it
   * @param heads files that stand for their folder
   */
  static String dotted(String path, String root, List<String> heads) {
    int start = path.startsWith(root) ? root.length() : path.indexOf("/" + root) + 1;
    start = path.contains("/" + root) && !path.startsWith(root) ? start + root.length() : start;
    int dot = path.lastIndexOf('.');
    int end = dot > path.lastIndexOf('/') + 1 ? dot : path.length();
    String module = path.substring(Math.min(start, end), end);
    String name = module.substring(module.lastIndexOf('/') + 1);
    if (heads.contains(name)) {
      module = module.substring(0, Math.max(0, module.length() - name.length() - 1));
    }
    return module.replace('/', '.');
  }
}
