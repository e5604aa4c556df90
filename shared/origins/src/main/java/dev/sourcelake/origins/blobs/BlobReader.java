package dev.sourcelake.origins.blobs;

import dev.sourcelake.model.Sha256;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Reads blobs back, neighbours in a pack by one ranged read, and checks size and digest of each.
 * May be used by several threads.
 */
public final class BlobReader {
  /** A gap that is cheaper to read than to jump over, on a disk and in a bucket. */
  private static final long MAX_GAP = 256L << 10;

  /** The most that one ranged read brings into memory, unless one frame alone is larger. */
  private static final long MAX_RANGE = 4L << 20;

  private final Storage storage;

  /** A reader of the packs in a lake's storage. */
  public BlobReader(Storage storage) {
    this.storage = storage;
  }

  /** The content of one blob. */
  public byte[] read(StoredBlob blob) throws IOException {
    byte[] frame = storage.read(blob.pack(), blob.offset(), blob.length());
    return unpack(blob, frame, 0);
  }

  /** The contents of blobs, one after the other in the order of their places in the packs. */
  public void read(Collection<StoredBlob> blobs, Visitor visitor) throws IOException {
    List<StoredBlob> ordered = blobs.stream().sorted(StoredBlob.BY_PLACE).toList();
    int from = 0;
    while (from < ordered.size()) {
      int to = rangeEnd(ordered, from);
      readRange(ordered.subList(from, to), visitor);
      from = to;
    }
  }

  private static int rangeEnd(List<StoredBlob> ordered, int from) {
    StoredBlob first = ordered.get(from);
    long end = first.offset() + first.length();
    int to = from + 1;
    while (to < ordered.size()) {
      StoredBlob next = ordered.get(to);
      long nextEnd = Math.max(end, next.offset() + next.length());
      if (!next.pack().equals(first.pack())
          || next.offset() - end > MAX_GAP
          || nextEnd - first.offset() > MAX_RANGE) {
        break;
      }
      end = nextEnd;
      to++;
    }
    return to;
  }

  private void readRange(List<StoredBlob> blobs, Visitor visitor) throws IOException {
    Key pack = blobs.getFirst().pack();
    long start = blobs.getFirst().offset();
    long end = start;
    for (StoredBlob blob : blobs) {
      end = Math.max(end, blob.offset() + blob.length());
    }
    byte[] range = storage.read(pack, start, Math.toIntExact(end - start));
    for (StoredBlob blob : blobs) {
      visitor.visit(blob, unpack(blob, range, Math.toIntExact(blob.offset() - start)));
    }
  }

  private static byte[] unpack(StoredBlob blob, byte[] frames, int at) throws IOException {
    byte[] content =
        switch (blob.codec()) {
          case NONE -> Arrays.copyOfRange(frames, at, at + blob.length());
          case ZSTD -> decompress(blob, frames, at);
        };
    if (content.length != blob.size() || !Sha256.of(content).equals(blob.sha256())) {
      throw damaged(blob, "its digest is another", null);
    }
    return content;
  }

  private static byte[] decompress(StoredBlob blob, byte[] frames, int at) throws IOException {
    byte[] content = new byte[Math.toIntExact(blob.size())];
    try {
      // Not shared: a decompressor keeps the tables of the frame it reads.
      ZstdDecompressor decompressor = new ZstdJavaDecompressor();
      int size = decompressor.decompress(frames, at, blob.length(), content, 0, content.length);
      return size == content.length ? content : Arrays.copyOf(content, size);
    } catch (MalformedInputException | IndexOutOfBoundsException e) {
      throw damaged(blob, "its frame can't be unpacked", e);
    }
  }

  private static IOException damaged(StoredBlob blob, String what, Exception cause) {
    return new IOException(
        "Blob %s at %d+%d of %s is damaged: %s; scan the repository anew after deleting that pack"
            .formatted(blob.sha256(), blob.offset(), blob.length(), blob.pack(), what),
        cause);
  }

  /** Takes contents. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes one content, which is the visitor's from now on. */
    void visit(StoredBlob blob, byte[] content) throws IOException;
  }
}
