package dev.sourcelake.origins.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The inside of a bracket in a pattern: characters, ranges and {@code [:names:]} of ASCII. */
final class CharClass {
  private final List<IntPredicate> members = new ArrayList<>();

  boolean contains(char c) {
    for (IntPredicate member : members) {
      if (member.test(c)) {
        return true;
      }
    }
    return false;
  }

  /** Reads up to the closing bracket and gives its place; -1 where there is none. */
  int parse(String pattern, int start) {
    int at = start;
    int previous = -1;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == ']' && at > start) {
        return at;
      }
      int nameEnd = pattern.startsWith("[:", at) ? pattern.indexOf(']', at) : -1;
      if (nameEnd > at + 2 && pattern.charAt(nameEnd - 1) == ':') {
        IntPredicate named = named(pattern.substring(at + 2, nameEnd - 1));
        if (named == null) {
          return -1;
        }
        members.add(named);
        previous = -1;
        at = nameEnd + 1;
        continue;
      }
      boolean range =
          c == '-' && previous >= 0 && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
      at += range ? 1 : 0;
      if (pattern.charAt(at) == '\\') {
        at++;
        if (at == pattern.length()) {
          return -1;
        }
      }
      int low = range ? previous : pattern.charAt(at);
      int high = pattern.charAt(at);
      members.add(tested -> tested >= low && tested <= high);
      previous = range ? -1 : high;
      at++;
    }
    return -1;
  }

  private static IntPredicate named(String name) {
    return switch (name) {
      case "alnum" -> c -> isAlpha(c) || isDigit(c);
      case "alpha" -> CharClass::isAlpha;
      case "blank" -> c -> c == ' ' || c == '\t';
      case "cntrl" -> c -> c < ' ' || c == 0x7F;
      case "digit" -> CharClass::isDigit;
      case "graph" -> c -> c > ' ' && c < 0x7F;
      case "lower" -> c -> c >= 'a' && c <= 'z';
      case "print" -> c -> c >= ' ' && c < 0x7F;
      case "punct" -> c -> c > ' ' && c < 0x7F && !isAlpha(c) && !isDigit(c);
      case "space" -> c -> c == ' ' || (c >= '\t' && c <= '\r');
      case "upper" -> c -> c >= 'A' && c <= 'Z';
      case "xdigit" -> c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      default -> null;
    };
  }

  private static boolean isAlpha(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
