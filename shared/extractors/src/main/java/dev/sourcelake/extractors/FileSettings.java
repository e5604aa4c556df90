package dev.sourcelake.extractors;

import dev.sourcelake.model.source.GeneratedMarkers;

/**
 * What the repository says of a path, resolved once per scan. Nulls stand for what it does not say.
 *
 * @param language the file's language in lower case
 * @param languageLevel version of the language, such as {@code 17} or {@code 3.12}
 * @param languageLevelSource where that was read
 * @param encoding the declared encoding
 * @param category source, test, generated…
 * @param module the module or package that the path names
 * @param sourceRoot the source root that it lies under
 * @param packageId the build unit that it belongs to
 * @param ecosystem the build unit's ecosystem, such as {@code maven}
 * @param packageName the build unit's name, such as {@code group:artifact}
 * @param generatedMarkers between which nothing is read
 */
public record FileSettings(
    String language,
    String languageLevel,
    String languageLevelSource,
    String encoding,
    String category,
    String module,
    String sourceRoot,
    String packageId,
    String ecosystem,
    String packageName,
    GeneratedMarkers generatedMarkers) {

  /** Settings of a file without generated regions. */
  public FileSettings(
      String language,
      String languageLevel,
      String languageLevelSource,
      String encoding,
      String category,
      String module,
      String sourceRoot,
      String packageId,
      String ecosystem,
      String packageName) {
    this(
        language,
        languageLevel,
        languageLevelSource,
        encoding,
        category,
        module,
        sourceRoot,
        packageId,
        ecosystem,
        packageName,
        GeneratedMarkers.NONE);
  }

  /** Settings of a file of which only the language is known. */
  public static FileSettings of(String language) {
    return new FileSettings(language, null, null, null, "source", null, null, null, null, null);
  }

  /** The same for a file that may have generated regions. */
  public FileSettings with(GeneratedMarkers markers) {
    return new FileSettings(
        language,
        languageLevel,
        languageLevelSource,
        encoding,
        category,
        module,
        sourceRoot,
        packageId,
        ecosystem,
        packageName,
        markers);
  }
}
