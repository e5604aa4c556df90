package dev.sourcelake.origins.blobs;

import dev.sourcelake.origins.content.ScannedContent;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.NewObject;
import dev.sourcelake.storage.Storage;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stores contents in packs, in the order in which they come, each content once. A pack appears when
 * it is full or at {@link #finish}, and only then are the places of its blobs handed out; what is
 * closed before leaves no pack behind. For one thread.
 */
public final class PackWriter implements AutoCloseable {
  /** A pack is closed at this size: large enough for few objects, small enough for one read. */
  public static final long PACK_BYTES = 32L << 20;

  private final Storage storage;
  private final Key folder;
  private final String scan;
  private final long packBytes;
  private final ShaSet stored;
  private final Consumer<StoredBlob> places;
  private final ZstdCompressor compressor = new ZstdJavaCompressor();
  private final List<StoredBlob> pending = new ArrayList<>();
  private byte[] frame = new byte[1 << 16];
  private NewObject pack;
  private Key packKey;
  private int packs;
  private long bytesWritten;

  /**
   * Writes packs {@code folder/scan-n.pack}.
   *
   * @param stored contents that the repository has already; grows by what is added
   * @param places gets the place of every blob once its pack is there
   */
  public PackWriter(
      Storage storage, Key folder, String scan, ShaSet stored, Consumer<StoredBlob> places) {
    this(storage, folder, scan, stored, places, PACK_BYTES);
  }

  PackWriter(
      Storage storage,
      Key folder,
      String scan,
      ShaSet stored,
      Consumer<StoredBlob> places,
      long packBytes) {
    this.storage = storage;
    this.folder = folder;
    this.scan = scan;
    this.stored = stored;
    this.places = places;
    this.packBytes = packBytes;
  }

  /** Stores a content whose bytes were kept; false where it is stored already. */
  public boolean add(ScannedContent content) throws IOException {
    if (!stored.add(content.sha256())) {
      return false;
    }
    byte[] bytes = content.bytes();
    if (pack == null) {
      packKey = folder.resolve(scan + "-" + packs++ + ".pack");
      pack = storage.create(packKey);
    }
    long offset = pack.size();
    int length = compress(bytes);
    boolean smaller = length < bytes.length;
    if (smaller) {
      pack.write(frame, 0, length);
    } else {
      length = bytes.length;
      pack.write(bytes);
    }
    BlobCodec codec = smaller ? BlobCodec.ZSTD : BlobCodec.NONE;
    pending.add(new StoredBlob(content.sha256(), bytes.length, packKey, offset, length, codec));
    if (pack.size() >= packBytes) {
      endPack();
    }
    return true;
  }

  /** Makes the last pack appear. */
  public void finish() throws IOException {
    if (pack != null) {
      endPack();
    }
  }

  /** Bytes in all packs that have appeared. */
  public long bytesWritten() {
    return bytesWritten;
  }

  /** Gives up the pack that is under way, if there is one. */
  @Override
  public void close() throws IOException {
    if (pack != null) {
      pack.close();
      pack = null;
      pending.clear();
    }
  }

  private int compress(byte[] bytes) {
    int bound = compressor.maxCompressedLength(bytes.length);
    if (frame.length < bound) {
      frame = new byte[Math.max(bound, (int) Math.min(Integer.MAX_VALUE - 16, frame.length * 2L))];
    }
    return compressor.compress(bytes, 0, bytes.length, frame, 0, frame.length);
  }

  private void endPack() throws IOException {
    pack.commit();
    bytesWritten += pack.size();
    pack.close();
    pack = null;
    pending.forEach(places);
    pending.clear();
  }
}
