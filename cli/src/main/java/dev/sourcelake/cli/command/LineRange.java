package dev.sourcelake.cli.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Lines of a file.
 *
 * @param first the first one, from 1
 * @param last the last one; lines after the end of the file are left out
 */
record LineRange(int first, int last) {
  /** All lines. */
  static final LineRange ALL = new LineRange(1, Integer.MAX_VALUE);

  LineRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("No lines are " + first + " to " + last);
    }
  }

  /** Reads {@code 10-20}, {@code 10-}, {@code -20} and {@code 10}. */
  static final class Converter implements ITypeConverter<LineRange> {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})?(-)?(\\d{1,9})?");

    @Override
    public LineRange convert(String text) {
      Matcher matcher = RANGE.matcher(text);
      if (!matcher.matches() || text.isEmpty() || text.equals("-")) {
        throw new TypeConversionException(
            "'" + text + "' are no lines: give 10-20, 10-, -20 or 10");
      }
      int first = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
      int last =
          matcher.group(3) != null
              ? Integer.parseInt(matcher.group(3))
              : matcher.group(2) != null ? Integer.MAX_VALUE : first;
      if (first < 1 || last < first) {
        throw new TypeConversionException("'" + text + "' are no lines: they count from 1");
      }
      return new LineRange(first, last);
    }
  }
}
