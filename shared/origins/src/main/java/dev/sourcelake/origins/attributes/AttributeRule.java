package dev.sourcelake.origins.attributes;

import dev.sourcelake.origins.internal.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code .gitattributes}.
 *
 * @param glob which paths it is about; null for a macro
 * @param macro the macro that it defines, or null
 */
record AttributeRule(Glob glob, String macro, List<Assignment> assignments) {
  private static final Pattern LINE =
      Pattern.compile("\\s*(\"(?:\\\\.|[^\"\\\\])*+\"|\\S++)\\s*(.*)", Pattern.DOTALL);
  private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n]+");
  private static final String MACRO = "[attr]";

  AttributeRule {
    assignments = List.copyOf(assignments);
  }

  /**
   * What a line says of an attribute.
   *
   * @param value {@link #SET}, {@link #UNSET}, a text, or null for back to nothing
   */
  record Assignment(String name, String value) {
    static final String SET = "true";
    static final String UNSET = "false";

    static Assignment parse(String word) {
      if (word.startsWith("-")) {
        return new Assignment(word.substring(1), UNSET);
      }
      if (word.startsWith("!")) {
        return new Assignment(word.substring(1), null);
      }
      int equals = word.indexOf('=');
      return equals < 0
          ? new Assignment(word, SET)
          : new Assignment(word.substring(0, equals), word.substring(equals + 1));
    }
  }

  /** Reads a line; null for one that says nothing. */
  static AttributeRule parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches() || matcher.group(1).startsWith("#")) {
      return null;
    }
    String pattern = matcher.group(1);
    List<Assignment> assignments = new ArrayList<>();
    for (String word : SPACES.split(matcher.group(2), -1)) {
      if (!word.isEmpty()) {
        assignments.add(Assignment.parse(word));
      }
    }
    if (pattern.startsWith(MACRO)) {
      return new AttributeRule(null, pattern.substring(MACRO.length()), assignments);
    }
    if (pattern.startsWith("\"") && pattern.length() > 1) {
      pattern = pattern.substring(1, pattern.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    // Git warns of patterns that take back, and leaves them out.
    return pattern.startsWith("!")
        ? null
        : new AttributeRule(Glob.compile(pattern), null, assignments);
  }
}
