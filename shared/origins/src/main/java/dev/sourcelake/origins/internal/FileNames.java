package dev.sourcelake.origins.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The bytes of file names. Java decodes names by the locale's encoding and loses what does not fit;
 * but its paths keep the bytes, and their URIs show them.
 */
final class FileNames {
  private static final boolean UTF_8_NAMES =
      "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));

  private FileNames() {}

  /** The bytes of a path's last name, whatever the locale. */
  static byte[] bytes(Path path) {
    String name = path.getFileName().toString();
    return isExact(name) ? name.getBytes(StandardCharsets.UTF_8) : bytesOfUri(path);
  }

  private static boolean isExact(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > 0x7E && (!UTF_8_NAMES || c == '\uFFFD')) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytesOfUri(Path path) {
    String uri = path.toUri().getRawPath();
    int end = uri.endsWith("/") ? uri.length() - 1 : uri.length();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = uri.lastIndexOf('/', end - 1) + 1; i < end; i++) {
      char c = uri.charAt(i);
      if (c == '%') {
        bytes.write(HexFormat.fromHexDigits(uri, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }
}
