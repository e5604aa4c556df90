package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.treesitter.internal.ByteRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what of a header a grammar is better not given, since it reads the branches of all
 * conditions as one text. First, what is C++ and no C: branches of {@code __cplusplus}, which open
 * a linkage block at the head of a header and close it at the end; C knows no linkage, and C++
 * finds the halves of a block in two branches. Second, the guard around a whole header: below it,
 * one declaration that the grammar does not understand would cost all others too. Third, macros
 * such as {@code G_BEGIN_DECLS}, which it takes for the type of what comes next.
 */
final class PreprocessorCuts {
  private static final String MACRO = "__cplusplus";
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "[ \\t]*#[ \\t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\\b(.*)$",
          Pattern.MULTILINE);

  /** A line end too, to patterns. */
  private static final char NEXT_LINE = 0x85;

  private static final Pattern IS_NAMED = Pattern.compile("\\s*" + MACRO + "\\b");
  private static final Pattern IS_DEFINED =
      Pattern.compile("\\s*\\(?\\s*defined\\s*(\\(\\s*" + MACRO + "\\s*\\)|" + MACRO + "\\b)[^|]*");
  private static final Pattern IS_NOT_DEFINED =
      Pattern.compile("\\s*!\\s*defined\\s*(\\(\\s*" + MACRO + "\\s*\\)|" + MACRO + "\\b)\\s*");
  private static final Pattern GUARD =
      Pattern.compile("([ \\t]*#[ \\t]*ifndef[ \\t]+(\\w+)).*\\s+#[ \\t]*define[ \\t]+\\2\\b");

  /** A macro on a line of its own that opens or closes what C++ has around declarations. */
  private static final Pattern BRACKET =
      Pattern.compile(
          "^[ \\t]*[A-Z0-9_]*(?:BEGIN|END)_(?:(?:C_)?DECLS?|EXTERN_C|HEADER|PROTOS"
              + "|(?:[A-Z0-9]+_)?NAMESPACE(?:_[A-Z0-9_]+)?)[ \\t]*\\r?$",
          Pattern.MULTILINE);

  private final String text;
  private final boolean isC;

  /** Where the search goes on. */
  private int next;

  private final List<ByteRange> found = new ArrayList<>();
  private final Deque<Conditional> open = new ArrayDeque<>();

  private PreprocessorCuts(String text, boolean isC) {
    this.text = text;
    this.isC = isC;
  }

  /** For C: guards, and all that is C++ only. */
  static List<ByteRange> ofC(byte[] utf8) {
    return of(utf8, true);
  }

  /** For C++: guards, and branches that open or close a block for those after them. */
  static List<ByteRange> ofCpp(byte[] utf8) {
    return of(utf8, false);
  }

  private static List<ByteRange> of(byte[] utf8, boolean isC) {
    // A character for each byte, so that places in the text are offsets.
    return new PreprocessorCuts(new String(utf8, StandardCharsets.ISO_8859_1), isC).find();
  }

  private List<ByteRange> find() {
    int begin = -1;
    int end = -1;
    int outermost = 0;
    Matcher directive = DIRECTIVE.matcher(text);
    while (findNext(directive)) {
      String argument = directive.group(2);
      if (directive.group(1).startsWith("if") && open.isEmpty()) {
        outermost++;
        begin = directive.start();
      }
      switch (directive.group(1)) {
        case "if" ->
            begin(matches(IS_DEFINED, argument), matches(IS_NOT_DEFINED, argument), directive);
        case "ifdef" -> begin(isMacro(argument), false, directive);
        case "ifndef" -> begin(false, isMacro(argument), directive);
        case "endif" -> {
          end = directive.end(1);
          if (!open.isEmpty()) {
            open.pop().end(directive.start());
          }
        }
        default -> {
          if (!open.isEmpty()) {
            open.peek().next(directive.group(1).equals("else"), directive);
          }
        }
      }
    }
    if (open.isEmpty() && outermost == 1) {
      addGuard(begin, end);
    }
    if (text.contains("BEGIN_") || text.contains("END_")) {
      BRACKET
          .matcher(text)
          .results()
          .map(line -> new ByteRange(line.start(), line.end()))
          .forEach(found::add);
    }
    found.sort(Comparator.comparingInt(ByteRange::start));
    return found;
  }

  /** Goes to the next directive from {@link #next} on; a pattern tried everywhere is slow. */
  private boolean findNext(Matcher directive) {
    for (int sign = text.indexOf('#', next); sign >= 0; sign = text.indexOf('#', sign + 1)) {
      int start = sign;
      while (start > next && (text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\t')) {
        start--;
      }
      if (startsLine(start) && directive.region(start, text.length()).lookingAt()) {
        next = directive.end();
        return true;
      }
    }
    return false;
  }

  private boolean startsLine(int offset) {
    char before = offset == 0 ? '\n' : text.charAt(offset - 1);
    return before == '\n' || before == '\r' || before == NEXT_LINE;
  }

  /** Cuts the only outermost condition where the macro that it asks for is defined at once. */
  private void addGuard(int begin, int end) {
    Matcher guard = GUARD.matcher(text).region(begin, end);
    if (guard.lookingAt()) {
      found.addFirst(new ByteRange(guard.start(1), guard.end(1)));
      found.add(new ByteRange(text.lastIndexOf('#', end), end));
    }
  }

  private void begin(boolean isCpp, boolean isC, Matcher directive) {
    open.push(new Conditional(isCpp ? directive.end() : -1, isC));
  }

  private static boolean matches(Pattern pattern, String argument) {
    return pattern.matcher(argument).matches();
  }

  private static boolean isMacro(String argument) {
    return IS_NAMED.matcher(argument).lookingAt();
  }

  private boolean isHalfABlock(int from, int to) {
    return text.substring(from, to).chars().map(c -> c == '{' ? 1 : c == '}' ? -1 : 0).sum() != 0;
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
      if (from > 0 && from < at && (isC || isHalfABlock(from, at))) {
        found.removeIf(inner -> inner.start() >= from);
        found.add(new ByteRange(from, at));
      }
      start = -1;
    }
  }
}
