package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ListedFile;

/**
 * An archive that is listed as a folder.
 *
 * @param file the archive as it is listed itself
 * @param key what tells it from all others of the listing: its path
 * @param depth how many archives it lies in
 */
record Jar(ListedFile file, String key, int depth) {
  /** What stands between an archive's path and the path of an entry in it, before the slash. */
  static final String MARK = "!";

  /** Whether a file's name says that it is an archive of class files. */
  static boolean isNamed(String name) {
    int dot = name.lastIndexOf('.');
    return dot > name.lastIndexOf('/')
        && switch (name.substring(dot + 1)) {
          case "jar", "war", "ear", "aar" -> true;
          default -> false;
        };
  }
}
