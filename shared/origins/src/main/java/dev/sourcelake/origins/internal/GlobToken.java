package dev.sourcelake.origins.internal;

import java.util.ArrayList;
import java.util.List;

/** A part of a {@link Glob}. */
sealed interface GlobToken {
  /** {@code *}: any characters but slashes. */
  record Star() implements GlobToken {}

  /** {@code **} at the end: anything. */
  record Anything() implements GlobToken {}

  /** {@code **} and a slash: any number of folders, none too. */
  record Folders() implements GlobToken {}

  /** One character. */
  sealed interface One extends GlobToken {
    boolean accepts(char c);
  }

  /** A character that stands for itself. */
  record Literal(char wanted) implements One {
    @Override
    public boolean accepts(char c) {
      return c == wanted;
    }
  }

  /** {@code ?}: any character but a slash. */
  record Any() implements One {
    @Override
    public boolean accepts(char c) {
      return c != '/';
    }
  }

  /** Nothing at all: what git can't make sense of matches nothing. */
  record Never() implements One {
    @Override
    public boolean accepts(char c) {
      return false;
    }
  }

  /** {@code [a-z]}, never a slash. */
  record OneOf(boolean negated, CharClass members) implements One {
    @Override
    public boolean accepts(char c) {
      return c != '/' && members.contains(c) != negated;
    }
  }

  /** The tokens of a pattern without slashes at its ends. */
  static List<GlobToken> parse(String pattern) {
    List<GlobToken> tokens = new ArrayList<>();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      switch (c) {
        case '*' -> at = star(pattern, at, tokens);
        case '?' -> tokens.add(new Any());
        case '[' -> at = bracket(pattern, at, tokens);
        case '\\' -> {
          at++;
          tokens.add(at < pattern.length() ? new Literal(pattern.charAt(at)) : new Never());
        }
        default -> tokens.add(new Literal(c));
      }
      at++;
    }
    return List.copyOf(tokens);
  }

  /** Adds what a star at {@code start} means; gives the place of its last character. */
  private static int star(String pattern, int start, List<GlobToken> tokens) {
    int end = start;
    while (end + 1 < pattern.length() && pattern.charAt(end + 1) == '*') {
      end++;
    }
    boolean two = end > start && (start == 0 || pattern.charAt(start - 1) == '/');
    if (two && end + 1 == pattern.length()) {
      tokens.add(new Anything());
    } else if (two && pattern.charAt(end + 1) == '/') {
      tokens.add(new Folders());
      return end + 1;
    } else {
      tokens.add(new Star());
    }
    return end;
  }

  /** Adds what a bracket at {@code start} means; gives the place of its last character. */
  private static int bracket(String pattern, int start, List<GlobToken> tokens) {
    int at = start + 1;
    boolean negated =
        at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^');
    CharClass members = new CharClass();
    int end = members.parse(pattern, negated ? at + 1 : at);
    if (end < 0) {
      tokens.add(new Never());
      return pattern.length();
    }
    tokens.add(new OneOf(negated, members));
    return end;
  }
}
