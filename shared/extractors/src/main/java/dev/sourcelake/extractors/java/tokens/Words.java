package dev.sourcelake.extractors.java.tokens;

import java.util.Set;

/** Which words are keywords: always, or by the tokens around them. */
final class Words {
  private static final Set<String> RESERVED =
      Set.of(
          ("_ abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends false final finally float for goto if implements"
                  + " import instanceof int interface long native new null package private"
                  + " protected public return short static strictfp super switch synchronized this"
                  + " throw throws transient true try void volatile while")
              .split(" "));

  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short");

  private static final Set<String> AFTER_SEALED =
      Set.of(
          "abstract", "class", "interface", "private", "protected", "public", "static", "strictfp");

  private static final Set<String> DIRECTIVES =
      Set.of("exports", "opens", "provides", "requires", "uses");

  private static final Set<String> OF_CONTEXT =
      Set.of("module", "permits", "record", "sealed", "var", "when", "yield");

  private static final Set<String> OF_MODULES = Set.of("open", "to", "transitive", "with");

  private final String text;
  private final Chars chars;
  private final boolean moduleFile;

  Words(String text, Chars chars, boolean moduleFile) {
    this.text = text;
    this.chars = chars;
    this.moduleFile = moduleFile;
  }

  /** Whether a keyword may stand in a list of type arguments. */
  static boolean mayBeInType(String keyword) {
    return keyword.equals("extends") || keyword.equals("super") || PRIMITIVES.contains(keyword);
  }

  /** Whether a word is a keyword wherever it stands. */
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  /** Whether a word that is not reserved is a keyword in some places. */
  boolean mayBeKeyword(String word) {
    return OF_CONTEXT.contains(word)
        || (moduleFile && (OF_MODULES.contains(word) || DIRECTIVES.contains(word)));
  }

  /**
   * Whether a word that may be a keyword is one where it stands.
   *
   * @param end where it ends
   * @param before the significant token before it; empty at the start
   * @param afterName whether that is an identifier or ends a type or pattern
   * @param inCase whether it stands in a case's label
   */
  boolean isKeyword(String word, int end, String before, boolean afterName, boolean inCase) {
    return switch (word) {
      case "var" -> !before.equals(".") && isName(nextWord(end));
      case "record" -> !before.equals(".") && startsRecord(end);
      case "sealed" ->
          AFTER_SEALED.contains(nextWord(end))
              || (chars.at(chars.significant(end)) == '@'
                  && !before.equals("@")
                  && !before.equals("."));
      case "permits" -> afterName && isNameOrAnnotation(end);
      case "when" -> inCase && afterName && !isLabelEnd(end);
      case "yield" -> startsStatement(before) && isYielded(end);
      case "module" ->
          ((moduleFile && !before.equals(".")) || before.equals("import")) && isName(nextWord(end));
      case "open" -> moduleFile && nextWord(end).equals("module");
      case "transitive" ->
          moduleFile
              && (before.equals("requires") || before.equals("static"))
              && isName(nextWord(end));
      case "to", "with" -> moduleFile && afterName && isName(nextWord(end));
      default ->
          moduleFile
              && DIRECTIVES.contains(word)
              && (before.equals("{") || before.equals(";"))
              && !nextWord(end).isEmpty();
    };
  }

  /** Where {@code non-sealed} ends that starts at an index; -1 where none does. */
  int nonSealedEnd(int start) {
    int end = start + "non-sealed".length();
    if (!text.startsWith("non-sealed", start) || end > chars.limit()) {
      return -1;
    }
    String next = nextWord(end);
    return chars.identifierEnd(end) == end && AFTER_SEALED.contains(next) ? end : -1;
  }

  private boolean startsRecord(int end) {
    int name = chars.significant(end);
    if (!isName(wordAt(name))) {
      return false;
    }
    char next = chars.at(chars.significant(chars.identifierEnd(name)));
    return next == '(' || next == '<';
  }

  private boolean isNameOrAnnotation(int end) {
    int next = chars.significant(end);
    return chars.startsIdentifier(next) || chars.at(next) == '@';
  }

  /** A guard follows, where {@code when} is none: the label ends. */
  private boolean isLabelEnd(int end) {
    int next = chars.significant(end);
    char c = chars.at(next);
    return c == ':' || c == ',' || c == 0 || (c == '-' && chars.at(next + 1) == '>');
  }

  private static boolean startsStatement(String before) {
    return switch (before) {
      case "", ";", "{", "}", "->", ":", ")", "else", "do" -> true;
      default -> false;
    };
  }

  /** Whether an expression follows that {@code yield} hands over. */
  private boolean isYielded(int end) {
    int next = chars.significant(end);
    char c = chars.at(next);
    if ((c == '+' || c == '-') && chars.at(next + 1) == c) {
      char operand = chars.at(chars.significant(next + 2));
      return operand != ';' && operand != ')' && operand != 0;
    }
    String word = wordAt(next);
    if (!word.isEmpty()) {
      return !word.equals("instanceof");
    }
    return c == '('
        || c == '"'
        || c == '\''
        || c == '!'
        || c == '~'
        || c == '+'
        || (c == '-' && chars.at(next + 1) != '>' && chars.at(next + 1) != '=')
        || (c >= '0' && c <= '9')
        || (c == '.' && chars.at(next + 1) >= '0' && chars.at(next + 1) <= '9');
  }

  private static boolean isName(String word) {
    return !word.isEmpty() && (word.equals("_") || !RESERVED.contains(word));
  }

  private String nextWord(int end) {
    return wordAt(chars.significant(end));
  }

  /** The word that starts at an index; empty where none does. */
  private String wordAt(int start) {
    return chars.startsIdentifier(start) ? text.substring(start, chars.identifierEnd(start)) : "";
  }
}
