package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A listing with the files of its submodules as further paths below theirs. The listings are merged
 * in path order; of each, one row is held.
 */
final class MountedListing implements Listing {
  private final Listing base;
  private final Submodules submodules;

  MountedListing(Listing base, Submodules submodules) {
    this.base = base;
    this.submodules = submodules;
  }

  @Override
  public Source source() {
    return base.source();
  }

  @Override
  public Stream<ListedFile> files() {
    Merge merge = new Merge();
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                merge, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL),
            false)
        .onClose(merge::close);
  }

  @Override
  public Map<String, Long> pruned() {
    return base.pruned();
  }

  @Override
  public void close() {
    try (base) {
      submodules.close();
    }
  }

  /** One listing on its way, at a row that is not taken yet. */
  private static final class Part implements Comparable<Part> {
    private final String prefix;
    private final Stream<ListedFile> stream;
    private final Iterator<ListedFile> rows;
    private ListedFile row;
    private byte[] key;

    Part(String prefix, Stream<ListedFile> stream) {
      this.prefix = prefix;
      this.stream = stream;
      this.rows = stream.iterator();
    }

    /** Goes to the next row; false where there is none. */
    boolean advance() {
      if (!rows.hasNext()) {
        stream.close();
        return false;
      }
      ListedFile next = rows.next();
      row = prefix.isEmpty() ? next : below(next);
      key = row.path().getBytes(StandardCharsets.UTF_8);
      return true;
    }

    private ListedFile below(ListedFile file) {
      return new ListedFile(
          prefix + file.path(),
          file.kind(),
          file.gitOid(),
          file.mode(),
          file.size(),
          file.stat(),
          file.problem(),
          file.content());
    }

    @Override
    public int compareTo(Part other) {
      return Arrays.compareUnsigned(key, other.key);
    }
  }

  private final class Merge implements Iterator<ListedFile>, AutoCloseable {
    private final PriorityQueue<Part> parts = new PriorityQueue<>();

    Merge() {
      add(new Part("", base.files()));
    }

    private void add(Part part) {
      if (part.advance()) {
        parts.add(part);
      }
    }

    @Override
    public boolean hasNext() {
      return !parts.isEmpty();
    }

    @Override
    public ListedFile next() {
      Part part = parts.poll();
      if (part == null) {
        throw new NoSuchElementException();
      }
      ListedFile row = part.row;
      // Those of a submodule's own are mounted in its own listing.
      Optional<Submodules.Module> module =
          part.prefix.isEmpty() && row.kind() == FileKind.SUBMODULE
              ? submodules.of(row)
              : Optional.empty();
      add(part);
      if (module.isEmpty()) {
        return row;
      }
      if (module.get().listing() == null) {
        return row.withProblem(module.get().problem());
      }
      add(new Part(row.path() + "/", module.get().listing().files()));
      return row;
    }

    @Override
    public void close() {
      parts.forEach(part -> part.stream.close());
    }
  }
}
