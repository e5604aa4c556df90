package dev.sourcelake.extractors;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Patterns of paths in a repository: {@code *} stands for any characters but a slash, {@code ?} for
 * one of them, and {@code **} as a whole part for any folders, none included. A pattern without a
 * slash is one of file names, in whatever folder.
 *
 * @param globs the patterns, of which a path must fit one; none at all lets every path pass
 */
public record PathGlobs(List<String> globs) {
  /** Every path. */
  public static final PathGlobs ALL = new PathGlobs(List.of());

  public PathGlobs {
    globs = List.copyOf(globs);
    for (String glob : globs) {
      if (glob.isBlank() || glob.startsWith("/") || glob.endsWith("/")) {
        throw new IllegalArgumentException(
            "a path pattern has parts between slashes, as in src/**/*.java; not '" + glob + "'");
      }
    }
  }

  /** The paths that any of these let pass. */
  public static PathGlobs anyOf(List<PathGlobs> several) {
    return several.stream().anyMatch(one -> one.globs.isEmpty())
        ? ALL
        : new PathGlobs(several.stream().flatMap(one -> one.globs.stream()).distinct().toList());
  }

  /** Whether a path fits. */
  public boolean matches(String path) {
    return globs.isEmpty() || Pattern.matches(regex(), path);
  }

  /**
   * The same as a regular expression of a whole path, in the syntax that Java and Rust share; null
   * stands for every path.
   */
  public String regex() {
    return globs.isEmpty()
        ? null
        : globs.stream().map(PathGlobs::regex).collect(Collectors.joining("|", "^(?:", ")$"));
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    String[] parts = (glob.indexOf('/') < 0 ? "**/" + glob : glob).split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (parts[i].equals("**")) {
        regex.append(last ? ".*" : "(?:.*/)?");
      } else {
        parts[i]
            .codePoints()
            .forEach(character -> {
              switch (character) {
                case '*' -> regex.append("[^/]*");
                case '?' -> regex.append("[^/]");
                default -> regex.append(literal(character));
              }
            });
        regex.append(last ? "" : "/");
      }
    }
    return regex.toString();
  }

  private static String literal(int character) {
    boolean plain = Character.isLetterOrDigit(character) || character > 127 || character == '/';
    return (plain || character == '_' || character == '-' ? "" : "\\")
        + Character.toString(character);
  }
}
