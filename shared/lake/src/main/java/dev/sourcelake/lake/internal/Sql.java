package dev.sourcelake.lake.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Queries, which lie beside this class as resource files named by their purpose. */
public final class Sql {
  private Sql() {}

  /** The text of {@code <name>.sql}. */
  public static String named(String name) {
    try (InputStream file = Sql.class.getResourceAsStream(name + ".sql")) {
      if (file == null) {
        throw new IllegalArgumentException("There is no query '" + name + "'");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
