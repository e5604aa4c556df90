package dev.sourcelake.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Objects under keys: a folder or a bucket. A reader sees an object whole or not at all, and sees
 * it as soon as the write has returned; a list made after a write holds it. An adapter may be used
 * by several threads. No key is both an object's and the beginning of others'. What failed and may
 * pass by itself has been tried again before anything is thrown; {@link StorageException} where the
 * storage itself cannot be used.
 */
public interface Storage extends AutoCloseable {
  /** Where it is, for people and for messages: a path or an {@code s3://} URL. */
  String root();

  /** The address of an object as DataFusion takes it: an absolute path or an {@code s3://} URL. */
  String address(Key key);

  /**
   * What another program needs beside an address to reach an object; empty where that is nothing.
   */
  default Optional<BucketAccess> access() {
    return Optional.empty();
  }

  /** The whole object; {@link java.nio.file.NoSuchFileException} where there is none. */
  byte[] read(Key key) throws IOException;

  /**
   * Bytes of an object from {@code offset}, {@code length} of them; {@link java.io.EOFException}
   * where the object ends before, {@link java.nio.file.NoSuchFileException} where there is none.
   */
  byte[] read(Key key, long offset, int length) throws IOException;

  /** The object as a stream that the caller closes. */
  InputStream open(Key key) throws IOException;

  /** Size and time of an object, empty where there is none. */
  Optional<ObjectInfo> info(Key key) throws IOException;

  /**
   * All objects whose key starts with {@code folder/}, at any depth, in the order of their keys'
   * characters; none where there is no such folder. The caller closes the stream.
   */
  Stream<ObjectInfo> list(Key folder) throws IOException;

  /**
   * The objects directly in a folder whose name is not less than {@code fromName}, in order. The
   * caller closes the stream.
   */
  Stream<ObjectInfo> listFrom(Key folder, String fromName) throws IOException;

  /**
   * Creates an object if none has its key, as one step: of several callers one wins, the others get
   * {@link java.nio.file.FileAlreadyExistsException}. A caller whose own earlier try did win,
   * though the answer was lost, wins.
   */
  void createExclusive(Key key, byte[] content) throws IOException;

  /** Writes an object, whether there is one or not, as one step. */
  void replace(Key key, byte[] content) throws IOException;

  /**
   * Opens an object for writing that appears whole when the result is committed, and never when it
   * is closed before. An existing one is an error at the commit.
   */
  NewObject create(Key key) throws IOException;

  /** Deletes an object; no error where there is none. */
  void delete(Key key) throws IOException;

  /** Deletes objects, in no order; no error where there is none. */
  default void deleteAll(Collection<Key> keys) throws IOException {
    for (Key key : keys) {
      delete(key);
    }
  }

  @Override
  void close();
}
