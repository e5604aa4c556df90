package dev.sourcelake.model.table;

import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Where the content of files is stored, once per repository and content. */
public final class Blobs {
  private static final DatasetBuilder T =
      Dataset.named("blobs", "Where a content is stored: each content once per repository.");

  public static final Column FILE_SHA256 =
      T.required("file_sha256", ColumnType.TEXT, "SHA-256 of the content");
  public static final Column SIZE = T.int64("size_bytes", "size of the content");
  public static final Column PACK = T.text("pack", "the object in the lake that holds it");
  public static final Column OFFSET = T.int64("offset", "first byte of its frame in the pack");
  public static final Column LENGTH = T.int64("length", "bytes of its frame in the pack");
  public static final Column CODEC = T.text("codec", "zstd or none");

  public static final Dataset TABLE =
      T.sortedBy("file_sha256").statistics("file_sha256").bloomFilters("file_sha256").writtenBy();

  private Blobs() {}
}
