package dev.sourcelake.cli.query;

import java.util.Iterator;
import java.util.LinkedHashMap;

/** Keeps the contents that were asked for last, as many as fit. */
final class ContentCache {
  private static final long MAX_BYTES = 32L << 20;

  private final LinkedHashMap<Id, StoredSource> contents = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  private record Id(String repo, String digest) {}

  synchronized StoredSource get(String repo, String digest) {
    return contents.get(new Id(repo, digest));
  }

  synchronized void put(String repo, String digest, StoredSource source) {
    if (source.size() > MAX_BYTES / 4 || contents.put(new Id(repo, digest), source) != null) {
      return;
    }
    bytes += source.size();
    Iterator<StoredSource> oldest = contents.values().iterator();
    while (bytes > MAX_BYTES) {
      bytes -= oldest.next().size();
      oldest.remove();
    }
  }
}
