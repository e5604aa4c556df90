package dev.sourcelake.lake;

import dev.sourcelake.datafusion.ObjectStoreOptions;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.storage.BucketAccess;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.StorageException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** How the query engine gets at the addresses of a storage. */
public final class EngineOptions {
  private EngineOptions() {}

  /**
   * The options with what reaches a storage's addresses: a bucket by the same endpoint, region and
   * credentials as the storage itself. A query fails with the storage's own exception as its cause
   * where there are no credentials.
   */
  public static SessionOptions reaching(Storage storage, SessionOptions options) {
    return storage
        .access()
        .map(access -> options.withObjectStore(objectStore(access)))
        .orElse(options);
  }

  private static ObjectStoreOptions objectStore(BucketAccess access) {
    ObjectStoreOptions ofEnvironment = ObjectStoreOptions.fromEnvironment();
    return new ObjectStoreOptions(
        access.endpoint(),
        Optional.of(access.region()),
        // Asked before each request: the storage keeps them, and gets new ones in time.
        Optional.of(() -> credentials(access)),
        access.endpoint().filter(endpoint -> "http".equals(endpoint.getScheme())).isPresent(),
        access.endpoint().isPresent(),
        ofEnvironment.retryTimeout());
  }

  private static ObjectStoreOptions.Credentials credentials(BucketAccess access) {
    try {
      BucketAccess.Credentials now = access.credentials().get();
      return new ObjectStoreOptions.Credentials(
          now.accessKeyId(), now.secretAccessKey(), now.sessionToken());
    } catch (StorageException e) {
      throw new UncheckedIOException(e);
    }
  }
}
