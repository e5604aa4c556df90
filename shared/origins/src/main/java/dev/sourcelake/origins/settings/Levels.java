package dev.sourcelake.origins.settings;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of languages as build files write them. */
final class Levels {
  private static final Comparator<String> BY_VERSION =
      Comparator.comparingInt((String version) -> version.charAt(0))
          .thenComparingInt(version -> Integer.parseInt(version.substring(2)));
  private static final Pattern JAVA = Pattern.compile("(?:1\\.)?([1-9][0-9]?)(?:\\.0)?");
  private static final Pattern PYTHON_FLOOR =
      Pattern.compile("(?:>=|~=|==|===|\\^|~|>)\\s*([23](?:\\.[0-9]+)?)");
  private static final Pattern PYTHON_BARE = Pattern.compile("\\s*([23]\\.[0-9]+)(?:\\..*)?\\s*");

  private static final Pattern PYTHON_CLASSIFIER =
      Pattern.compile("Programming Language :: Python :: ([23]\\.[0-9]{1,2})(?![0-9.])");
  private static final Pattern PYTHON_ENVIRONMENT =
      Pattern.compile("(?<![\\w.])py([23])\\.?([0-9]{1,2})(?![0-9])");

  private Levels() {}

  /** The lowest version of Python that a text names by classifiers; null for none. */
  static String pythonClassifier(String text) {
    Matcher matcher = PYTHON_CLASSIFIER.matcher(text);
    return matcher.results().map(found -> found.group(1)).min(BY_VERSION).orElse(null);
  }

  /** The lowest version of Python among tox's environments, such as {@code py39}; null for none. */
  static String pythonEnvironment(String text) {
    Matcher matcher = PYTHON_ENVIRONMENT.matcher(text);
    return matcher
        .results()
        .map(found -> found.group(1) + "." + found.group(2))
        .min(BY_VERSION)
        .orElse(null);
  }

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
