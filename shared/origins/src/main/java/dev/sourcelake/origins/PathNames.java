package dev.sourcelake.origins;

import dev.sourcelake.model.source.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * How names (the parts of a path) that are not plain text are written down, reversibly: {@code
 * %bytes:} and then the name, each byte outside of printable ASCII, {@code %}, {@code /} and
 * backslash as {@code %XX}. That is for names that are no UTF-8, that a damaged or hostile tree
 * brings ({@code .}, {@code ..}, empty, with a slash), and that begin with one of our own marks, so
 * that no two names are written alike. The second of equal names, which only such a tree has,
 * becomes {@code %dup2:name}.
 */
public final class PathNames {
  private static final String BYTES = "%bytes:";
  private static final String DUPLICATE = "%dup";

  private PathNames() {}

  /** How a name of these bytes is written. */
  public static String display(byte[] name) {
    if (Utf8.isWellFormed(name)) {
      String text = new String(name, StandardCharsets.UTF_8);
      if (isPlain(text)) {
        return text;
      }
    }
    return escaped(name);
  }

  private static String escaped(byte[] name) {
    boolean dots = name.length <= 2;
    StringBuilder escaped = new StringBuilder(BYTES);
    for (byte b : name) {
      if (b > ' ' && b < 0x7F && b != '%' && b != '/' && b != '\\' && !(dots && b == '.')) {
        escaped.append((char) b);
      } else {
        escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return escaped.toString();
  }

  /**
   * How a part of an archive entry's path is written: as {@link #display} does, and with
   * backslashes escaped, which some programs take for separators.
   */
  public static String displayOfEntry(byte[] part) {
    for (byte b : part) {
      if (b == '\\') {
        return escaped(part);
      }
    }
    return display(part);
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.indexOf('\0') < 0
        && !name.startsWith(BYTES)
        && !name.startsWith(DUPLICATE);
  }

  /** How a name is written that comes for the {@code times}-th time in its folder. */
  public static String duplicate(String display, int times) {
    return DUPLICATE + times + ":" + display;
  }

  /** The bytes of a name that {@link #display} wrote. */
  public static byte[] bytes(String display) {
    if (!display.startsWith(BYTES)) {
      return display.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = BYTES.length(); i < display.length(); i++) {
      char c = display.charAt(i);
      if (c == '%') {
        bytes.write(HexFormat.fromHexDigits(display, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }
}
