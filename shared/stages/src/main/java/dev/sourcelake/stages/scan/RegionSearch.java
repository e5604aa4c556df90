package dev.sourcelake.stages.scan;

import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.model.source.GeneratedMarkers;
import java.nio.charset.StandardCharsets;

/**
 * Tells which contents hold markers of generated regions, so that other markers make only those
 * files stale. It looks at the text that extractors will see.
 */
record RegionSearch(GeneratedMarkers markers) {
  /**
   * Whether a content that is in an encoding, null for none declared, holds a marker that begins a
   * region.
   */
  boolean holds(byte[] content, String encoding) {
    return markers.occurIn(isUtf8(content, encoding) ? content : decoded(content, encoding));
  }

  /** Of bytes that make no character no marker is made: they need not be decoded. */
  private static boolean isUtf8(byte[] content, String encoding) {
    boolean declared = encoding == null || encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name());
    // Byte order marks of wider encodings begin so, and no text in UTF-8.
    int first = content.length == 0 ? ' ' : content[0] & 0xFF;
    return declared && first != 0 && first < 0xFE;
  }

  private static byte[] decoded(byte[] content, String encoding) {
    FileSettings settings =
        new FileSettings(null, null, null, encoding, null, null, null, null, null, null);
    return new SourceFile("", "", content, settings).text().utf8();
  }
}
