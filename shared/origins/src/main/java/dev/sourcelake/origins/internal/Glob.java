package dev.sourcelake.origins.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of {@code .gitignore} and {@code .gitattributes}, matched as git does, in time that
 * grows with pattern times path and no faster: patterns come from strangers, and regular
 * expressions can be made to run for years.
 */
public final class Glob {
  private final boolean foldersOnly;
  private final boolean nameOnly;
  private final String suffix;
  private final List<GlobToken> tokens;

  private Glob(boolean foldersOnly, boolean nameOnly, String suffix, List<GlobToken> tokens) {
    this.foldersOnly = foldersOnly;
    this.nameOnly = nameOnly;
    this.suffix = suffix;
    this.tokens = tokens;
  }

  /** The pattern as written, without {@code !} and the spaces around it. */
  public static Glob compile(String pattern) {
    boolean foldersOnly = pattern.endsWith("/");
    String text = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
    boolean nameOnly = text.indexOf('/') < 0;
    List<GlobToken> tokens = GlobToken.parse(text.startsWith("/") ? text.substring(1) : text);
    return new Glob(foldersOnly, nameOnly, suffix(nameOnly, text), tokens);
  }

  /**
   * What names must end with where the pattern is a star and plain text, as most are; else null.
   */
  private static String suffix(boolean nameOnly, String text) {
    boolean plain =
        nameOnly
            && text.startsWith("*")
            && text.chars().skip(1).noneMatch(c -> "*?[\\".indexOf(c) >= 0);
    return plain ? text.substring(1) : null;
  }

  /** Whether it matches a path, seen from the folder of the file that the pattern stands in. */
  public boolean matches(String path, boolean isFolder) {
    if (foldersOnly && !isFolder) {
      return false;
    }
    if (suffix != null) {
      return path.endsWith(suffix);
    }
    return run(nameOnly ? path.substring(path.lastIndexOf('/') + 1) : path);
  }

  /** Follows all ways through the pattern at once. */
  private boolean run(String text) {
    boolean[] at = new boolean[tokens.size() + 1];
    enter(at, 0);
    for (int i = 0; i < text.length(); i++) {
      boolean[] next = new boolean[at.length];
      boolean alive = false;
      for (int t = 0; t < tokens.size(); t++) {
        if (at[t]) {
          alive |= step(next, t, text.charAt(i));
        }
      }
      if (!alive) {
        return false;
      }
      at = next;
    }
    return at[tokens.size()];
  }

  private boolean step(boolean[] next, int at, char c) {
    return switch (tokens.get(at)) {
      case GlobToken.Star _ -> c != '/' && enter(next, at);
      case GlobToken.Anything _ -> enter(next, at);
      case GlobToken.Folders _ -> {
        next[at] = true;
        yield c != '/' || enter(next, at + 1);
      }
      case GlobToken.One one -> one.accepts(c) && enter(next, at + 1);
    };
  }

  /** Comes to a token, and past those that may stand for nothing. */
  private boolean enter(boolean[] states, int token) {
    int at = token;
    states[at] = true;
    while (at < tokens.size() && !(tokens.get(at) instanceof GlobToken.One)) {
      states[++at] = true;
    }
    return true;
  }

  /** The lines of a file of patterns; a byte order mark and line ends are taken off. */
  public static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    String rest = text.startsWith("\uFEFF") ? text.substring(1) : text;
    rest.lines().forEach(lines::add);
    return lines;
  }
}
