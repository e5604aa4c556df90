package dev.sourcelake.origins.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Packages;
import java.util.Comparator;
import java.util.List;

/**
 * A build unit; nulls stand for what its build file does not say.
 *
 * @param path the build file
 * @param ecosystem maven, gradle, pypi, npm, cargo or go
 * @param name its name, for Maven {@code group:artifact}
 * @param version its version as written
 * @param root the folder that it stands for; empty for the listed folder
 * @param sourceRoots folders of its sources, below the listed folder
 * @param testRoots folders of its tests, below the listed folder
 * @param languageLevel version of its ecosystem's language
 * @param languageLevelSource where the level was read
 * @param encoding the source encoding that it declares
 */
public record BuildUnit(
    String path,
    String ecosystem,
    String name,
    String version,
    String root,
    List<String> sourceRoots,
    List<String> testRoots,
    String languageLevel,
    String languageLevelSource,
    String encoding) {
  /** Units of higher folders first; in one folder by ecosystem. */
  static final Comparator<BuildUnit> BY_PLACE =
      Comparator.comparing(BuildUnit::root).thenComparing(BuildUnit::ecosystem);

  public BuildUnit {
    sourceRoots = List.copyOf(sourceRoots);
    testRoots = List.copyOf(testRoots);
  }

  /** Ecosystem and root: unique in the repository. */
  @JsonIgnore
  public String packageId() {
    return packageId(ecosystem, root);
  }

  static String packageId(String ecosystem, String root) {
    return ecosystem + ":" + root;
  }

  /** This unit, with what it does not say taken from another that stands for the same. */
  BuildUnit filledFrom(BuildUnit other) {
    return new BuildUnit(
        path,
        ecosystem,
        name == null ? other.name : name,
        version == null ? other.version : version,
        root,
        sourceRoots.isEmpty() ? other.sourceRoots : sourceRoots,
        testRoots.isEmpty() ? other.testRoots : testRoots,
        languageLevel == null ? other.languageLevel : languageLevel,
        languageLevel == null ? other.languageLevelSource : languageLevelSource,
        encoding == null ? other.encoding : encoding);
  }

  BuildUnit withRoots(List<String> newSourceRoots, List<String> newTestRoots) {
    return new BuildUnit(
        path,
        ecosystem,
        name,
        version,
        root,
        newSourceRoots,
        newTestRoots,
        languageLevel,
        languageLevelSource,
        encoding);
  }

  BuildUnit withName(String newName) {
    return new BuildUnit(
        path,
        ecosystem,
        newName,
        version,
        root,
        sourceRoots,
        testRoots,
        languageLevel,
        languageLevelSource,
        encoding);
  }

  BuildUnit withLevel(String level, String source) {
    return new BuildUnit(
        path, ecosystem, name, version, root, sourceRoots, testRoots, level, source, encoding);
  }

  /** Adds its row of the dataset {@code packages}. */
  public void addTo(RowBatch rows) {
    rows.begin()
        .set(Packages.TABLE.column("path"), path)
        .set(Packages.EXTRACTOR, "scan")
        .set(Packages.PACKAGE_ID, packageId())
        .set(Packages.ECOSYSTEM, ecosystem)
        .set(Packages.NAME, name)
        .set(Packages.VERSION, version)
        .set(Packages.ROOT, root)
        .set(Packages.SOURCE_ROOTS, sourceRoots)
        .set(Packages.TEST_ROOTS, testRoots)
        .set(Packages.LANGUAGE_LEVEL, languageLevel)
        .set(Packages.LANGUAGE_LEVEL_SOURCE, languageLevelSource)
        .set(Packages.ENCODING, encoding);
  }
}
