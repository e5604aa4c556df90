package dev.sourcelake.model.table;

import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Declared dependencies. */
public final class Dependencies {
  private static final DatasetBuilder T =
      Dataset.named("dependencies", "A dependency that a build file declares.").path();

  public static final Column EXTRACTOR = T.extractor();
  public static final Column PACKAGE_ID =
      T.required("package_id", ColumnType.TEXT, "the build unit that declares it");
  public static final Column INDEX = T.int32("dependency_index", "place in the build file, from 0");
  public static final Column ECOSYSTEM =
      T.text("ecosystem", "maven, gradle, pypi, npm, cargo or go");
  public static final Column NAME = T.text("name", "name, for Maven group:artifact");
  public static final Column VERSION_SPEC = T.text("version_spec", "wanted version as written");
  public static final Column SCOPE = T.text("scope", "compile, test, dev, optional… as written");
  public static final Column BSTART = T.int32("bstart", "first byte in the build file, from 0");
  public static final Column BEND = T.int32("bend", "byte after the last one in the build file");
  public static final Column START_LINE = T.int32("start_line", "line of bstart, from 1");

  public static final Dataset TABLE =
      T.sortedBy("path", "package_id", "dependency_index").bloomFilters("name").writtenBy();

  private Dependencies() {}
}
