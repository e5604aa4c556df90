package dev.sourcelake.storage;

import dev.sourcelake.storage.s3.S3Location;
import dev.sourcelake.storage.s3.S3Settings;
import dev.sourcelake.storage.s3.S3Storage;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a storage is, as people write it: a folder, a {@code file:} URL or {@code
 * s3://bucket/prefix}. Its text form is read back to the same place from any working directory.
 */
public sealed interface StorageLocation {
  /** A folder of this machine, which need not be there yet. */
  record Folder(Path path) implements StorageLocation {
    public Folder {
      path = path.toAbsolutePath().normalize();
    }

    @Override
    public Storage open() {
      return new LocalStorage(path);
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A place in a bucket, reached as the environment says. */
  record Bucket(S3Location place) implements StorageLocation {
    @Override
    public Storage open() throws StorageException {
      return S3Storage.open(place, S3Settings.fromEnvironment());
    }

    @Override
    public String toString() {
      return place.toString();
    }
  }

  /**
   * Reads a location; {@link IllegalArgumentException} where it is none that we know.
   *
   * @param workingDirectory what a relative folder is relative to
   */
  static StorageLocation parse(String text, Path workingDirectory) {
    if (S3Location.isMeantBy(text)) {
      return new Bucket(S3Location.parse(text));
    }
    if (text.startsWith("file:")) {
      return new Folder(Path.of(URI.create(text)));
    }
    if (Pattern.matches("[A-Za-z][A-Za-z0-9+.-]+://.*", text)) {
      throw new IllegalArgumentException(
          "'%s' is neither a folder, nor a file: URL, nor s3://bucket/prefix".formatted(text));
    }
    return new Folder(workingDirectory.resolve(text));
  }

  /**
   * Opens the storage, which the caller closes. Whether there is anything is not looked at; {@link
   * StorageException} where the settings of a bucket are incomplete.
   */
  Storage open() throws StorageException;
}
