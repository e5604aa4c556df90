package dev.sourcelake.storage.testing;

import dev.sourcelake.storage.BucketAccess;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.NewObject;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A storage that fails once, or that is gone for good from one operation on, as it is for a process
 * that was killed there, or that stands still there while somebody else goes on. Operations are
 * counted from 1, in the order in which they begin.
 */
public final class FaultyStorage implements Storage {
  /** What happens at the operation. */
  public enum Fault {
    /** It is not done, later ones are. */
    FAILS_BEFORE,
    /** It is done, but says that it failed; later ones are as ever. */
    FAILS_AFTER,
    /** It is not done, nor is any later one. */
    DIES_BEFORE,
    /** It is the last one that is done, and nobody hears of it. */
    DIES_AFTER,
    /** It fails as on a full disk, as does every later one that writes. */
    DISK_FULL
  }

  /** The failure that was asked for. */
  public static final class InjectedFault extends IOException {
    private static final long serialVersionUID = 1L;

    InjectedFault(String message) {
      super(message);
    }
  }

  private interface Operation<T> {
    T run() throws IOException;
  }

  private static final Set<String> WRITES =
      Set.of("createExclusive", "replace", "create", "commit");

  private final Storage storage;
  private final long faultyOperation;
  private final Fault fault;
  private final Runnable meanwhile;
  private long operations;
  private boolean dead;
  private boolean refused;

  /** A storage that only counts. */
  public FaultyStorage(Storage storage) {
    this(storage, 0, Fault.FAILS_BEFORE);
  }

  /** A storage with a fault at one operation. */
  public FaultyStorage(Storage storage, long operation, Fault fault) {
    this(storage, operation, fault, () -> {});
  }

  /** A storage that stands still before one operation while others do something; none fails. */
  public static FaultyStorage overtaken(Storage storage, long operation, Runnable meanwhile) {
    return new FaultyStorage(storage, operation, null, meanwhile);
  }

  private FaultyStorage(Storage storage, long operation, Fault fault, Runnable meanwhile) {
    this.storage = storage;
    this.faultyOperation = operation;
    this.fault = fault;
    this.meanwhile = meanwhile;
  }

  /** How many operations have begun. */
  public synchronized long operations() {
    return operations;
  }

  /** Whether something could not be written because the disk was full. */
  public synchronized boolean refused() {
    return refused;
  }

  private synchronized boolean begin(String name, Key key) throws IOException {
    operations++;
    boolean faulty = operations == faultyOperation;
    if (faulty && fault == null) {
      meanwhile.run();
      return false;
    }
    if (fault == Fault.DISK_FULL) {
      if (operations >= faultyOperation && WRITES.contains(name)) {
        refused = true;
        throw new FileSystemException(storage.address(key), null, "No space left on device");
      }
      return false;
    }
    if (dead || (faulty && (fault == Fault.FAILS_BEFORE || fault == Fault.DIES_BEFORE))) {
      dead |= fault == Fault.DIES_BEFORE;
      throw new InjectedFault("injected before " + name + " of " + key);
    }
    dead |= faulty && fault == Fault.DIES_AFTER;
    return faulty;
  }

  private <T> T perform(String name, Key key, Operation<T> operation) throws IOException {
    boolean faulty = begin(name, key);
    T result = operation.run();
    if (faulty) {
      if (result instanceof AutoCloseable open) {
        try {
          open.close();
        } catch (Exception e) {
          throw new IOException(e);
        }
      }
      throw new InjectedFault("injected after " + name + " of " + key);
    }
    return result;
  }

  @Override
  public String root() {
    return storage.root();
  }

  @Override
  public String address(Key key) {
    return storage.address(key);
  }

  @Override
  public Optional<BucketAccess> access() {
    return storage.access();
  }

  @Override
  public byte[] read(Key key) throws IOException {
    return perform("read", key, () -> storage.read(key));
  }

  @Override
  public byte[] read(Key key, long offset, int length) throws IOException {
    return perform("read", key, () -> storage.read(key, offset, length));
  }

  @Override
  public InputStream open(Key key) throws IOException {
    return perform("open", key, () -> storage.open(key));
  }

  @Override
  public Optional<ObjectInfo> info(Key key) throws IOException {
    return perform("info", key, () -> storage.info(key));
  }

  @Override
  public Stream<ObjectInfo> list(Key folder) throws IOException {
    return perform("list", folder, () -> storage.list(folder));
  }

  @Override
  public Stream<ObjectInfo> listFrom(Key folder, String fromName) throws IOException {
    return perform("listFrom", folder, () -> storage.listFrom(folder, fromName));
  }

  @Override
  public void createExclusive(Key key, byte[] content) throws IOException {
    perform(
        "createExclusive",
        key,
        () -> {
          storage.createExclusive(key, content);
          return null;
        });
  }

  @Override
  public void replace(Key key, byte[] content) throws IOException {
    perform(
        "replace",
        key,
        () -> {
          storage.replace(key, content);
          return null;
        });
  }

  @Override
  public NewObject create(Key key) throws IOException {
    NewObject object = perform("create", key, () -> storage.create(key));
    return new NewObject() {
      @Override
      public void write(int b) throws IOException {
        object.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        object.write(bytes, offset, length);
      }

      @Override
      public long size() {
        return object.size();
      }

      @Override
      public void commit() throws IOException {
        perform(
            "commit",
            key,
            () -> {
              object.commit();
              return null;
            });
      }

      @Override
      public void close() throws IOException {
        object.close();
      }
    };
  }

  @Override
  public void delete(Key key) throws IOException {
    perform(
        "delete",
        key,
        () -> {
          storage.delete(key);
          return null;
        });
  }

  @Override
  public void close() {
    storage.close();
  }
}
