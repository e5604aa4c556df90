package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ArchiveException;
import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.Limits;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.OriginException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * Goes through a tree depth first, in path order, holding the names of one folder per level. A
 * folder that can't be read is listed as such, with what is known to lie in it, and the rest goes
 * on.
 */
final class Walk<F> implements Iterator<ListedFile> {
  private final FolderReader<F> reader;
  private final Limits limits;
  private final String origin;
  private final Deque<Iterator<Step>> levels = new ArrayDeque<>();
  private ListedFile next;
  private long listed;

  Walk(FolderReader<F> reader, Limits limits, String origin) {
    this.reader = reader;
    this.limits = limits;
    this.origin = origin;
    try {
      levels.push(steps("", reader.read(reader.top(), "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null && !levels.isEmpty()) {
      Iterator<Step> steps = levels.peek();
      if (steps.hasNext()) {
        next = steps.next().take();
      } else {
        levels.pop();
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

  /** The steps through a folder. Keys are whole names, so that paths come in byte order. */
  private Iterator<Step> steps(String prefix, List<Entry<F>> entries) {
    List<Step> steps = new ArrayList<>(entries.size());
    for (Entry<F> entry : entries) {
      if (entry.folder() == null) {
        steps.add(new Step(entry.name(), entry::file));
      } else {
        Visit visit = new Visit(prefix + entry.name(), entry.folder());
        steps.add(new Step(entry.name(), visit::read));
        steps.add(new Step(entry.name() + "/", visit::enter));
      }
    }
    Collections.sort(steps);
    return steps.iterator();
  }

  /** A point on the way through a folder. */
  private static final class Step implements Comparable<Step> {
    private final byte[] key;
    private final Supplier<ListedFile> row;

    /**
     * A step.
     *
     * @param key where it comes among the others
     * @param row takes it, and gives the row to list or null
     */
    Step(String key, Supplier<ListedFile> row) {
      this.key = key.getBytes(StandardCharsets.UTF_8);
      this.row = row;
    }

    ListedFile take() {
      return row.get();
    }

    @Override
    public int compareTo(Step other) {
      return Arrays.compareUnsigned(key, other.key);
    }
  }

  /**
   * A folder on the way. It is read where its own row would come and entered where its paths come:
   * {@code dir-a} lies between {@code dir} and {@code dir/f}, and nothing else is kept that long.
   */
  private final class Visit {
    private final String path;
    private final F folder;
    private List<Entry<F>> entries = List.of();

    Visit(String path, F folder) {
      this.path = path;
      this.folder = folder;
    }

    /** Null where the folder was read, else the row of a folder that can't be. */
    ListedFile read() {
      if (levels.size() > limits.depth()) {
        throw exceeded(
            "folders more than " + limits.depth() + " deep, at '" + shortened(path) + "'");
      }
      try {
        entries = reader.read(folder, path + "/");
        return null;
      } catch (NoSuchFileException e) {
        // Deleted since its parent was read: as if it had never been there.
        return null;
      } catch (IOException e) {
        entries = reader.below(folder, path + "/", e);
        String problem = e instanceof ArchiveException ? e.getMessage() : "unreadable: " + why(e);
        return new ListedFile(path, FileKind.FOLDER, null, "040000", -1, null, problem, null);
      }
    }

    ListedFile enter() {
      levels.push(steps(path + "/", entries));
      entries = List.of();
      return null;
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
}
