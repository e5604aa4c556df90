package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.treesitter.internal.ByteRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the branches of the preprocessor that are C++ and no C: those of {@code __cplusplus}, which
 * open a linkage block at the head of a header and close it at the end. A grammar reads all
 * branches as one text, in which C knows no linkage, and C++ finds the halves of a block in two
 * branches; without them, both find the declarations between.
 */
final class LanguageGuards {
  private static final String MACRO = "__cplusplus";
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "^[ \\t]*#[ \\t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\\b(.*)$",
          Pattern.MULTILINE);
  private static final Pattern IS_NAMED = Pattern.compile("\\s*" + MACRO + "\\b");
  private static final Pattern IS_DEFINED =
      Pattern.compile("\\s*\\(?\\s*defined\\s*(\\(\\s*" + MACRO + "\\s*\\)|" + MACRO + "\\b)[^|]*");
  private static final Pattern IS_NOT_DEFINED =
      Pattern.compile("\\s*!\\s*defined\\s*(\\(\\s*" + MACRO + "\\s*\\)|" + MACRO + "\\b)\\s*");

  private final String text;
  private final List<ByteRange> found = new ArrayList<>();
  private final Deque<Conditional> open = new ArrayDeque<>();

  private LanguageGuards(String text) {
    this.text = text;
  }

  /** What C cannot read: all that is C++ only. */
  static List<ByteRange> ofC(byte[] utf8) {
    return find(utf8);
  }

  /** What C++ cannot read: branches that open or close a block for those after them. */
  static List<ByteRange> ofCpp(byte[] utf8) {
    return find(utf8).stream().filter(range -> isHalf(utf8, range)).toList();
  }

  private static List<ByteRange> find(byte[] utf8) {
    // A character for each byte, so that places in the text are offsets.
    String text = new String(utf8, StandardCharsets.ISO_8859_1);
    return text.contains(MACRO) ? new LanguageGuards(text).find() : List.of();
  }

  private List<ByteRange> find() {
    Matcher directives = DIRECTIVE.matcher(text);
    while (directives.find()) {
      String argument = directives.group(2);
      switch (directives.group(1)) {
        case "if" ->
            begin(
                IS_DEFINED.matcher(argument).matches(),
                IS_NOT_DEFINED.matcher(argument).matches(),
                directives);
        case "ifdef" -> begin(names(argument), false, directives);
        case "ifndef" -> begin(false, names(argument), directives);
        case "endif" -> {
          if (!open.isEmpty()) {
            open.pop().end(directives.start());
          }
        }
        default -> {
          if (!open.isEmpty()) {
            open.peek().next(directives.group(1).equals("else"), directives);
          }
        }
      }
    }
    return found;
  }

  private void begin(boolean isCpp, boolean isC, Matcher directive) {
    open.push(new Conditional(isCpp ? directive.end() : -1, isC));
  }

  private static boolean names(String argument) {
    return IS_NAMED.matcher(argument).lookingAt();
  }

  private static boolean isHalf(byte[] utf8, ByteRange range) {
    int depth = 0;
    for (int i = range.start(); i < range.end(); i++) {
      depth += utf8[i] == '{' ? 1 : utf8[i] == '}' ? -1 : 0;
    }
    return depth != 0;
  }

  /** What is between an {@code #if} and its {@code #endif}. */
  private final class Conditional {
    /** Where its branch of C++ begins; -1 outside of one. */
    private int start;

    private boolean cppIfElse;

    Conditional(int start, boolean cppIfElse) {
      this.start = start;
      this.cppIfElse = cppIfElse;
    }

    void next(boolean isElse, Matcher directive) {
      end(directive.start());
      start = isElse && cppIfElse ? directive.end() : -1;
      cppIfElse = false;
    }

    /** Ends a branch. The line end of its directive stays, since that needs it. */
    void end(int at) {
      int from = start < 0 ? -1 : text.indexOf('\n', start) + 1;
      if (from > 0 && from < at) {
        found.removeIf(inner -> inner.start() >= from);
        found.add(new ByteRange(from, at));
      }
      start = -1;
    }
  }
}
