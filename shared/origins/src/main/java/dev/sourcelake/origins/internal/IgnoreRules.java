package dev.sourcelake.origins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What git ignores in one folder of a work tree: its own {@code .gitignore}, those of the folders
 * above, and the repository's {@code info/exclude}. The user's {@code core.excludesFile} does not
 * count: the same folder would give other rows on another machine.
 */
final class IgnoreRules {
  private static final String FILE_NAME = ".gitignore";

  /** Honest files have some kilobytes; what lies beyond is not read. */
  private static final int MAX_BYTES = 1 << 20;

  private final IgnoreRules parent;
  private final String name;
  private final List<Rule> rules;

  private IgnoreRules(IgnoreRules parent, String name, List<Rule> rules) {
    this.parent = parent;
    this.name = name;
    this.rules = rules;
  }

  /**
   * A line.
   *
   * @param ignores false where it takes in again what an earlier line left out
   */
  private record Rule(Glob glob, boolean ignores) {}

  /** Rules of the work tree's top folder. */
  static IgnoreRules top(Path folder, Path gitFolder) {
    IgnoreRules shared = new IgnoreRules(null, "", read(gitFolder.resolve("info/exclude")));
    return new IgnoreRules(shared, "", read(folder.resolve(FILE_NAME)));
  }

  /** Rules of a folder in this one. */
  IgnoreRules in(String child, Path folder) {
    return new IgnoreRules(this, child, read(folder.resolve(FILE_NAME)));
  }

  /** Whether git ignores what lies under this name in the folder, if it is not tracked. */
  boolean ignores(String child, boolean isFolder) {
    String path = child;
    for (IgnoreRules at = this; at != null; at = at.parent) {
      for (Rule rule : at.rules) {
        if (rule.glob.matches(path, isFolder)) {
          return rule.ignores;
        }
      }
      path = at.name.isEmpty() ? path : at.name + "/" + path;
    }
    return false;
  }

  /** The lines of a file, the last first, since that is the one that counts. */
  private static List<Rule> read(Path file) {
    // As git does, a link is not followed: it may lead out of the repository.
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      return Glob.lines(text).stream()
          .map(IgnoreRules::rule)
          .filter(Objects::nonNull)
          .toList()
          .reversed();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Rule rule(String line) {
    String pattern = withoutTrailingSpaces(line);
    boolean negated = pattern.startsWith("!");
    if (negated) {
      pattern = pattern.substring(1);
    }
    return pattern.isEmpty() || pattern.equals("/") || line.startsWith("#")
        ? null
        : new Rule(Glob.compile(pattern), !negated);
  }

  /** Spaces at the end don't count, but for one that a backslash keeps. */
  private static String withoutTrailingSpaces(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ') {
      if (end > 1 && line.charAt(end - 2) == '\\') {
        break;
      }
      end--;
    }
    return line.substring(0, end);
  }
}
