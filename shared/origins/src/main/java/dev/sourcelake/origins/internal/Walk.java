package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ArchiveException;
import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.Limits;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.OriginException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Goes through a tree depth first, in path order, holding the names of one folder per level. A
 * folder that can't be read is listed as such, and the rest goes on.
 */
final class Walk<F> implements Iterator<ListedFile> {
  private final FolderReader<F> reader;
  private final Limits limits;
  private final String origin;
  private final Deque<Level<F>> levels = new ArrayDeque<>();
  private ListedFile next;
  private long listed;

  Walk(FolderReader<F> reader, Limits limits, String origin) {
    this.reader = reader;
    this.limits = limits;
    this.origin = origin;
    try {
      levels.push(new Level<>("", sorted(reader.read(reader.top(), ""))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null && !levels.isEmpty()) {
      Level<F> level = levels.peek();
      if (!level.entries.hasNext()) {
        levels.pop();
      } else {
        Entry<F> entry = level.entries.next();
        next = entry.folder() == null ? entry.file() : enter(level, entry);
      }
    }
    return next != null;
  }

  @Override
  public ListedFile next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (++listed > limits.paths()) {
      throw exceeded("more than " + limits.paths() + " paths");
    }
    ListedFile file = next;
    next = null;
    return file;
  }

  /** Null where the folder was entered, else the row of a folder that can't be. */
  private ListedFile enter(Level<F> level, Entry<F> entry) {
    String path = level.prefix + entry.name();
    if (levels.size() > limits.depth()) {
      throw exceeded("folders more than " + limits.depth() + " deep, at '" + shortened(path) + "'");
    }
    try {
      levels.push(new Level<>(path + "/", sorted(reader.read(entry.folder(), path + "/"))));
      return null;
    } catch (NoSuchFileException e) {
      // Deleted since its parent was read: as if it had never been there.
      return null;
    } catch (IOException e) {
      String problem = e instanceof ArchiveException ? e.getMessage() : "unreadable: " + why(e);
      return new ListedFile(path, FileKind.FOLDER, null, "040000", -1, null, problem, null);
    }
  }

  static String why(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "no permission";
      case FileSystemException f -> f.getReason() == null ? kind(f) : f.getReason();
      default -> e.getMessage() == null ? kind(e) : e.getMessage();
    };
  }

  /** Its message would be a path of this machine. */
  private static String kind(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "");
  }

  private OriginException exceeded(String what) {
    return new OriginException(
        Reason.LIMIT_EXCEEDED,
        "'"
            + origin
            + "' has "
            + what
            + ", which no honest repository has: nothing was scanned;"
            + " scan a folder of it instead");
  }

  private static String shortened(String path) {
    return path.length() <= 60 ? path : path.substring(0, 60) + "…";
  }

  private static <F> Iterator<Entry<F>> sorted(List<Entry<F>> entries) {
    Collections.sort(entries);
    return entries.iterator();
  }

  private record Level<F>(String prefix, Iterator<Entry<F>> entries) {}
}
