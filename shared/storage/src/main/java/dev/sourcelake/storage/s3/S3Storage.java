package dev.sourcelake.storage.s3;

import dev.sourcelake.storage.BucketAccess;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.NewObject;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.StorageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects below a prefix of a bucket. The SDK repeats what may pass by itself; nothing here repeats
 * anything on top of that. An exclusive write carries a tag of its writer, so that a write that
 * took effect while its answer was lost is known as one's own.
 */
public final class S3Storage implements Storage {
  /** What names the writer of an object, in the object's metadata. */
  static final String WRITER = "sourcelake-writer";

  private static final int MAX_DELETES = 1000;
  private static final int MISSING = 404;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int PRECONDITION_FAILED = 412;

  private final S3Location location;
  private final S3Connection connection;
  private final S3Client client;
  private final S3Errors errors;

  private S3Storage(S3Location location, S3Connection connection) {
    this.location = location;
    this.connection = connection;
    this.client = connection.client();
    this.errors = connection.errors();
  }

  /**
   * Opens a place in a bucket; nothing is asked of the service yet. {@link StorageException} where
   * no region is known.
   */
  public static S3Storage open(S3Location location, S3Settings settings) throws StorageException {
    return new S3Storage(location, S3Connection.open(location, settings));
  }

  /** How many requests were sent so far. */
  public RequestCounts requests() {
    return connection.requests();
  }

  @Override
  public String root() {
    return location.toString();
  }

  @Override
  public String address(Key key) {
    return location + "/" + key;
  }

  @Override
  public Optional<BucketAccess> access() {
    return Optional.of(connection.access());
  }

  @Override
  public byte[] read(Key key) throws IOException {
    try {
      return client.getObject(get(key).build(), ResponseTransformer.toBytes()).asByteArrayUnsafe();
    } catch (SdkException e) {
      throw failure(e, key);
    }
  }

  @Override
  public byte[] read(Key key, long offset, int length) throws IOException {
    if (length == 0) {
      // No range is empty; what can be told is whether there is an object.
      if (info(key).isEmpty()) {
        throw new NoSuchFileException(address(key));
      }
      return new byte[0];
    }
    byte[] bytes;
    try {
      bytes =
          client
              .getObject(
                  get(key).range("bytes=" + offset + "-" + (offset + length - 1)).build(),
                  ResponseTransformer.toBytes())
              .asByteArrayUnsafe();
    } catch (S3Exception e) {
      if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
        throw pastTheEnd(key, offset, length);
      }
      throw failure(e, key);
    } catch (SdkException e) {
      throw failure(e, key);
    }
    if (bytes.length != length) {
      throw pastTheEnd(key, offset, length);
    }
    return bytes;
  }

  private EOFException pastTheEnd(Key key, long offset, int length) {
    return new EOFException(
        "'%s' ends before byte %d; bytes from %d were asked for"
            .formatted(address(key), offset + length, offset));
  }

  private GetObjectRequest.Builder get(Key key) {
    return GetObjectRequest.builder().bucket(location.bucket()).key(location.name(key));
  }

  @Override
  public InputStream open(Key key) throws IOException {
    ObjectInfo info = info(key).orElseThrow(() -> new NoSuchFileException(address(key)));
    return new RangedStream(this, key, info.size());
  }

  @Override
  public Optional<ObjectInfo> info(Key key) throws IOException {
    return head(key)
        .map(head -> new ObjectInfo(key, head.contentLength(), head.lastModified().toEpochMilli()));
  }

  private Optional<HeadObjectResponse> head(Key key) throws IOException {
    try {
      return Optional.of(
          client.headObject(b -> b.bucket(location.bucket()).key(location.name(key))));
    } catch (S3Exception e) {
      if (e.statusCode() == MISSING) {
        return Optional.empty();
      }
      throw failure(e, key);
    } catch (SdkException e) {
      throw failure(e, key);
    }
  }

  @Override
  public Stream<ObjectInfo> list(Key folder) throws IOException {
    return S3Listing.stream(client, errors, location, listing(folder).build(), address(folder));
  }

  @Override
  public Stream<ObjectInfo> listFrom(Key folder, String fromName) throws IOException {
    ListObjectsV2Request.Builder request = listing(folder).delimiter("/");
    if (!fromName.isEmpty()) {
      // A listing starts after a name, and no name is known to be the last before this one: begin a
      // little earlier and leave out what is too early.
      request.startAfter(
          location.name(folder) + "/" + fromName.substring(0, fromName.length() - 1));
    }
    return S3Listing.stream(client, errors, location, request.build(), address(folder))
        .filter(object -> object.key().name().compareTo(fromName) >= 0);
  }

  private ListObjectsV2Request.Builder listing(Key folder) {
    return ListObjectsV2Request.builder()
        .bucket(location.bucket())
        .prefix(location.name(folder) + "/");
  }

  @Override
  public void createExclusive(Key key, byte[] content) throws IOException {
    String writer = newWriter();
    try {
      client.putObject(
          put(key).ifNoneMatch("*").metadata(Map.of(WRITER, writer)).build(),
          RequestBody.fromBytes(content));
    } catch (S3Exception e) {
      if (e.statusCode() != PRECONDITION_FAILED) {
        throw failure(e, key);
      }
      settle(key, writer, e);
    } catch (SdkException e) {
      throw failure(e, key);
    }
  }

  @Override
  public void replace(Key key, byte[] content) throws IOException {
    try {
      client.putObject(put(key).build(), RequestBody.fromBytes(content));
    } catch (SdkException e) {
      throw failure(e, key);
    }
  }

  private PutObjectRequest.Builder put(Key key) {
    return PutObjectRequest.builder().bucket(location.bucket()).key(location.name(key));
  }

  static String newWriter() {
    return UUID.randomUUID().toString();
  }

  /**
   * Settles an exclusive write that found an object in its place: after a repetition that may be
   * our own, whose answer was lost.
   */
  void settle(Key key, String writer, S3Exception refused) throws IOException {
    boolean repeated = refused.numAttempts() == null || refused.numAttempts() > 1;
    if (!repeated || !isBy(writer, key)) {
      throw new FileAlreadyExistsException(address(key));
    }
  }

  /** Whether the object is there and carries this writer's tag. */
  boolean isBy(String writer, Key key) throws IOException {
    return head(key).map(head -> writer.equals(head.metadata().get(WRITER))).orElse(false);
  }

  @Override
  public NewObject create(Key key) {
    return new S3Upload(this, client, location, key);
  }

  @Override
  public void delete(Key key) throws IOException {
    try {
      client.deleteObject(b -> b.bucket(location.bucket()).key(location.name(key)));
    } catch (SdkException e) {
      throw failure(e, key);
    }
  }

  @Override
  public void deleteAll(Collection<Key> keys) throws IOException {
    List<Key> all = List.copyOf(keys);
    for (int from = 0; from < all.size(); from += MAX_DELETES) {
      deleteTogether(all.subList(from, Math.min(all.size(), from + MAX_DELETES)));
    }
  }

  private void deleteTogether(List<Key> keys) throws IOException {
    List<ObjectIdentifier> objects = new ArrayList<>();
    keys.forEach(key -> objects.add(ObjectIdentifier.builder().key(location.name(key)).build()));
    DeleteObjectsResponse response;
    try {
      response =
          client.deleteObjects(b ->
              b.bucket(location.bucket())
                  .delete(Delete.builder().objects(objects).quiet(true).build()));
    } catch (SdkException e) {
      throw failure(e, keys.getFirst());
    }
    if (response.hasErrors() && !response.errors().isEmpty()) {
      S3Error error = response.errors().getFirst();
      throw errors.ofDeletion(error, address(location.key(error.key())), response.errors().size());
    }
  }

  IOException failure(SdkException e, Key key) {
    return errors.of(e, address(key));
  }

  @Override
  public void close() {
    connection.close();
  }
}
