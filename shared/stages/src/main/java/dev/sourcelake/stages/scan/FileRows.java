package dev.sourcelake.stages.scan;

import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Files;
import dev.sourcelake.origins.FileStat;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.classify.Classification;
import dev.sourcelake.origins.settings.PathSettings;

/** The rows of the dataset {@code files}. */
final class FileRows {
  private static final int ID_LENGTH = 32;
  private static final int FINGERPRINT_LENGTH = 16;

  private FileRows() {}

  /**
   * Adds a row.
   *
   * @param markers digest of the markers of generated regions
   * @param submoduleUrl where a submodule is said to be; null for what is none
   */
  static void add(RowBatch rows, String repo, String markers, String submoduleUrl, ReadFile read) {
    ListedFile file = read.file();
    Classification classification = read.classification();
    PathSettings settings = read.settings();
    RowBatch row =
        rows.begin()
            .set(Files.PATH, file.path())
            .set(Files.EXTRACTOR, Dataset.SCAN)
            .set(Files.FILE_ID, Sha256.of(repo + "\0" + file.path()).substring(0, ID_LENGTH))
            .set(Files.FILE_SHA256, read.sha256())
            .set(Files.GIT_OID, file.gitOid())
            .set(Files.MODE, file.mode())
            .set(Files.KIND, classification.kind().id())
            .set(Files.LANGUAGE, classification.language())
            .set(Files.LANGUAGE_SOURCE, classification.languageSource())
            .set(Files.STATUS, classification.status())
            .set(Files.REASON, classification.reason())
            .set(Files.MODULE, settings.module())
            .set(Files.SOURCE_ROOT, settings.sourceRoot())
            .set(Files.PACKAGE_ID, settings.packageId())
            .set(Files.LANGUAGE_LEVEL, settings.languageLevel())
            .set(Files.LANGUAGE_LEVEL_SOURCE, settings.languageLevelSource())
            .set(Files.ENCODING, read.encoding())
            .set(Files.SUBMODULE_URL, submoduleUrl)
            .set(Files.SETTINGS, fingerprint(read, markers));
    if (classification.category() != null) {
      row.set(Files.CATEGORY, classification.category().id());
    }
    if (read.generatedRegions() != null) {
      row.set(Files.GENERATED_REGIONS, read.generatedRegions());
    }
    if (read.size() >= 0) {
      row.set(Files.SIZE, read.size());
    }
    addStat(row, file.stat());
  }

  private static void addStat(RowBatch row, FileStat stat) {
    if (stat == null) {
      return;
    }
    row.set(Files.MTIME, stat.mtimeNs());
    if (stat.ctimeNs() >= 0) {
      row.set(Files.CTIME, stat.ctimeNs());
    }
    if (stat.inode() >= 0) {
      row.set(Files.INODE, stat.inode());
    }
  }

  /** What facts of the path depend on beside its bytes. */
  private static String fingerprint(ReadFile read, String markers) {
    Classification classification = read.classification();
    String category = classification.category() == null ? null : classification.category().id();
    return Sha256.of(
            read.settings().fingerprint(classification.language(), category)
                + " "
                + read.encoding()
                + (Boolean.TRUE.equals(read.generatedRegions()) ? " " + markers : ""))
        .substring(0, FINGERPRINT_LENGTH);
  }
}
