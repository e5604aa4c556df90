package dev.sourcelake.extractors;

import dev.sourcelake.model.source.SourceText;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * A file to read: its path, digest, bytes and settings. Its text is decoded at the first call of
 * {@link #text} and shared by all who read the file. Not for several threads.
 */
public final class SourceFile {
  private final String path;
  private final String sha256;
  private final byte[] bytes;
  private final FileSettings settings;
  private SourceText text;

  /** A file; {@code bytes} are not copied and not to be changed. */
  public SourceFile(String path, String sha256, byte[] bytes, FileSettings settings) {
    this.path = path;
    this.sha256 = sha256;
    this.bytes = bytes;
    this.settings = settings;
  }

  /** Its path in the repository. */
  public String path() {
    return path;
  }

  /** The SHA-256 of its bytes. */
  public String sha256() {
    return sha256;
  }

  /** Its raw bytes; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** What the repository says of it. */
  public FileSettings settings() {
    return settings;
  }

  /**
   * Its text in the declared encoding, else in UTF-8; a byte order mark wins, and before what the
   * repository declares what a Python file itself does.
   */
  public SourceText text() {
    if (text == null) {
      text = SourceText.decode(bytes, charset());
    }
    return text;
  }

  private Charset charset() {
    if ("python".equals(settings.language())) {
      Charset own = EncodingCookie.of(bytes).map(EncodingCookie::charset).orElse(null);
      if (own != null) {
        return own;
      }
    }
    if (settings.encoding() == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(settings.encoding());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
