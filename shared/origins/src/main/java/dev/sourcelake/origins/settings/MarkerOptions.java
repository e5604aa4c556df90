package dev.sourcelake.origins.settings;

import dev.sourcelake.model.source.GeneratedMarkers.Pair;
import java.util.List;

/**
 * What whoever scans says of markers of generated regions.
 *
 * @param known whether the well-known markers and those of the repository's own settings count
 * @param more pairs that count beside them
 */
public record MarkerOptions(boolean known, List<Pair> more) {
  /** The well-known markers and the repository's own. */
  public static final MarkerOptions DEFAULTS = new MarkerOptions(true, List.of());

  public MarkerOptions {
    more = List.copyOf(more);
  }
}
