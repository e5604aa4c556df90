package dev.sourcelake.lake;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A consistent view of all tables: a finished journal entry.
 *
 * @param entry the journal entry; 0 for the lake before anything was published
 * @param versions the version of every table that exists, by table
 */
public record LakeView(long entry, Map<String, Long> versions) {
  /** The lake before anything was published. */
  public static final LakeView EMPTY = new LakeView(0, Map.of());

  public LakeView {
    versions = Collections.unmodifiableMap(new TreeMap<>(versions));
  }
}
