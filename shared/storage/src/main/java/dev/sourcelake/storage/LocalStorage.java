package dev.sourcelake.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Objects as files below a folder, which is made by the first write. What is written goes to a
 * temporary file first and reaches its name by a hard link or a rename; it is on the disk when the
 * call returns. A symbolic link that leads out of the folder is refused.
 */
public final class LocalStorage implements Storage {
  /** The folder of temporary files, on the same file system as all others; no key reaches it. */
  static final String TEMPORARY = ".tmp";

  private final Path root;

  /** A storage in a folder, which need not be there yet. */
  public LocalStorage(Path folder) {
    this.root = folder.toAbsolutePath().normalize();
  }

  @Override
  public String root() {
    return root.toString();
  }

  @Override
  public String address(Key key) {
    return unchecked(key).toString();
  }

  @Override
  public byte[] read(Key key) throws IOException {
    return Files.readAllBytes(existing(key));
  }

  @Override
  public byte[] read(Key key, long offset, int length) throws IOException {
    try (FileChannel file = FileChannel.open(existing(key), StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      while (bytes.hasRemaining()) {
        if (file.read(bytes, offset + bytes.position()) < 0) {
          throw new EOFException(
              "'%s' ends at byte %d, but bytes %d to %d were asked for"
                  .formatted(key, file.size(), offset, offset + length));
        }
      }
      return bytes.array();
    }
  }

  @Override
  public InputStream open(Key key) throws IOException {
    return Files.newInputStream(existing(key));
  }

  @Override
  public Optional<ObjectInfo> info(Key key) throws IOException {
    return describe(key, checked(key));
  }

  @Override
  public Stream<ObjectInfo> list(Key folder) throws IOException {
    return walk(folder, checked(folder));
  }

  @Override
  public Stream<ObjectInfo> listFrom(Key folder, String fromName) throws IOException {
    return children(checked(folder)).stream()
        .filter(child -> !child.folder() && child.name().compareTo(fromName) >= 0)
        .flatMap(child -> describeChild(folder, child).stream());
  }

  @Override
  public void createExclusive(Key key, byte[] content) throws IOException {
    try (NewFile file = new NewFile(key)) {
      file.write(content, 0, content.length);
      file.commit();
    }
  }

  @Override
  public void replace(Key key, byte[] content) throws IOException {
    try (NewFile file = new NewFile(key)) {
      file.write(content, 0, content.length);
      file.commitOverExisting();
    }
  }

  @Override
  public NewObject create(Key key) throws IOException {
    return new NewFile(key);
  }

  @Override
  public void delete(Key key) throws IOException {
    Files.deleteIfExists(checked(key));
  }

  @Override
  public void close() {}

  private Path unchecked(Key key) {
    if (key.value().equals(TEMPORARY) || key.value().startsWith(TEMPORARY + "/")) {
      throw new IllegalArgumentException("'" + key + "' is kept for temporary files");
    }
    return root.resolve(key.value());
  }

  /** The path of a key, once it is certain that no link on the way leads out of the folder. */
  private Path checked(Key key) throws IOException {
    Path path = unchecked(key);
    Path there = path;
    while (!leadsInside(key, there) && !there.equals(root)) {
      there = there.getParent();
    }
    return path;
  }

  /**
   * Whether there is something at a path, and it lies in the folder; something that lies elsewhere
   * is refused. Others may delete it meanwhile: then what it lay in has to be looked at.
   */
  private boolean leadsInside(Key key, Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      if (path.toRealPath().startsWith(root.toRealPath())) {
        return true;
      }
    } catch (NoSuchFileException e) {
      if (!Files.isSymbolicLink(path)) {
        return false;
      }
      // A link to nowhere.
    }
    throw new IOException(
        "'%s' leads out of %s by a symbolic link; remove the link".formatted(key, root));
  }

  private Path existing(Key key) throws IOException {
    Path path = checked(key);
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(path.toString());
    }
    return path;
  }

  private static Optional<ObjectInfo> describe(Key key, Path path) throws IOException {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return file.isRegularFile()
          ? Optional.of(new ObjectInfo(key, file.size(), file.lastModifiedTime().toMillis()))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private record Child(Path path, boolean folder) {
    String name() {
      return path.getFileName().toString();
    }

    /** What sorts children as their keys do, to which a folder contributes its slash. */
    String order() {
      return folder ? name() + "/" : name();
    }
  }

  /** What lies directly in a folder, links left out, in the order of keys. */
  private static List<Child> children(Path folder) throws IOException {
    List<Child> children = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          children.add(new Child(path, true));
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          children.add(new Child(path, false));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    children.sort(Comparator.comparing(Child::order));
    return children;
  }

  private static Stream<ObjectInfo> walk(Key folder, Path path) throws IOException {
    return children(path).stream()
        .flatMap(child -> {
          try {
            return child.folder()
                ? walk(folder.resolve(child.name()), child.path())
                : describeChild(folder, child).stream();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static Optional<ObjectInfo> describeChild(Key folder, Child child) {
    try {
      return describe(folder.resolve(child.name()), child.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file under a temporary name. */
  private final class NewFile extends NewObject {
    private final Path path;
    private final Path temporary;
    private final FileChannel channel;
    private long size;

    NewFile(Key key) throws IOException {
      path = checked(key);
      Path folder = root.resolve(TEMPORARY);
      Files.createDirectories(folder);
      temporary = folder.resolve(UUID.randomUUID().toString());
      channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        size += channel.write(buffer);
      }
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public void commit() throws IOException {
      finish();
      try {
        Files.createLink(path, temporary);
      } catch (UnsupportedOperationException e) {
        throw new IOException(
            root + " lies on a file system without hard links; put the lake on another one", e);
      }
      synchronizeFolder();
    }

    void commitOverExisting() throws IOException {
      finish();
      try {
        Files.move(
            temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        throw new IOException(
            path + " lies on another file system than its lake; keep a lake on one", e);
      }
      synchronizeFolder();
    }

    private void finish() throws IOException {
      channel.force(true);
      channel.close();
      Files.createDirectories(path.getParent());
    }

    /** A new name is only safe from a power failure once its folder is on the disk. */
    private void synchronizeFolder() throws IOException {
      try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
      Files.deleteIfExists(temporary);
    }
  }
}
