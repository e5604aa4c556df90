package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.Limits;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.Source;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A listing that walks a tree anew for each stream. */
final class WalkListing implements Listing {
  private final Source source;
  private final Limits limits;
  private final Supplier<? extends FolderReader<?>> readers;
  private final Runnable closer;
  private volatile FolderReader<?> last;

  WalkListing(
      Source source, Limits limits, Supplier<? extends FolderReader<?>> readers, Runnable closer) {
    this.source = source;
    this.limits = limits;
    this.readers = readers;
    this.closer = closer;
  }

  /** A listing that lists the class files of archives, too, which it closes with the rest. */
  static <F> WalkListing withArchives(
      Source source, OpenOptions options, Supplier<FolderReader<F>> readers, Runnable closer) {
    Archives archives = new Archives(options.limits().archives(), options.workFolder());
    return new WalkListing(
        source,
        options.limits(),
        () -> new ExpandingReader<>(readers.get(), archives),
        () -> {
          try {
            archives.close();
          } finally {
            closer.run();
          }
        });
  }

  @Override
  public Source source() {
    return source;
  }

  @Override
  public Stream<ListedFile> files() {
    FolderReader<?> reader = readers.get();
    last = reader;
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Walk<>(reader, limits, source.origin()),
            Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL),
        false);
  }

  @Override
  public Map<String, Long> pruned() {
    return last == null ? Map.of() : new TreeMap<>(last.pruned());
  }

  @Override
  public void close() {
    closer.run();
  }
}
