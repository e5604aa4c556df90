package com.github.javaparser;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Names and keywords that were met, so that each is made but once while it is remembered: most
 * words of a file were in it before. Of words that fall on one place the last is remembered, long
 * ones never. Not for several threads.
 */
final class WordTable {
  private static final int PLACES = 1 << 13;
  private static final int LONGEST = 64;
  private static final Map<String, Integer> KEYWORDS = new HashMap<>();

  static {
    for (int kind = 0; kind < GeneratedJavaParserConstants.tokenImage.length; kind++) {
      String image = image(kind);
      if (image != null && image.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z'))) {
        KEYWORDS.put(image, kind);
      }
    }
  }

  private final Word[] words = new Word[PLACES];
  private final boolean yieldSupported;

  /** A word and the kind of its token. */
  static final class Word {
    private final char[] chars;
    final String image;
    final int kind;

    Word(String image, int kind) {
      this.chars = image.toCharArray();
      this.image = image;
      this.kind = kind;
    }
  }

  /** An empty table; without {@code yieldSupported}, {@code yield} is a name. */
  WordTable(boolean yieldSupported) {
    this.yieldSupported = yieldSupported;
  }

  /** What is written of a kind of token; null where it has several forms. */
  static String image(int kind) {
    String image = GeneratedJavaParserConstants.tokenImage[kind];
    return image.length() > 2 && image.startsWith("\"")
        ? image.substring(1, image.length() - 1)
        : null;
  }

  /** The word of these characters, whose hash is {@code hash}. */
  Word get(char[] text, int start, int end, int hash) {
    int place = ((hash * 0x9E3779B1) >>> 16) & (PLACES - 1);
    Word word = words[place];
    if (word != null && Arrays.equals(word.chars, 0, word.chars.length, text, start, end)) {
      return word;
    }
    String image = new String(text, start, end - start);
    int kind = KEYWORDS.getOrDefault(image, GeneratedJavaParserConstants.IDENTIFIER);
    if (kind == GeneratedJavaParserConstants.YIELD && !yieldSupported) {
      kind = GeneratedJavaParserConstants.IDENTIFIER;
    }
    word = new Word(image, kind);
    if (end - start <= LONGEST) {
      words[place] = word;
    }
    return word;
  }
}
