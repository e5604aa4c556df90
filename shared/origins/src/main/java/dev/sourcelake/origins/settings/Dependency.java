package dev.sourcelake.origins.settings;

import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Dependencies;

/**
 * A declared dependency; nulls stand for what the build file does not say.
 *
 * @param path the build file
 * @param packageId the build unit that declares it
 * @param index place in the build file, from 0
 * @param name its name, for Maven {@code group:artifact}
 * @param versionSpec wanted version as written
 * @param scope compile, test, dev, optional… as written
 * @param bstart first byte of the declaration, or -1 where it is not known
 * @param bend byte after the last one, or -1
 * @param startLine line of the first byte, from 1, or -1
 */
public record Dependency(
    String path,
    String packageId,
    int index,
    String ecosystem,
    String name,
    String versionSpec,
    String scope,
    int bstart,
    int bend,
    int startLine) {

  /** Adds its row of the dataset {@code dependencies}. */
  public void addTo(RowBatch rows) {
    rows.begin()
        .set(Dependencies.TABLE.column("path"), path)
        .set(Dependencies.EXTRACTOR, "scan")
        .set(Dependencies.PACKAGE_ID, packageId)
        .set(Dependencies.INDEX, index)
        .set(Dependencies.ECOSYSTEM, ecosystem)
        .set(Dependencies.NAME, name)
        .set(Dependencies.VERSION_SPEC, versionSpec)
        .set(Dependencies.SCOPE, scope);
    if (bstart >= 0) {
      rows.set(Dependencies.BSTART, bstart)
          .set(Dependencies.BEND, bend)
          .set(Dependencies.START_LINE, startLine);
    }
  }
}
