package dev.sourcelake.cli.query;

import dev.sourcelake.model.source.SourceText;
import dev.sourcelake.model.source.Utf8;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;

/** The content of a file out of the lake. */
public final class StoredSource {
  private final byte[] bytes;
  private final Charset charset;

  private StoredSource(byte[] bytes, Charset charset) {
    this.bytes = bytes;
    this.charset = charset;
  }

  /** A content whose encoding has this name, UTF-8 where it has none; a byte order mark wins. */
  static StoredSource of(byte[] bytes, String encoding) {
    return new StoredSource(bytes, SourceText.decode(bytes, charset(encoding)).charset());
  }

  private static Charset charset(String encoding) {
    try {
      return encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return StandardCharsets.UTF_8;
    }
  }

  /** How large the raw file is. */
  int size() {
    return bytes.length;
  }

  /** The file, decoded. */
  public SourceText text() {
    return SourceText.decode(bytes, charset);
  }

  /** The text between two byte offsets as UTF-8; what lies outside of the file is left out. */
  byte[] utf8(long start, long end) {
    int from = Math.clamp(start, 0, bytes.length);
    int to = Math.clamp(end, from, bytes.length);
    byte[] slice = Arrays.copyOfRange(bytes, from, to);
    return charset.equals(StandardCharsets.UTF_8) && Utf8.isWellFormed(slice)
        ? slice
        : new String(slice, charset).getBytes(StandardCharsets.UTF_8);
  }
}
