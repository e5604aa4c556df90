package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.PathGlobs;
import dev.sourcelake.model.Sha256;

/**
 * A tree-sitter query as whoever scans wrote it.
 *
 * @param name what rows call it
 * @param language the language that it is for
 * @param text its text
 * @param paths the paths that it is run over
 */
public record QueryText(String name, String language, String text, PathGlobs paths) {
  public QueryText {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A query has no name");
    }
  }

  /** The digest of its text. */
  public String sha256() {
    return Sha256.of(text);
  }
}
