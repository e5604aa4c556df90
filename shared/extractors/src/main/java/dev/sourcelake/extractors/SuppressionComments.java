package dev.sourcelake.extractors;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what comments tell checkers and formatters to pass over: {@code NOSONAR}, {@code NOPMD},
 * {@code CHECKSTYLE:OFF}, {@code noinspection} and their like of Java and Python. Knows no
 * language's comments, and is safe for several threads.
 */
public final class SuppressionComments {
  /**
   * Markers that programs look for, at the start of a word and in the case that they ask for.
   * IntelliJ's, Pylint's and type checkers' take a list of what is suppressed.
   */
  private static final Pattern MARKER =
      Pattern.compile(
          """
          (?<![\\w$])(?:\
          NOSONAR|NOPMD|NOCHECKSTYLE|NOLINT(?:NEXTLINE)?\
          |CHECKSTYLE[:.][ ]?(?:OFF|ON|IGNORE|SUPPRESS|STOP|RESUME|CONSTANTS|END)|SUPPRESS CHECKSTYLE|CS(?:OFF|ON|IGNORE)\
          |CPD-(?:OFF|ON)|(?:file:)?noinspection|(?:end)?@formatter:(?:off|on)|spotless:(?:off|on)\
          |nosemgrep|lgtm(?=\\[)|codeql(?=\\[)|noqa|nosec|nopep8|type: ?ignore|pyright: ?ignore|mypy: ?(?:ignore-errors|disable)\
          |pylint: ?(?:disable(?:-next)?|enable)|flake8: ?noqa|ruff: ?noqa|fmt: ?(?:off|on|skip)|isort: ?(?:skip|skip_file|off|on)\
          |pragma: ?no cover|DevSkim: ?ignore\
          )(?![\\w$])\
          """);

  private static final Pattern BEFORE_VALUE = Pattern.compile("^[\\s:=\\-\\[(]+");
  private static final Pattern AFTER_VALUE = Pattern.compile("[\\s*/\\])#]+$");

  private SuppressionComments() {}

  /**
   * A marker in a comment.
   *
   * @param name the marker as written
   * @param value what follows it in its line, without what joins them; null where nothing does
   */
  public record Suppression(String name, String value) {}

  /** The markers of a comment, which comes as written; usually none. */
  public static List<Suppression> in(String comment) {
    Matcher matcher = MARKER.matcher(comment);
    if (!matcher.find()) {
      return List.of();
    }
    List<Suppression> found = new ArrayList<>();
    boolean more = true;
    while (more) {
      String name = matcher.group();
      int end = matcher.end();
      more = matcher.find();
      found.add(
          new Suppression(name, value(comment, end, more ? matcher.start() : comment.length())));
    }
    return found;
  }

  private static String value(String comment, int start, int end) {
    String line = comment.substring(start, end).lines().findFirst().orElse("");
    String value = BEFORE_VALUE.matcher(line).replaceFirst("");
    value = AFTER_VALUE.matcher(value).replaceFirst("");
    return value.isEmpty() ? null : value;
  }
}
