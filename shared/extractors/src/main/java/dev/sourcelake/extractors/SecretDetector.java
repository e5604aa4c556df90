package dev.sourcelake.extractors;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which texts of a program look like secrets, so that tables hold {@link #REDACTED} in their
 * place. A text is one
 *
 * <ul>
 *   <li>by its form: a known kind of token or key, a private key, a URL with a password;
 *   <li>by chance: 20 characters or more without a pattern that words have ({@link #isRandom});
 *   <li>by its name: what is given to something called a password, secret, token, API key or the
 *       like, unless it is empty, a placeholder, or the name of a setting.
 * </ul>
 *
 * <p>Knows no language, holds no state, and is safe for several threads.
 */
public final class SecretDetector {
  /** What stands in tables for a secret. */
  public static final String REDACTED = "***";

  /** No form of {@link #FORMS} is shorter. */
  private static final int SHORTEST_FORM = 12;

  private static final Pattern FORMS =
      Pattern.compile(
          """
          \\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\\b\
          |\\bgh[oprsu]_[0-9A-Za-z]{20,}|\\bgithub_pat_[0-9A-Za-z_]{20,}|\\bglpat-[0-9A-Za-z_-]{20,}\
          |\\bxox[abeoprs]-[0-9A-Za-z-]{8,}|\\bxapp-[0-9]-[0-9A-Za-z-]{8,}\
          |hooks\\.slack\\.com/services/T[0-9A-Za-z_/]{8,}\
          |-----BEGIN [A-Z ]*PRIVATE KEY\
          |\\beyJ[0-9A-Za-z_-]{8,}\\.[0-9A-Za-z_-]{8,}\\.[0-9A-Za-z_-]*\
          |\\bAIza[0-9A-Za-z_-]{35}|\\bya29\\.[0-9A-Za-z_-]{20,}\
          |\\b[rs]k_(?:live|test)_[0-9A-Za-z]{16,}|\\bsk-[0-9A-Za-z_-]{20,}\
          |\\bnpm_[0-9A-Za-z]{36}|\\bpypi-[0-9A-Za-z_-]{32,}|\\bhf_[0-9A-Za-z]{30,}\
          |\\bSG\\.[0-9A-Za-z_-]{16,}\\.[0-9A-Za-z_-]{16,}|\\bdop_v1_[0-9a-f]{32,}\
          |\\bAccountKey=[0-9A-Za-z+/=]{20,}\
          |\\b[A-Za-z][A-Za-z0-9+.-]*://[^\\s/:@]*:[^\\s/:@${}<%][^\\s/@]*@\
          """);

  /**
   * What stands in all texts of a form, as rare in others as can be; an address is another case.
   */
  private static final String[] MARKS = {
    "AKIA",
    "ASIA",
    "ABIA",
    "ACCA",
    "gho_",
    "ghp_",
    "ghr_",
    "ghs_",
    "ghu_",
    "github_pat_",
    "glpat-",
    "xox",
    "xapp-",
    "hooks.slack.com",
    "PRIVATE KEY",
    "eyJ",
    "AIza",
    "ya29.",
    "k_live_",
    "k_test_",
    "sk-",
    "npm_",
    "pypi-",
    "hf_",
    "SG.",
    "dop_v1_",
    "AccountKey="
  };

  private static final Set<String> SECRET_WORDS =
      Set.of(
          "password",
          "passwords",
          "passwd",
          "passphrase",
          "pwd",
          "secret",
          "secrets",
          "token",
          "credential",
          "credentials",
          "apikey",
          "accesskey",
          "secretkey",
          "privatekey",
          "authtoken",
          "accesstoken");

  /** What makes a following {@code key} a secret's name. */
  private static final Set<String> KEY_WORDS =
      Set.of("api", "access", "private", "signing", "encryption", "account", "master");

  /** Last words of names of things that belong to secrets and are none. */
  private static final Set<String> ABOUT_WORDS =
      Set.of(
          "name",
          "names",
          "type",
          "types",
          "kind",
          "prefix",
          "suffix",
          "header",
          "field",
          "url",
          "uri",
          "path",
          "file",
          "location",
          "param",
          "parameter",
          "property",
          "attribute",
          "column",
          "label",
          "prompt",
          "message",
          "error",
          "pattern",
          "regex",
          "format",
          "policy",
          "length",
          "provider",
          "class",
          "endpoint",
          "separator",
          "delimiter",
          "description",
          "title",
          "hint",
          "id",
          "ids");

  private static final int SHORTEST_RANDOM = 20;
  private static final int LONGEST_RANDOM = 512;
  private static final int SHORTEST_HEX = 32;
  private static final double HEX_BITS = 3.0;

  /** Bits a character, of the most that so many characters can have. */
  private static final double RANDOM_SHARE = 0.88;

  private static final double MOST_BITS_ASKED = 4.4;

  /** Words have digits at their ends; chance mixes them in. */
  private static final int LEAST_SWITCHES = 3;

  private static final double LONGEST_RUN_SHARE = 0.5;

  private SecretDetector() {}

  /** Whether a text looks like a secret by itself, its quotes left out. */
  public static boolean isSecret(String text) {
    return text.length() >= SHORTEST_FORM && (hasForm(text) || isRandom(text));
  }

  /** Whether a text looks like a secret, by itself or as the value of what has a name. */
  public static boolean isSecret(String name, String text) {
    return isSecret(text) || (namesSecret(name) && isValue(text));
  }

  /** Whether a name, in any style of joining words, says that its value is a secret. */
  public static boolean namesSecret(String name) {
    if (!mayNameSecret(name)) {
      return false;
    }
    boolean found = false;
    String previous = "";
    int start = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || startsWord(name, i)) {
        String word = word(name, start, i);
        if (!word.isEmpty()) {
          found |=
              SECRET_WORDS.contains(word) || (word.equals("key") && KEY_WORDS.contains(previous));
          previous = word;
        }
        start = i;
      }
    }
    return found && !ABOUT_WORDS.contains(previous);
  }

  /**
   * Whether a text of letters, digits and {@code +/_=-} is likely made by chance: 20 characters or
   * more with nearly as much entropy as they can have and digits mixed in, or 32 hexadecimal digits
   * or more. UUIDs and alphabets are not.
   */
  static boolean isRandom(String text) {
    int length = text.length();
    if (length < SHORTEST_RANDOM || length > LONGEST_RANDOM) {
      return false;
    }
    int[] counts = new int[128];
    int digits = 0;
    int hex = 0;
    int switches = 0;
    int steps = 0;
    char before = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (!isRandomCharacter(c)) {
        return false;
      }
      counts[c]++;
      digits += isDigit(c) ? 1 : 0;
      hex += isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ? 1 : 0;
      if (i > 0) {
        switches += isDigit(c) == isDigit(before) ? 0 : 1;
        steps += Math.abs(c - before) == 1 ? 1 : 0;
      }
      before = c;
    }
    if (digits == length || switches < LEAST_SWITCHES || steps > LONGEST_RUN_SHARE * length) {
      return false;
    }
    double bits = bits(counts, length);
    return hex == length
        ? length >= SHORTEST_HEX && bits >= HEX_BITS
        : !isUuid(text) && bits >= Math.min(MOST_BITS_ASKED, RANDOM_SHARE * log2(length));
  }

  private static boolean hasForm(String text) {
    return mayHaveForm(text) && FORMS.matcher(text).find();
  }

  private static boolean mayHaveForm(String text) {
    for (String mark : MARKS) {
      if (text.contains(mark)) {
        return true;
      }
    }
    int address = text.indexOf("://");
    return address >= 0 && text.indexOf('@', address) >= 0;
  }

  /** Marks what has the form of a known kind of secret between two places of a text. */
  static void forms(String text, int from, int to, BitSet found) {
    if (mayHaveForm(text.substring(from, to))) {
      Matcher forms = FORMS.matcher(text).region(from, to);
      while (forms.find()) {
        found.set(forms.start(), forms.end());
      }
    }
  }

  /** Whether a text can be a secret at all: not empty, no placeholder, no setting's name. */
  private static boolean isValue(String text) {
    if (text.isBlank() || text.startsWith("${") || text.startsWith("#{") || text.startsWith("{{")) {
      return false;
    }
    boolean isName = true;
    boolean hasLetter = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = isLetter(c);
      hasLetter |= letter;
      isName &= letter || c == '.' || c == '_' || c == '-';
    }
    if ((text.charAt(0) == '<' && text.endsWith(">"))
        || text.equals("%s")
        || (!hasLetter && isMask(text))) {
      return false;
    }
    return !(isName && (text.indexOf('.') > 0 || isSecretWord(text)) && namesSecret(text));
  }

  /** {@code ***} and {@code ...}. */
  private static boolean isMask(String text) {
    return text.chars().allMatch(c -> c == text.charAt(0));
  }

  /** Whether a text is no more than a word for secrets: {@code password}, {@code api_key}. */
  public static boolean isSecretWord(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    return SECRET_WORDS.contains(plain);
  }

  /** A quick look, since most names have nothing of it. */
  private static boolean mayNameSecret(String name) {
    for (int i = 0; i + 2 < name.length(); i++) {
      char next = lower(name.charAt(i + 1));
      switch (lower(name.charAt(i))) {
        case 'p' -> {
          if (next == 'w' || (next == 'a' && lower(name.charAt(i + 2)) == 's')) {
            return true;
          }
        }
        case 's', 'k' -> {
          if (next == 'e') {
            return true;
          }
        }
        case 't' -> {
          if (next == 'o') {
            return true;
          }
        }
        case 'c' -> {
          if (next == 'r') {
            return true;
          }
        }
        default -> {
          // No secret's name begins so.
        }
      }
    }
    return false;
  }

  /** Whether a word starts at an index: after a separator, at a capital, at an acronym's last. */
  private static boolean startsWord(String name, int i) {
    char c = name.charAt(i);
    char before = name.charAt(i - 1);
    if (!isLetter(c) || !isLetter(before)) {
      return isLetter(c) != isLetter(before);
    }
    return isUpper(c)
        && (!isUpper(before) || (i + 1 < name.length() && isLower(name.charAt(i + 1))));
  }

  private static String word(String name, int start, int end) {
    return isLetter(name.charAt(start)) ? name.substring(start, end).toLowerCase(Locale.ROOT) : "";
  }

  private static double bits(int[] counts, int length) {
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        bits -= count * log2((double) count / length) / length;
      }
    }
    return bits;
  }

  private static boolean isUuid(String text) {
    return text.length() == 36
        && text.charAt(8) == '-'
        && text.charAt(13) == '-'
        && text.charAt(18) == '-'
        && text.charAt(23) == '-';
  }

  static boolean isRandomCharacter(char c) {
    return isDigit(c) || isLetter(c) || c == '+' || c == '/' || c == '=' || c == '_' || c == '-';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return isUpper(c) || isLower(c);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static char lower(char c) {
    return isUpper(c) ? (char) (c + 32) : c;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
