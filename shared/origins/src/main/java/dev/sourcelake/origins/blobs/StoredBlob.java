package dev.sourcelake.origins.blobs;

import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Blobs;
import dev.sourcelake.storage.Key;
import java.util.Comparator;

/**
 * Where a content is stored.
 *
 * @param sha256 digest of the content
 * @param size bytes of the content
 * @param pack the object that holds it
 * @param offset first byte of its frame in the pack
 * @param length bytes of its frame
 * @param codec how the frame is packed
 */
public record StoredBlob(
    String sha256, long size, Key pack, long offset, int length, BlobCodec codec) {
  /** In the order in which packs are read. */
  public static final Comparator<StoredBlob> BY_PLACE =
      Comparator.comparing(StoredBlob::pack).thenComparingLong(StoredBlob::offset);

  public StoredBlob {
    if (size < 0 || offset < 0 || length < 0 || size > Integer.MAX_VALUE - 16) {
      throw new IllegalArgumentException(
          "No blob lies at " + offset + "+" + length + " of " + pack + " with " + size + " bytes");
    }
  }

  /** Adds its row of the dataset {@code blobs}. */
  public void addTo(RowBatch rows) {
    rows.begin()
        .set(Blobs.FILE_SHA256, sha256)
        .set(Blobs.SIZE, size)
        .set(Blobs.PACK, pack.value())
        .set(Blobs.OFFSET, offset)
        .set(Blobs.LENGTH, (long) length)
        .set(Blobs.CODEC, codec.id());
  }
}
