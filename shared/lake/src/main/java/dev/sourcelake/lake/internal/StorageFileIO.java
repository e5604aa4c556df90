package dev.sourcelake.lake.internal;

import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The storage as Delta Kernel's files. The kernel sees paths {@code lake:/<key>}, so that nothing
 * of the storage's own naming passes through its path handling.
 */
final class StorageFileIO implements FileIO {
  private static final String SCHEME = "lake:/";

  private final Storage storage;

  StorageFileIO(Storage storage) {
    this.storage = storage;
  }

  static String path(Key key) {
    return SCHEME + key.value();
  }

  static Key key(String path) {
    if (!path.startsWith(SCHEME)) {
      throw new IllegalArgumentException("'" + path + "' is no path in the lake");
    }
    return new Key(path.substring(SCHEME.length()));
  }

  @Override
  public CloseableIterator<FileStatus> listFrom(String filePath) throws IOException {
    String key = key(filePath).value();
    int slash = key.lastIndexOf('/');
    Stream<ObjectInfo> objects =
        storage.listFrom(new Key(key.substring(0, slash)), key.substring(slash + 1));
    Iterator<ObjectInfo> iterator = objects.iterator();
    if (!iterator.hasNext()) {
      // A bucket has no folders: one without objects is one that is not there.
      objects.close();
      throw new FileNotFoundException(filePath);
    }
    return new CloseableIterator<>() {
      @Override
      public boolean hasNext() {
        return iterator.hasNext();
      }

      @Override
      public FileStatus next() {
        return status(iterator.next());
      }

      @Override
      public void close() {
        objects.close();
      }
    };
  }

  private static FileStatus status(ObjectInfo object) {
    return FileStatus.of(path(object.key()), object.size(), object.modifiedMillis());
  }

  @Override
  public FileStatus getFileStatus(String path) throws IOException {
    Optional<ObjectInfo> object = storage.info(key(path));
    return status(object.orElseThrow(() -> new FileNotFoundException(path)));
  }

  @Override
  public String resolvePath(String path) {
    return path;
  }

  @Override
  public boolean mkdirs(String path) {
    return true;
  }

  @Override
  public boolean delete(String path) throws IOException {
    storage.delete(key(path));
    return true;
  }

  @Override
  public Optional<String> getConf(String name) {
    return Optional.empty();
  }

  @Override
  public void copyFileAtomically(String source, String target, boolean overwrite)
      throws IOException {
    write(key(target), read(source), overwrite);
  }

  private byte[] read(String path) throws IOException {
    try {
      return storage.read(key(path));
    } catch (NoSuchFileException e) {
      FileNotFoundException missing = new FileNotFoundException(path);
      missing.initCause(e);
      throw missing;
    }
  }

  private void write(Key key, byte[] content, boolean overwrite) throws IOException {
    if (overwrite) {
      storage.replace(key, content);
    } else {
      storage.createExclusive(key, content);
    }
  }

  @Override
  public InputFile newInputFile(String path, long size) {
    return new InputFile() {
      @Override
      public long length() throws IOException {
        return size > 0 ? size : getFileStatus(path).getSize();
      }

      @Override
      public String path() {
        return path;
      }

      @Override
      public SeekableInputStream newStream() throws IOException {
        return new ByteStream(read(path));
      }
    };
  }

  @Override
  public OutputFile newOutputFile(String path) {
    return new OutputFile() {
      @Override
      public String path() {
        return path;
      }

      @Override
      public PositionOutputStream create(boolean atomic) {
        throw new UnsupportedOperationException("Delta Kernel writes no files but its log");
      }

      @Override
      public void writeAtomically(CloseableIterator<String> lines, boolean overwrite)
          throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream(1 << 16);
        try (lines) {
          while (lines.hasNext()) {
            content.writeBytes(lines.next().getBytes(StandardCharsets.UTF_8));
            content.write('\n');
          }
        }
        write(key(path), content.toByteArray(), overwrite);
      }
    };
  }
}
