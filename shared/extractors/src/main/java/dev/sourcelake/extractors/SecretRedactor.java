package dev.sourcelake.extractors;

import java.util.BitSet;

/**
 * Puts {@link SecretDetector#REDACTED} in the place of what looks like a secret in a text that is
 * no single literal: a comment, a line of code, a declaration's head. What is between quotes is
 * judged with the name before it, as in {@code password = "…"} or {@code <password>"…"}; what
 * stands without quotes by its form and by chance alone, since nobody could tell a value from
 * prose.
 *
 * <p>Knows no language, holds no state, and is safe for several threads.
 */
public final class SecretRedactor {
  private static final int SHORTEST_FORM = 12;
  private static final int SHORTEST_RANDOM = 20;
  private static final int FARTHEST_NAME = 8;

  /** No address is longer before a part of it. */
  private static final int LONGEST_ADDRESS = 2_000;

  /** What may stand between a name and the value that it is given. */
  private static final String BETWEEN = "=:(,> \"'";

  /** What a key's first line begins with. */
  private static final String KEY = "-----BEGIN ";

  private SecretRedactor() {}

  /** The text without secrets; the very same where it holds none. */
  public static String redact(String text) {
    if (!mayHoldSecret(text)) {
      return text;
    }
    BitSet secret = new BitSet();
    words(text, secret);
    quoted(text, secret);
    if (secret.isEmpty()) {
      return text;
    }
    StringBuilder redacted = new StringBuilder();
    int from = 0;
    for (int at = secret.nextSetBit(0); at >= 0; at = secret.nextSetBit(from)) {
      redacted.append(text, from, at).append(SecretDetector.REDACTED);
      from = secret.nextClearBit(at);
    }
    return redacted.append(text, from, text.length()).toString();
  }

  /**
   * A quick look, since most texts hold nothing that is marked below: no digit, no address, no
   * quote and no key.
   */
  private static boolean mayHoldSecret(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= '0' && c <= '9') || c == '@' || c == '"' || c == '\'') {
        return true;
      }
    }
    return text.contains(KEY);
  }

  /** Marks what stands between two quotes on a line. */
  private static void quoted(String text, BitSet secret) {
    // Up to where no quote of a kind is closed: those that a backslash hides are asked again.
    int unclosedDouble = 0;
    int unclosedSingle = 0;
    int open = quote(text, 0);
    while (open >= 0) {
      boolean isDouble = text.charAt(open) == '"';
      int next = open + 1;
      if (open >= (isDouble ? unclosedDouble : unclosedSingle)) {
        int close = close(text, open);
        if (close < text.length() && text.charAt(close) != '\n') {
          if (close > open + 1 && isSecret(text, open, text.substring(open + 1, close))) {
            secret.set(open + 1, close);
          }
          next = close + 1;
        } else if (isDouble) {
          unclosedDouble = close;
        } else {
          unclosedSingle = close;
        }
      }
      open = quote(text, next);
    }
  }

  /** Where the quote at a place is closed, or the line or the text ends. */
  private static int close(String text, int open) {
    int at = open + 1;
    while (at < text.length() && text.charAt(at) != text.charAt(open) && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  /** Whether a value that stands after other text on its line, quotes left out, is a secret. */
  public static boolean isSecret(String before, String value) {
    return isSecret(before, before.length(), value);
  }

  private static boolean isSecret(String text, int open, String value) {
    String name = nameBefore(text, open);
    return name == null ? SecretDetector.isSecret(value) : SecretDetector.isSecret(name, value);
  }

  /** The first quote from a place on that no word ends at: an apostrophe quotes nothing. */
  private static int quote(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || (c == '\'' && (i == 0 || !isNamePart(text.charAt(i - 1))))) {
        return i;
      }
    }
    return -1;
  }

  /** The name that a value at a place is given to; null where none stands before it. */
  private static String nameBefore(String text, int value) {
    int end = value;
    boolean called = false;
    boolean given = false;
    while (end > 0 && value - end < FARTHEST_NAME && BETWEEN.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
      called |= text.charAt(end) == '(';
      given |= text.charAt(end) != ' ';
    }
    int start = end;
    while (start > 0 && isNamePart(text.charAt(start - 1))) {
      start--;
    }
    String name = given ? text.substring(start, end) : "";
    boolean sets = !called || name.startsWith("set") || name.startsWith("with");
    return name.isEmpty() || !(sets || SecretDetector.isSecretWord(name)) ? null : name;
  }

  /** Marks what has the form of a secret, or was made by chance, between white space. */
  private static void words(String text, BitSet secret) {
    int start = 0;
    boolean mixed = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ' ' : text.charAt(i);
      if (c <= ' ') {
        // All forms have digits, but for a password before a host and a key's first line.
        if (mixed && i - start >= SHORTEST_FORM) {
          SecretDetector.forms(text, start, i, secret);
          parts(text, start, i, secret);
        }
        start = i + 1;
        mixed = false;
      } else {
        mixed |= (c >= '0' && c <= '9') || c == '@';
      }
    }
    int key = text.indexOf(KEY);
    if (key >= 0) {
      SecretDetector.forms(text, key, text.length(), secret);
    }
  }

  /** Marks the parts of a word that were made by chance. */
  private static void parts(String text, int from, int to, BitSet secret) {
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || !SecretDetector.isRandomCharacter(text.charAt(i))) {
        if (i - start >= SHORTEST_RANDOM
            && SecretDetector.isRandom(text.substring(start, i))
            && !isPath(text, start)) {
          secret.set(start, i);
        }
        start = i + 1;
      }
    }
  }

  /** Whether a word is a part of an address: those have numbers that mean nothing to people. */
  private static boolean isPath(String text, int word) {
    int at = word;
    while (at > Math.max(0, word - LONGEST_ADDRESS)
        && "\"' <>?\n".indexOf(text.charAt(at - 1)) < 0) {
      at--;
    }
    int end = Math.min(text.length(), word + 1 + "://".length());
    return text.substring(at, end).contains("://");
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
