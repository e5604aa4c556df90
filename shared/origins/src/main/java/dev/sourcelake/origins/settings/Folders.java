package dev.sourcelake.origins.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Folders of a repository as text: parts joined by {@code /}, empty for the repository itself. */
final class Folders {
  private Folders() {}

  /** The folder that a path lies in. */
  static String of(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The last part of a path. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether a path lies below a folder. */
  static boolean contains(String folder, String path) {
    return folder.isEmpty()
        || (path.length() > folder.length()
            && path.charAt(folder.length()) == '/'
            && path.startsWith(folder));
  }

  /** A path below one of its folders, seen from there. */
  static String relative(String folder, String path) {
    return folder.isEmpty() ? path : path.substring(folder.length() + 1);
  }

  /**
   * A path that a build file in {@code folder} names; empty where it leads out of the repository.
   */
  static Optional<String> resolve(String folder, String named) {
    List<String> parts = new ArrayList<>();
    if (!folder.isEmpty()) {
      parts.addAll(Arrays.asList(folder.split("/", -1)));
    }
    if (named.startsWith("/") || named.contains("${")) {
      return Optional.empty();
    }
    for (String part : named.replace('\\', '/').split("/", -1)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return Optional.empty();
        }
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }
}
