package dev.sourcelake.model.table;

import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** The manifest: one row per listed path, read or not. */
public final class Files {
  private static final DatasetBuilder T =
      Dataset.named(
              "files",
              "The manifest: one row for every path that the repository lists, with the reason where"
                  + " nothing was read of it.")
          .path();

  public static final Column REPO = T.existing("repo");
  public static final Column PATH = T.existing("path");
  public static final Column EXTRACTOR = T.extractor();
  public static final Column FILE_ID =
      T.text("file_id", "digest of repo and path: the same file in every scan");
  public static final Column FILE_SHA256 =
      T.text("file_sha256", "SHA-256 of the raw file; null where it was not hashed");
  public static final Column GIT_OID =
      T.text("git_oid", "Git's object id, where git lists the path; in a work tree, its index's");
  public static final Column SIZE = T.int64("size_bytes", "size of the raw file");
  public static final Column MTIME =
      T.int64(
          "mtime_ns",
          "time of last change in nanoseconds since 1970, in a folder; of an archive for its entries");
  public static final Column CTIME =
      T.int64("ctime_ns", "time of last status change in nanoseconds since 1970, in a folder");
  public static final Column INODE = T.int64("inode", "file number on its device, in a folder");
  public static final Column MODE = T.text("mode", "Git's file mode in octal, such as 100644");
  public static final Column KIND =
      T.text(
          "kind",
          "file, symlink, submodule, lfs_pointer, archive_entry, special, or folder (unreadable)");
  public static final Column LANGUAGE = T.text("language", "language of the file, in lower case");
  public static final Column LANGUAGE_SOURCE =
      T.text(
          "language_source",
          "how it was found: attribute, name, extension, shebang, modeline or content");
  public static final Column CATEGORY =
      T.text("category", "source, test, generated, vendored, docs, data, config or binary");
  public static final Column STATUS =
      T.text("status", "selected, or skipped where no extractor gets to see the file");
  public static final Column REASON =
      T.text(
          "reason",
          "why it was skipped: binary, too_large, symlink, submodule, lfs_pointer, unreadable,"
              + " no_extractor, filtered_by_git…; of archives and their entries archive_damaged,"
              + " archive_encrypted, archive_method, archive_entries, archive_size, archive_ratio or"
              + " archive_depth; of submodules and contents in Git LFS that a scan was to read, and"
              + " could not, submodule_… and lfs_… host, address, authentication, unreachable,"
              + " limit, commit, missing, damaged, too_large or not_checked_out");
  public static final Column MODULE = T.text("module", "the module or package that the path names");
  public static final Column SOURCE_ROOT = T.text("source_root", "the source root it lies under");
  public static final Column PACKAGE_ID = T.text("package_id", "the build unit that it belongs to");
  public static final Column LANGUAGE_LEVEL =
      T.text("language_level", "the version of the language that the build asks for");
  public static final Column LANGUAGE_LEVEL_SOURCE =
      T.text("language_level_source", "where that was read");
  public static final Column ENCODING =
      T.text("encoding", "the encoding that the repository declares");
  public static final Column SETTINGS =
      T.text("settings_fingerprint", "digest of the path's resolved settings");
  public static final Column GENERATED_REGIONS =
      T.bool(
          "generated_regions",
          "whether it holds a marker that begins generated regions; extractions says what of it was"
              + " skipped");

  public static final Column SUBMODULE_URL =
      T.text(
          "submodule_url",
          "of a submodule, whose commit is git_oid: its address as .gitmodules has it, without"
              + " credentials");

  public static final Dataset TABLE =
      T.sortedBy("path").statistics("size_bytes").bloomFilters("file_sha256").writtenBy();

  private Files() {}
}
