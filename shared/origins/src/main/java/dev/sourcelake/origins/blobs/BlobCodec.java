package dev.sourcelake.origins.blobs;

/** How a blob's frame is packed. */
public enum BlobCodec {
  /** A frame of Zstandard. */
  ZSTD("zstd"),
  /** The content itself, where compression would not make it smaller. */
  NONE("none");

  private final String id;

  BlobCodec(String id) {
    this.id = id;
  }

  /** The name in the column {@code codec}. */
  public String id() {
    return id;
  }

  /** The codec of this name. */
  public static BlobCodec of(String id) {
    for (BlobCodec codec : values()) {
      if (codec.id.equals(id)) {
        return codec;
      }
    }
    throw new IllegalArgumentException(
        "Blobs are packed with zstd or none, not with '"
            + id
            + "': a newer Sourcelake wrote them?");
  }
}
