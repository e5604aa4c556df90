package dev.sourcelake.datafusion;

import java.nio.file.Path;

/** What counts as a location: an absolute path or an {@code s3://bucket/key} URL. */
final class Locations {
  private Locations() {}

  static void require(String location) {
    if (location.startsWith("s3://")) {
      if (location.indexOf('/', "s3://".length()) <= "s3://".length()) {
        throw new IllegalArgumentException("No bucket or no key in location: " + location);
      }
    } else if (!Path.of(location).isAbsolute()) {
      throw new IllegalArgumentException(
          "Location is neither an absolute path nor an s3:// URL: " + location);
    }
  }
}
