package dev.sourcelake.extractors;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding that a Python file declares in a comment on one of its first two lines (PEP 263).
 *
 * @param name as written
 * @param charset the encoding, or null where it is not known
 */
public record EncodingCookie(String name, Charset charset) {
  private static final int LONGEST_LINE = 4_096;
  private static final Pattern COOKIE =
      Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+)");
  private static final Pattern BLANK = Pattern.compile("^[ \\t\\f]*(#.*)?$");

  /** Python's names of encodings that Java knows by others only. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "mac-roman", "x-MacRoman",
          "macroman", "x-MacRoman",
          "mac-cyrillic", "x-MacCyrillic",
          "cp932", "windows-31j",
          "ms932", "windows-31j",
          "cp949", "x-windows-949",
          "cp950", "x-windows-950",
          "u8", "UTF-8",
          "utf", "UTF-8");

  /** The cookie of a file, if it has one. */
  public static Optional<EncodingCookie> of(byte[] raw) {
    int start = 0;
    for (int line = 0; line < 2 && start < raw.length; line++) {
      int end = start;
      while (end < raw.length && raw[end] != '\n' && raw[end] != '\r') {
        end++;
      }
      int length = Math.min(end - start, LONGEST_LINE);
      String text = new String(raw, start, length, StandardCharsets.ISO_8859_1);
      text = line == 0 && text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
      Matcher cookie = COOKIE.matcher(text);
      if (cookie.find()) {
        return Optional.of(new EncodingCookie(cookie.group(1), charset(cookie.group(1))));
      }
      if (!BLANK.matcher(text).matches()) {
        return Optional.empty();
      }
      boolean pair = end + 1 < raw.length && raw[end] == '\r' && raw[end + 1] == '\n';
      start = end + (pair ? 2 : 1);
    }
    return Optional.empty();
  }

  private static Charset charset(String written) {
    String name = written.toLowerCase(Locale.ROOT).replace('_', '-');
    if (name.equals("utf-8") || name.startsWith("utf-8-") || name.equals("utf8")) {
      return StandardCharsets.UTF_8;
    }
    if (name.matches("(latin-1|latin1|iso-8859-1|iso-latin-1|iso8859-1|l1|8859)(-.*)?")) {
      return StandardCharsets.ISO_8859_1;
    }
    String known = OTHER_NAMES.getOrDefault(name, name);
    for (String each : new String[] {known, known.replace('-', '_'), known.replace("-", "")}) {
      try {
        return Charset.forName(each);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        // Another spelling may be known.
      }
    }
    return null;
  }
}
