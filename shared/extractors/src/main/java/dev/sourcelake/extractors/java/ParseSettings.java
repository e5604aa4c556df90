package dev.sourcelake.extractors.java;

import com.github.javaparser.FileParser;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import dev.sourcelake.extractors.FileSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * How a file is parsed; the only way to a parser. JavaParser's processors are left out: they
 * validate, bind comments and rewrite {@code var} at the cost of a second parse, and this package
 * does what it needs of that itself.
 *
 * @param yieldStatements whether {@code yield} starts a statement; before Java 13 it is a name
 * @param languageVersion the version that the file is said to be written in
 * @param languageVersionSource where that was read, or {@code default}
 */
record ParseSettings(
    boolean yieldStatements, String languageVersion, String languageVersionSource) {
  /** The version that JavaParser's highest level stands for. */
  static final String HIGHEST = "26";

  private static final LanguageLevel WITH_YIELD = LanguageLevel.JAVA_26;
  private static final LanguageLevel WITHOUT_YIELD = LanguageLevel.JAVA_12;
  private static final int FIRST_WITH_YIELD = 13;

  /** The settings of a file: the declared language version, else the highest. */
  static ParseSettings of(FileSettings file) {
    if (file.languageLevel() == null) {
      return new ParseSettings(true, HIGHEST, "default");
    }
    return new ParseSettings(
        feature(file.languageLevel()) >= FIRST_WITH_YIELD,
        file.languageLevel(),
        file.languageLevelSource());
  }

  /** The number of a version: 8 of {@code 1.8}, 17 of {@code 17}; a version unread is high. */
  static int feature(String version) {
    String number = version.startsWith("1.") ? version.substring(2) : version;
    int end = 0;
    while (end < number.length() && end < 4 && Character.isDigit(number.charAt(end))) {
      end++;
    }
    return end == 0 ? Integer.MAX_VALUE : Integer.parseInt(number.substring(0, end));
  }

  /** A parser set up so; not for several threads. */
  FileParser parser() {
    return new FileParser(yieldStatements);
  }

  /**
   * The canonical form, for the ledger; the keys are those of every parser's options. What version
   * the file needs at least, and for what, stands beside them.
   */
  Map<String, String> options(boolean unicodeEscapes, LanguageFeatures features) {
    Map<String, String> options = new HashMap<>(options(unicodeEscapes));
    options.put("least_level", Integer.toString(features.version()));
    if (features.needed() != null) {
      options.put("least_level_by", features.needed().id());
    }
    return Map.copyOf(options);
  }

  private Map<String, String> options(boolean unicodeEscapes) {
    return Map.of(
        "mode", "compilation_unit",
        "level", level().name(),
        "preview", "true",
        "unicode_escapes", Boolean.toString(unicodeEscapes),
        "validators", "none",
        "tokens", "true",
        "tab_size", "1");
  }

  private LanguageLevel level() {
    return yieldStatements ? WITH_YIELD : WITHOUT_YIELD;
  }
}
