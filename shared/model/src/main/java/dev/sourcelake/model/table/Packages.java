package dev.sourcelake.model.table;

import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Build units found in a repository. */
public final class Packages {
  private static final DatasetBuilder T =
      Dataset.named(
              "packages",
              "A build unit found in the repository: a Maven or Gradle module, a Python project, an"
                  + " npm package…; path is the build file.")
          .path();

  public static final Column EXTRACTOR = T.extractor();
  public static final Column PACKAGE_ID =
      T.required("package_id", ColumnType.TEXT, "ecosystem and root, unique in the repository");
  public static final Column ECOSYSTEM =
      T.text("ecosystem", "maven, gradle, pypi, npm, cargo, go, nuget, rubygems or packagist");
  public static final Column NAME = T.text("name", "name, for Maven group:artifact");
  public static final Column VERSION = T.text("version", "version as the build file gives it");
  public static final Column ROOT =
      T.text("root", "the folder it stands for; empty for the repository");
  public static final Column SOURCE_ROOTS = T.texts("source_roots", "folders of its sources");
  public static final Column TEST_ROOTS = T.texts("test_roots", "folders of its tests");
  public static final Column LANGUAGE_LEVEL = T.text("language_level", "version of its language");
  public static final Column LANGUAGE_LEVEL_SOURCE =
      T.text("language_level_source", "where the level was read");
  public static final Column ENCODING = T.text("encoding", "source encoding that it declares");

  public static final Dataset TABLE =
      T.sortedBy("path", "package_id").bloomFilters("name").writtenBy();

  private Packages() {}
}
