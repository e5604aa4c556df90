package dev.sourcelake.origins.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Archives made entry by entry, hostile ones too. */
public final class TestArchives {
  private TestArchives() {}

  /** A zip archive under way. */
  public static final class Zip {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes);

    /** Adds a file; a name may come again. */
    public Zip add(String name, byte[] content) {
      return add(name, content, 0);
    }

    /** Adds a file of text. */
    public Zip add(String name, String content) {
      return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a symbolic link. */
    public Zip link(String name, String target) {
      return add(name, target.getBytes(StandardCharsets.UTF_8), 0120777);
    }

    private Zip add(String name, byte[] content, int mode) {
      try {
        ZipArchiveEntry entry = new RawName(name);
        if (mode != 0) {
          entry.setUnixMode(mode);
        }
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Its bytes. */
    public byte[] bytes() {
      try {
        out.close();
        return bytes.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Writes it to a file. */
    public Path write(Path file) throws IOException {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes());
    }
  }

  /** The library mends hostile names when it is given them. */
  private static final class RawName extends ZipArchiveEntry {
    private final String raw;

    RawName(String raw) {
      super("name");
      this.raw = raw;
    }

    @Override
    public String getName() {
      return raw == null ? super.getName() : raw;
    }
  }

  /** Writes a tar archive, packed by gzip, of these entries. */
  public static Path tarGz(Path file, TarArchiveEntry... entries) throws IOException {
    Files.createDirectories(file.getParent());
    try (TarArchiveOutputStream out =
        new TarArchiveOutputStream(
            new GzipCompressorOutputStream(Files.newOutputStream(file)), "UTF-8")) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (TarArchiveEntry entry : entries) {
        out.putArchiveEntry(entry);
        byte[] content = new byte[(int) entry.getSize()];
        Arrays.fill(content, (byte) 'x');
        out.write(content);
        out.closeArchiveEntry();
      }
    }
    return file;
  }

  /** A file of so many x. */
  public static TarArchiveEntry file(String name, int size) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(size);
    return entry;
  }

  /** A link. */
  public static TarArchiveEntry link(String name, String target, byte type) {
    TarArchiveEntry entry = new TarArchiveEntry(name, type);
    entry.setLinkName(target);
    return entry;
  }
}
