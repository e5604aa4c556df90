package dev.sourcelake.origins.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;

/** Git's index, read once, seen as folders. */
final class Index {
  private final DirCache cache;

  Index(DirCache cache) {
    this.cache = cache;
  }

  /**
   * A folder of the index: entries {@code from} to {@code to}, whose paths share the first {@code
   * depth} bytes.
   */
  record Range(int from, int to, int depth) {
    boolean isEmpty() {
      return from == to;
    }
  }

  /**
   * A name in a folder of the index. In a conflict one name can be both.
   *
   * @param entry the tracked path of this name, or null
   * @param below what is tracked below it; empty where it is no folder
   */
  record Child(DirCacheEntry entry, Range below) {
    static final Child NONE = new Child(null, new Range(0, 0, 0));

    boolean isTracked() {
      return entry != null;
    }

    boolean isSubmodule() {
      return entry != null && FileMode.GITLINK.equals(entry.getRawMode());
    }

    String oid() {
      return entry == null ? null : entry.getObjectId().name();
    }
  }

  /** All of it. */
  Range top() {
    return new Range(0, cache.getEntryCount(), 0);
  }

  /** The part below a folder of raw path {@code path}, which ends with a slash. */
  Range below(byte[] path) {
    int from = 0;
    int to = cache.getEntryCount();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (compare(cache.getEntry(middle).getRawPath(), path) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    int end = from;
    while (end < cache.getEntryCount() && startsWith(cache.getEntry(end).getRawPath(), path)) {
      end++;
    }
    return new Range(from, end, path.length);
  }

  /** The names in a folder, by their bytes. */
  Map<ByteBuffer, Child> children(Range range) {
    Map<ByteBuffer, Child> children = new HashMap<>();
    int at = range.from();
    while (at < range.to()) {
      DirCacheEntry entry = cache.getEntry(at);
      byte[] path = entry.getRawPath();
      int end = nameEnd(path, range.depth());
      ByteBuffer name = ByteBuffer.wrap(path, range.depth(), end - range.depth()).slice();
      Child known = children.getOrDefault(name, Child.NONE);
      if (end == path.length) {
        children.put(name, new Child(better(known.entry(), entry), known.below()));
        at++;
      } else {
        int next = folderEnd(range, at, end + 1);
        children.put(name, new Child(known.entry(), new Range(at, next, end + 1)));
        at = next;
      }
    }
    return children;
  }

  /** Gives every tracked path of a folder, at any depth and once, by its bytes below the folder. */
  void forEachBelow(Range range, BiConsumer<byte[], DirCacheEntry> action) {
    int at = range.from();
    while (at < range.to()) {
      byte[] path = cache.getEntry(at).getRawPath();
      DirCacheEntry entry = null;
      for (; at < range.to() && Arrays.equals(cache.getEntry(at).getRawPath(), path); at++) {
        entry = better(entry, cache.getEntry(at));
      }
      action.accept(Arrays.copyOfRange(path, range.depth(), path.length), entry);
    }
  }

  /** Of the sides of a conflict ours is what lies in the work tree, more or less. */
  private static DirCacheEntry better(DirCacheEntry known, DirCacheEntry entry) {
    return known == null || entry.getStage() == DirCacheEntry.STAGE_2 ? entry : known;
  }

  private int folderEnd(Range range, int from, int depth) {
    byte[] first = cache.getEntry(from).getRawPath();
    int at = from + 1;
    while (at < range.to() && sharesStart(cache.getEntry(at).getRawPath(), first, depth)) {
      at++;
    }
    return at;
  }

  private static int nameEnd(byte[] path, int start) {
    int end = start;
    while (end < path.length && path[end] != '/') {
      end++;
    }
    return end;
  }

  private static boolean startsWith(byte[] path, byte[] start) {
    return path.length >= start.length && sharesStart(path, start, start.length);
  }

  private static boolean sharesStart(byte[] a, byte[] b, int length) {
    return a.length >= length && Arrays.equals(a, 0, length, b, 0, length);
  }

  private static int compare(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b);
  }
}
