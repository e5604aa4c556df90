package dev.sourcelake.origins.classify;

import dev.sourcelake.origins.FileKind;

/**
 * What a file is.
 *
 * @param kind file, symlink, submodule, lfs_pointer…
 * @param language in lower case, or null
 * @param languageSource attribute, name, extension, shebang, modeline or content; null without one
 * @param category what it is for; null for what is no file
 * @param reason why no extractor gets to see it, or null where it is selected
 */
public record Classification(
    FileKind kind, String language, String languageSource, Category category, String reason) {

  /** Whether extractors may see it. */
  public boolean selected() {
    return reason == null;
  }

  /** The text of the column {@code status}. */
  public String status() {
    return selected() ? "selected" : "skipped";
  }
}
