package dev.sourcelake.origins;

import dev.sourcelake.model.source.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * How paths that are not plain text are written down, reversibly: a name whose bytes are no UTF-8
 * starts with {@code %bytes:} and has each byte outside of printable ASCII, and {@code %} itself,
 * as {@code %XX}. A name that really starts with that marker is escaped too, so that no two names
 * are written alike. Each part of a path is escaped on its own.
 */
public final class PathNames {
  private static final String MARKER = "%bytes:";

  private PathNames() {}

  /** How a name (one part of a path) of these bytes is written. */
  public static String display(byte[] name) {
    if (Utf8.isWellFormed(name)) {
      String text = new String(name, StandardCharsets.UTF_8);
      if (!text.startsWith(MARKER)) {
        return text;
      }
    }
    StringBuilder escaped = new StringBuilder(MARKER);
    for (byte b : name) {
      if (b > ' ' && b < 0x7F && b != '%') {
        escaped.append((char) b);
      } else {
        escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return escaped.toString();
  }

  /** The bytes of a name that {@link #display} wrote. */
  public static byte[] bytes(String display) {
    if (!display.startsWith(MARKER)) {
      return display.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = MARKER.length(); i < display.length(); i++) {
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
