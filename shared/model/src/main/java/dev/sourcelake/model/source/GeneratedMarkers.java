package dev.sourcelake.model.source;

import dev.sourcelake.model.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts in comments between which a program writes what is not to be read, such as {@code BEGIN
 * GENERATED} and {@code END GENERATED}. They are plain text, and a search for all of them is one
 * pass whatever they are. May be used by several threads.
 */
public final class GeneratedMarkers {
  /** No markers: nothing is generated. */
  public static final GeneratedMarkers NONE = new GeneratedMarkers(List.of());

  /** No honest file has as many markers. */
  public static final int MOST = 10_000;

  private final List<Pair> pairs;
  private final MarkerSearch search;

  /** Markers of these pairs, each once, in their order. */
  public GeneratedMarkers(List<Pair> pairs) {
    this.pairs = pairs.stream().distinct().toList();
    List<String> texts = new ArrayList<>();
    for (Pair pair : this.pairs) {
      texts.add(pair.begin());
      texts.add(pair.end());
    }
    this.search = new MarkerSearch(texts);
  }

  /**
   * Where a generated region begins and ends.
   *
   * @param begin text of the comment before it
   * @param end text of the comment after it
   */
  public record Pair(String begin, String end) {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 200;

    public Pair {
      check(begin);
      check(end);
      if (begin.contains(end) || end.contains(begin)) {
        throw new IllegalArgumentException(
            "The markers '%s' and '%s' hold one another: make them different"
                .formatted(begin, end));
      }
    }

    private static void check(String marker) {
      if (marker == null || marker.length() < SHORTEST || marker.length() > LONGEST) {
        throw new IllegalArgumentException(
            "A marker of a generated region has %d to %d characters, not '%s'"
                .formatted(SHORTEST, LONGEST, marker == null ? "" : marker));
      }
      if (!marker.equals(marker.strip()) || marker.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "A marker of a generated region is on one line and neither begins nor ends with white"
                + " space: '"
                + marker.strip()
                + "'");
      }
    }
  }

  /**
   * A marker in a text.
   *
   * @param start its first byte
   * @param end the byte after its last one
   * @param pair the pair's place in {@link #pairs}
   * @param begins whether it is the pair's first marker
   */
  public record Occurrence(int start, int end, int pair, boolean begins) {}

  /** The pairs. */
  public List<Pair> pairs() {
    return pairs;
  }

  /** Digest of the pairs: the same for the same pairs in the same order. */
  public String fingerprint() {
    StringBuilder all = new StringBuilder();
    // No marker has a line end.
    pairs.forEach(pair -> all.append(pair.begin()).append('\n').append(pair.end()).append('\n'));
    return Sha256.of(all.toString());
  }

  /** Whether a text may have generated regions: a marker that begins one is somewhere in it. */
  public boolean occurIn(byte[] utf8) {
    return !pairs.isEmpty() && search.find(utf8, (marker, _) -> marker % 2 == 0);
  }

  /** The markers in a text by their ends, {@link #MOST} at most. */
  public List<Occurrence> in(byte[] utf8) {
    List<Occurrence> found = new ArrayList<>();
    search.find(
        utf8,
        (marker, end) -> {
          found.add(new Occurrence(end - search.length(marker), end, marker / 2, marker % 2 == 0));
          return found.size() == MOST;
        });
    return found;
  }
}
