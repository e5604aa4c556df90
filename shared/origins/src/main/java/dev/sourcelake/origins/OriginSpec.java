package dev.sourcelake.origins;

import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.internal.ArchiveListings;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads what a person wrote as an origin. */
final class OriginSpec {
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  /** As git does: no slash before the first colon. One letter before it is a drive of Windows. */
  private static final Pattern SCP_LIKE =
      Pattern.compile("(?:[^/@:\\s]+@)?(?:[^/:@\\s]{2,}|\\[[0-9a-fA-F:]+]):[^:].*");

  private static final Pattern TRANSPORT_HELPER = Pattern.compile("[A-Za-z0-9]+::.*");

  private OriginSpec() {}

  static Origin parse(String text, Path workingDirectory) {
    if (text.isBlank()) {
      throw new OriginException(
          Reason.UNSUPPORTED, "The origin is empty: name a folder, an archive or a git URL");
    }
    if (TRANSPORT_HELPER.matcher(text).matches()) {
      throw new OriginException(
          Reason.UNSUPPORTED,
          "'"
              + text.substring(0, text.indexOf(':'))
              + "::…' would run a program of git's: name an https, ssh or file URL, or a folder");
    }
    if (URL.matcher(text).matches()) {
      return RemoteOrigin.parse(text);
    }
    boolean exists = exists(workingDirectory, text);
    return !exists && SCP_LIKE.matcher(text).matches()
        ? RemoteOrigin.parse(text)
        : local(text, workingDirectory);
  }

  private static boolean exists(Path workingDirectory, String text) {
    try {
      return Files.exists(workingDirectory.resolve(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Origin local(String text, Path workingDirectory) {
    try {
      Path folder = workingDirectory.resolve(text).toRealPath();
      if (Files.isRegularFile(folder) && ArchiveListings.isArchive(folder)) {
        return new ArchiveOrigin(folder);
      }
      if (!Files.isDirectory(folder)) {
        throw new OriginException(
            Reason.NOT_A_FOLDER,
            "'"
                + text
                + "' is a file, neither a folder nor an archive (zip, jar, war, ear, aar, tar,"
                + " tar.gz): name the folder that it lies in");
      }
      if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
        throw noPermission(text, null);
      }
      return new FolderOrigin(folder);
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new OriginException(
          Reason.NOT_FOUND,
          "There is no folder or archive '" + text + "': check the path, or name a git URL",
          e);
    } catch (AccessDeniedException e) {
      throw noPermission(text, e);
    } catch (IOException e) {
      throw new OriginException(
          Reason.NOT_FOUND,
          "The folder '%s' can't be opened (%s): check the path".formatted(text, e.getMessage()),
          e);
    }
  }

  private static OriginException noPermission(String text, IOException cause) {
    return new OriginException(
        Reason.NO_PERMISSION,
        "The folder '"
            + text
            + "' may not be read by this user: change its permissions, or run as"
            + " a user who may read it",
        cause);
  }
}
