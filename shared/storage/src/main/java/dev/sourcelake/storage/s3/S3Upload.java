package dev.sourcelake.storage.s3;

import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.NewObject;
import dev.sourcelake.storage.StorageException;
import dev.sourcelake.storage.StorageException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An object on its way into a bucket: by one request where it fits into one part, else in parts,
 * which become the object under the condition that there is none. Parts that nobody puts together
 * are dropped here, or by the bucket's rule for unfinished uploads where this process dies.
 */
final class S3Upload extends NewObject {
  /** A pack of blobs takes two; 10,000 are the most that an object may have. */
  static final int PART_BYTES = 16 << 20;

  private static final int FIRST_BUFFER = 64 << 10;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int MISSING = 404;

  private final S3Storage storage;
  private final S3Client client;
  private final String bucket;
  private final String name;
  private final Key key;
  private final String writer = S3Storage.newWriter();
  private final List<CompletedPart> parts = new ArrayList<>();
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int buffered;
  private long size;
  private String upload;

  S3Upload(S3Storage storage, S3Client client, S3Location location, Key key) {
    this.storage = storage;
    this.client = client;
    this.bucket = location.bucket();
    this.name = location.name(key);
    this.key = key;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int from = offset;
    int left = length;
    while (left > 0) {
      if (buffered == PART_BYTES) {
        sendPart();
      }
      int copied = Math.min(left, PART_BYTES - buffered);
      if (buffered + copied > buffer.length) {
        int doubled = Math.min(PART_BYTES, buffer.length * 2);
        buffer = Arrays.copyOf(buffer, Math.max(doubled, buffered + copied));
      }
      System.arraycopy(bytes, from, buffer, buffered, copied);
      buffered += copied;
      from += copied;
      left -= copied;
    }
    size += length;
  }

  @Override
  public long size() {
    return size;
  }

  private void sendPart() throws IOException {
    try {
      if (upload == null) {
        upload =
            client
                .createMultipartUpload(
                    b -> b.bucket(bucket).key(name).metadata(Map.of(S3Storage.WRITER, writer)))
                .uploadId();
      }
      int number = parts.size() + 1;
      // Read from the buffer itself, again for a repetition; it changes only after this.
      byte[] source = buffer;
      int length = buffered;
      RequestBody body =
          RequestBody.fromContentProvider(
              () -> new ByteArrayInputStream(source, 0, length),
              length,
              "application/octet-stream");
      String tag =
          client
              .uploadPart(b -> b.bucket(bucket).key(name).uploadId(upload).partNumber(number), body)
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
      buffered = 0;
    } catch (SdkException e) {
      throw storage.failure(e, key);
    }
  }

  @Override
  public void commit() throws IOException {
    if (upload == null) {
      storage.createExclusive(key, Arrays.copyOf(buffer, buffered));
      return;
    }
    if (buffered > 0) {
      sendPart();
    }
    try {
      client.completeMultipartUpload(b ->
          b.bucket(bucket)
              .key(name)
              .uploadId(upload)
              .ifNoneMatch("*")
              .multipartUpload(together -> together.parts(parts)));
    } catch (S3Exception e) {
      settle(e);
    } catch (SdkException e) {
      throw storage.failure(e, key);
    }
    upload = null;
  }

  /** An upload that is gone or in conflict may be one that we have completed already. */
  private void settle(S3Exception e) throws IOException {
    switch (e.statusCode()) {
      case PRECONDITION_FAILED -> storage.settle(key, writer, e);
      case MISSING -> {
        if (!storage.isBy(writer, key)) {
          throw storage.failure(e, key);
        }
      }
      case CONFLICT -> {
        if (!storage.isBy(writer, key)) {
          if (storage.info(key).isPresent()) {
            throw new FileAlreadyExistsException(storage.address(key));
          }
          // The service drops such an upload; only its owner can send it again.
          throw new StorageException(
              Problem.REFUSED,
              "Another writer was at %s at the same moment: write it again"
                  .formatted(storage.address(key)),
              e);
        }
      }
      default -> throw storage.failure(e, key);
    }
  }

  @Override
  public void close() {
    if (upload != null) {
      String given = upload;
      upload = null;
      try {
        client.abortMultipartUpload(b -> b.bucket(bucket).key(name).uploadId(given));
      } catch (SdkException e) {
        // The bucket's rule for unfinished uploads takes it; there is nothing to be lost.
      }
    }
  }
}
