package dev.sourcelake.model.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The byte order marks that a text file may start with. */
enum ByteOrderMark {
  NONE(StandardCharsets.UTF_8, ""),
  UTF_8(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
  UTF_32LE(Charset.forName("UTF-32LE"), "\u00FF\u00FE\0\0"),
  UTF_32BE(Charset.forName("UTF-32BE"), "\0\0\u00FE\u00FF"),
  UTF_16LE(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
  UTF_16BE(StandardCharsets.UTF_16BE, "\u00FE\u00FF");

  private final Charset charset;

  /** One char for each byte. */
  private final String bytes;

  ByteOrderMark(Charset charset, String bytes) {
    this.charset = charset;
    this.bytes = bytes;
  }

  Charset charset() {
    return charset;
  }

  int length() {
    return bytes.length();
  }

  static ByteOrderMark of(byte[] raw) {
    for (ByteOrderMark mark : values()) {
      if (mark != NONE && mark.starts(raw)) {
        return mark;
      }
    }
    return NONE;
  }

  private boolean starts(byte[] raw) {
    if (raw.length < bytes.length()) {
      return false;
    }
    for (int i = 0; i < bytes.length(); i++) {
      if ((raw[i] & 0xFF) != bytes.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
