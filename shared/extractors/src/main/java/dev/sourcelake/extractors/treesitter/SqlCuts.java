package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.treesitter.internal.ByteRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what of a script its grammar is better not given, since it would take the statements beside
 * it along: commands of PostgreSQL's shell, from a backslash to the end of the line; the data after
 * {@code COPY … FROM stdin}, up to a line of {@code \.}; and statements that the grammar does not
 * know, by their first words. None counts in comments, strings, quoted names and bodies between
 * dollar signs.
 */
final class SqlCuts {
  private static final Pattern COPIES = Pattern.compile("copy\\s.*\\sfrom\\s+stdin\\b.*", flags());
  private static final Pattern DATA_END =
      Pattern.compile("^\\\\\\.[ \\t]*\\r?$", Pattern.MULTILINE);
  private static final Pattern DOLLARS =
      Pattern.compile("\\$(?:[A-Za-z_\\x80-\\xff][\\w\\x80-\\xff]*)?\\$");

  private static final String OBJECTS =
      "(?:operator|cast|aggregate|text\\s+search|domain|foreign|rule|access\\s+method|language"
          + "|(?:trusted|procedural)\\s+(?:trusted\\s+|procedural\\s+)*language|server|user\\s+mapping"
          + "|publication|subscription|collation|conversion|event\\s+trigger|transform|statistics"
          + "|policy)";
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "(?:create\\s+(?:or\\s+replace\\s+)?"
              + OBJECTS
              + "|drop\\s+"
              + OBJECTS
              + "|alter\\s+(?:"
              + OBJECTS
              + "|function|procedure|routine|extension|default|materialized|large|system|tablespace)"
              + "|comment\\s+on\\s+(?:"
              + OBJECTS
              + "|index)|grant|revoke|do)\\s.*",
          flags());

  /** A statement that begins on a line of its own: where a semicolon is missing. */
  private static final Pattern INNER =
      Pattern.compile("\\n\\s*(?:create|alter|select|insert|update|delete|with)\\s", flags());

  private final String text;
  private final List<ByteRange> found = new ArrayList<>();
  private final List<ByteRange> statements = new ArrayList<>();
  private int at;
  private int statement = -1;

  private SqlCuts(String text) {
    this.text = text;
  }

  private static int flags() {
    return Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
  }

  /** The ranges, in order and apart. */
  static List<ByteRange> of(byte[] utf8) {
    // A character for each byte, so that places in the text are offsets.
    return new SqlCuts(new String(utf8, StandardCharsets.ISO_8859_1)).find();
  }

  /** The statements that a semicolon ends, each with it, without the white space before. */
  static List<ByteRange> statementsIn(byte[] utf8) {
    SqlCuts cuts = new SqlCuts(new String(utf8, StandardCharsets.ISO_8859_1));
    cuts.find();
    return cuts.statements;
  }

  private List<ByteRange> find() {
    while (at < text.length()) {
      switch (text.charAt(at)) {
        case '-' -> at = text.startsWith("--", at) ? lineEnd(at) : code(at + 1);
        case '/' -> at = text.startsWith("/*", at) ? commentEnd() : code(at + 1);
        case '\'' -> at = code(after("'", at + 1));
        case '"' -> at = code(after("\"", at + 1));
        case '$' -> at = code(bodyEnd());
        case '\\' -> command();
        case ';' -> statementEnd();
        default -> at = Character.isWhitespace(text.charAt(at)) ? at + 1 : code(at + 1);
      }
    }
    return found;
  }

  /** Notes where a statement begins, which is not in white space and comments. */
  private int code(int next) {
    statement = statement < 0 ? at : statement;
    return next;
  }

  private void command() {
    int end = lineEnd(at);
    boolean named =
        at + 1 < end
            && (Character.isLetter(text.charAt(at + 1))
                || "!?;.".indexOf(text.charAt(at + 1)) >= 0);
    if (named) {
      found.add(new ByteRange(at, end));
      statement = -1;
    }
    at = named ? end : at + 1;
  }

  private void statementEnd() {
    int began = statement < 0 ? at : statement;
    at++;
    statement = -1;
    statements.add(new ByteRange(began, at));
    if (UNKNOWN.matcher(text).region(began, at).matches()
        && !INNER.matcher(text).region(began, at).find()) {
      found.add(new ByteRange(began, at));
    } else if (COPIES.matcher(text).region(began, at).matches()) {
      int data = Math.min(text.length(), lineEnd(at) + 1);
      Matcher last = DATA_END.matcher(text);
      int end = last.find(data) ? last.end() : text.length();
      if (end > data) {
        found.add(new ByteRange(data, end));
      }
      at = end;
    }
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private int after(String mark, int from) {
    int end = text.indexOf(mark, from);
    return end < 0 ? text.length() : end + mark.length();
  }

  /** The end of a comment, which may hold others. */
  private int commentEnd() {
    int depth = 1;
    int here = at + 2;
    while (depth > 0 && here < text.length()) {
      int step = text.startsWith("/*", here) ? 1 : text.startsWith("*/", here) ? -1 : 0;
      depth += step;
      here += step == 0 ? 1 : 2;
    }
    return Math.min(here, text.length());
  }

  /** The end of what stands between dollar signs, if anything does. */
  private int bodyEnd() {
    Matcher dollars = DOLLARS.matcher(text).region(at, text.length());
    return dollars.lookingAt() ? after(dollars.group(), dollars.end()) : at + 1;
  }
}
