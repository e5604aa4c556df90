package dev.sourcelake.origins.settings;

import java.util.Comparator;
import java.util.regex.MatchResult;
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
      Pattern.compile(
          "(?<![\\w.])py([23])\\.?([0-9]{1,2})(?![0-9])|(?<![\\w.-])([23])\\.([0-9]{1,2})(?![0-9.])");
  private static final Pattern CHOICE = Pattern.compile("([\\w.-]*)\\{([^{}]*)\\}");

  private Levels() {}

  /** The lowest version of Python that a text names by classifiers; null for none. */
  static String pythonClassifier(String text) {
    Matcher matcher = PYTHON_CLASSIFIER.matcher(text);
    return matcher.results().map(found -> found.group(1)).min(BY_VERSION).orElse(null);
  }

  /**
   * The lowest version of Python among tox's environments, such as {@code py39}, {@code 3.9} and
   * {@code py3{9,10}}; null for none.
   */
  static String pythonEnvironment(String text) {
    Matcher matcher = PYTHON_ENVIRONMENT.matcher(CHOICE.matcher(text).replaceAll(Levels::spelled));
    return matcher
        .results()
        .map(found ->
            found.group(1) == null
                ? found.group(3) + "." + found.group(4)
                : found.group(1) + "." + found.group(2))
        .min(BY_VERSION)
        .orElse(null);
  }

  /** What stands before a choice, once for each alternative; of a range its lower end. */
  private static String spelled(MatchResult choice) {
    StringBuilder all = new StringBuilder();
    for (String each : choice.group(2).split(",", -1)) {
      all.append(choice.group(1)).append(each.strip()).append(' ');
    }
    return Matcher.quoteReplacement(all.toString());
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
