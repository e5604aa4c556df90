package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.SecretDetector;
import java.util.BitSet;
import java.util.Set;

/**
 * The string literals of a file that look like secrets, by themselves or by the name of what they
 * are given to: a variable, a field, an annotation's member, a setter or a builder's method, or the
 * string before them in a list of arguments. Whatever is computed from a literal is no secret of
 * its own.
 */
final class SecretTokens {
  /** Tokens that are looked back at; a longer expression is no secret. */
  private static final int FARTHEST = 64;

  /** What begins a value that nothing is named after, or makes the literal a part of a question. */
  private static final Set<String> ENDS =
      Set.of(
          "return", "case", "yield", "throw", "assert", "else", "do", "->", "&&", "||", "==", "!=");

  private final SourceTokens tokens;
  private final BitSet found = new BitSet();

  /** Looks at all string literals. */
  SecretTokens(SourceTokens tokens) {
    this.tokens = tokens;
    for (int i = 0; i < tokens.literals(); i++) {
      int token = tokens.literal(i);
      if (isString(token) && isSecret(token)) {
        found.set(token);
      }
    }
  }

  /** Whether the token is a secret, by its place among the tokens. */
  boolean contains(int token) {
    return found.get(token);
  }

  /** The first secret token from a token on; -1 where there is none. */
  int next(int token) {
    return found.nextSetBit(token);
  }

  /** Whether the file has no secret. */
  boolean isEmpty() {
    return found.isEmpty();
  }

  private boolean isSecret(int token) {
    String content = content(token);
    if (content.isEmpty()) {
      return false;
    }
    String name = nameBefore(token);
    return name == null ? SecretDetector.isSecret(content) : SecretDetector.isSecret(name, content);
  }

  private boolean isString(int token) {
    return token >= 0 && tokens.first(token) == '"';
  }

  /** What is between the quotes, as written. */
  private String content(int token) {
    String text = tokens.text(token);
    int quotes = text.startsWith("\"\"\"") && text.length() >= 6 ? 3 : 1;
    return text.length() < 2 * quotes ? "" : text.substring(quotes, text.length() - quotes);
  }

  /** The name of what a literal is given to; null where there is none. */
  private String nameBefore(int literal) {
    int at = literal - 1;
    boolean inList = false;
    for (int step = 0; step < FARTHEST && at >= 0; step++) {
      switch (tokens.first(at)) {
        case ';' -> {
          return null;
        }
        case '=' -> {
          return tokens.length(at) == 1 ? name(at - 1) : null;
        }
        case ',' -> {
          if (!inList && isString(at - 1) && SecretDetector.namesSecret(content(at - 1))) {
            return content(at - 1);
          }
          inList = true;
        }
        case '(' -> {
          if (isWord(at - 1)) {
            return method(tokens.text(at - 1));
          }
        }
        case '{' -> {
          if (at == 0 || "=],{(".indexOf(tokens.first(at - 1)) < 0) {
            return null;
          }
        }
        case ')', ']' -> at = opening(at);
        case '}' -> {
          if (!inList) {
            return null;
          }
          at = opening(at);
        }
        default -> {
          String text = tokens.length(at) <= 6 ? tokens.text(at) : "";
          if (text.equals("+=")) {
            return name(at - 1);
          }
          if (ENDS.contains(text)) {
            return null;
          }
        }
      }
      at--;
    }
    return null;
  }

  /** The name that ends at a token; an array's element goes by the array's. */
  private String name(int token) {
    int at = token;
    while (at > 0 && tokens.first(at) == ']') {
      at = opening(at) - 1;
    }
    return isWord(at) ? tokens.text(at) : null;
  }

  /** What a method sets: {@code setPassword}, {@code withToken}, {@code password}. */
  private static String method(String name) {
    if (name.startsWith("set") || name.startsWith("with")) {
      return name;
    }
    return SecretDetector.isSecretWord(name) ? name : null;
  }

  private boolean isWord(int token) {
    return token >= 0 && Character.isJavaIdentifierStart(tokens.first(token));
  }

  /** Where the bracket that closes at a token opens, or the first token that is looked at. */
  private int opening(int closing) {
    int depth = 0;
    for (int at = closing; at >= Math.max(0, closing - FARTHEST); at--) {
      switch (tokens.first(at)) {
        case ')', ']', '}' -> depth++;
        case '(', '[', '{' -> {
          if (--depth == 0) {
            return at;
          }
        }
        default -> {
          // Neither opens nor closes.
        }
      }
    }
    return 0;
  }
}
