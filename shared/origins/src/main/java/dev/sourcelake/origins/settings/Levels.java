package dev.sourcelake.origins.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of languages as build files write them. */
final class Levels {
  private static final Pattern JAVA = Pattern.compile("(?:1\\.)?([1-9][0-9]?)(?:\\.0)?");
  private static final Pattern PYTHON_FLOOR =
      Pattern.compile("(?:>=|~=|==|===|\\^|~|>)\\s*([23](?:\\.[0-9]+)?)");
  private static final Pattern PYTHON_BARE = Pattern.compile("\\s*([23]\\.[0-9]+)(?:\\..*)?\\s*");

  private Levels() {}

  /** {@code 1.8} and {@code 8} are 8; null for what is no version. */
  static String java(String text) {
    if (text == null) {
      return null;
    }
    Matcher matcher = JAVA.matcher(text.strip());
    return matcher.matches() ? matcher.group(1) : null;
  }

  /** The lowest version that a specifier such as {@code >=3.9,<4} takes; null for none. */
  static String python(String specifier) {
    if (specifier == null) {
      return null;
    }
    Matcher matcher = PYTHON_FLOOR.matcher(specifier);
    if (matcher.find()) {
      return matcher.group(1);
    }
    Matcher bare = PYTHON_BARE.matcher(specifier);
    return bare.matches() ? bare.group(1) : null;
  }
}
