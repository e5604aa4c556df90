package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ArchiveException;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.Source;
import dev.sourcelake.origins.Source.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens archives as origins: every entry is a path, and archives in it give their class files. */
public final class ArchiveListings {
  private static final List<String> ENDINGS =
      List.of(".tar.gz", ".tgz", ".tar", ".zip", ".jar", ".war", ".ear", ".aar");
  private static final byte[] TAR_MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);
  private static final int TAR_MAGIC_AT = 257;
  private static final int HEAD = 512;

  private ArchiveListings() {}

  /** The formats that are told apart by their content. */
  enum Format {
    ZIP,
    TAR,
    TAR_GZ
  }

  /** Whether a file is an archive of a format that is read. */
  public static boolean isArchive(Path file) throws IOException {
    return format(file).isPresent();
  }

  private static Optional<Format> format(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        return isTar(in.readNBytes(HEAD)) ? Optional.of(Format.TAR_GZ) : Optional.empty();
      } catch (ZipException e) {
        return Optional.empty();
      }
    }
    if (isTar(head)) {
      return Optional.of(Format.TAR);
    }
    boolean zip = head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] < 9;
    // What starts as something else may still be a jar with a script before it.
    return zip || Jar.isNamed(file.getFileName().toString())
        ? Optional.of(Format.ZIP)
        : Optional.empty();
  }

  private static boolean isTar(byte[] head) {
    return head.length >= TAR_MAGIC_AT + TAR_MAGIC.length
        && Arrays.equals(
            head, TAR_MAGIC_AT, TAR_MAGIC_AT + TAR_MAGIC.length, TAR_MAGIC, 0, TAR_MAGIC.length);
  }

  /** How the archive is called: after its file, without the ending. */
  public static Origin.Identity identity(Path file) {
    String name = Places.name(file);
    for (String ending : ENDINGS) {
      if (name.length() > ending.length() && name.endsWith(ending)) {
        name = name.substring(0, name.length() - ending.length());
        break;
      }
    }
    return new Origin.Identity(name, Places.origin(file));
  }

  /** Opens an archive, an absolute path without links. */
  public static Listing open(Path file, OpenOptions options) {
    if (options.ref() != null) {
      throw new OriginException(
          Reason.UNKNOWN_REF,
          "'%s' is an archive, so it has no ref '%s': leave --ref out"
              .formatted(file, options.ref()));
    }
    Archives archives = new Archives(options.limits().archives(), options.workFolder());
    try {
      ListedFile listed = DiskFile.of(file).listed(file.getFileName().toString(), null);
      List<ArchiveEntry> entries = entries(file, archives, options);
      if (entries.isEmpty()) {
        throw new OriginException(
            Reason.EMPTY, "The archive '%s' is empty: name one that holds files".formatted(file));
      }
      Origin.Identity identity = identity(file);
      Source source =
          new Source(
              Kind.ARCHIVE, identity.repo(), identity.origin(), null, null, Places.location(file));
      Jar top = new Jar(listed, "", 0);
      long size = Files.size(file);
      return new WalkListing(
          source,
          options.limits(),
          () -> new TopReader(archives, top, size, entries),
          archives::close);
    } catch (ArchiveException e) {
      archives.close();
      throw refused(file, e);
    } catch (IOException e) {
      archives.close();
      throw new OriginException(
          Reason.NOT_FOUND,
          "The archive '%s' can't be read (%s): check it".formatted(file, Walk.why(e)),
          e);
    } catch (RuntimeException e) {
      archives.close();
      throw e;
    }
  }

  private static List<ArchiveEntry> entries(Path file, Archives archives, OpenOptions options)
      throws IOException {
    Format format = format(file).orElseThrow(() -> ZipDirectory.damaged("it is no archive"));
    return switch (format) {
      case ZIP ->
          ZipEntries.of(file, options.limits().archives())
              .orElseThrow(() -> ZipDirectory.damaged("it is no zip archive"));
      case TAR -> TarEntries.unpack(file, false, archives.fresh(), options.limits().archives());
      case TAR_GZ -> TarEntries.unpack(file, true, archives.fresh(), options.limits().archives());
    };
  }

  private static OriginException refused(Path file, ArchiveException e) {
    Reason reason =
        switch (e.reason()) {
          case ARCHIVE_DAMAGED, ARCHIVE_ENCRYPTED, ARCHIVE_METHOD -> Reason.BROKEN_REPOSITORY;
          case ARCHIVE_ENTRIES, ARCHIVE_SIZE, ARCHIVE_RATIO, ARCHIVE_DEPTH -> Reason.LIMIT_EXCEEDED;
        };
    return new OriginException(
        reason,
        "The archive '%s' is not read (%s): unpack it yourself, if you trust it, and scan the folder"
            .formatted(file, e.getMessage()),
        e);
  }

  /** Reads the archive itself, and those in it. */
  private record TopReader(Archives archives, Jar top, long size, List<ArchiveEntry> entries)
      implements FolderReader<Jar> {
    @Override
    public List<Entry<Jar>> read(Jar jar, String prefix) throws IOException {
      return jar.equals(top)
          ? archives.listed(top, size, entries, prefix, false, inner -> inner)
          : archives.classesOf(jar, prefix, inner -> inner);
    }
  }
}
