package dev.sourcelake.extractors;

import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.model.source.GeneratedMarkers;
import dev.sourcelake.model.source.GeneratedMarkers.Occurrence;
import dev.sourcelake.model.source.LineIndex;
import dev.sourcelake.model.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The generated regions of a file, by the markers in its comments. Where markers contradict each
 * other there are none, and a problem says so.
 *
 * @param regions apart and in order
 * @param problems why some or all of the file is read though it has markers
 */
public record GeneratedRegions(List<Region> regions, List<Diagnostic> problems) {
  /** A file without any. */
  public static final GeneratedRegions NONE = new GeneratedRegions(List.of(), List.of());

  public GeneratedRegions {
    regions = List.copyOf(regions);
    problems = List.copyOf(problems);
  }

  /**
   * What lies between two comments; offsets count bytes of the UTF-8 text.
   *
   * @param start its first byte
   * @param end the byte after its last one
   * @param before an offset in the marker of the comment before it
   * @param after an offset in the marker of the comment after it
   */
  public record Region(int start, int end, int before, int after) {
    /** The region with the bytes before it from an offset on. */
    public Region from(int offset) {
      return new Region(offset, end, before, after);
    }
  }

  /**
   * A comment by its offsets in the UTF-8 text.
   *
   * @param start its first byte
   * @param end the byte after its last one
   */
  public record Comment(int start, int end) {}

  /** Knows where a text's comments are. */
  public interface Comments {
    /** The comment that holds the byte at an offset; asked for ascending offsets. */
    Optional<Comment> around(int offset);
  }

  /** Whether a file may have regions, so that its comments are worth knowing. */
  public static boolean mayBeIn(SourceFile file) {
    return file.settings().generatedMarkers().occurIn(file.text().utf8());
  }

  /** Finds the regions of a file. */
  public static GeneratedRegions of(SourceFile file, Comments comments) {
    List<Occurrence> markers = file.settings().generatedMarkers().in(file.text().utf8());
    return new Finder(file.text()).find(markers, comments);
  }

  /** The same without regions that its user reads, for a reason that the problem says. */
  public GeneratedRegions without(Set<Region> read, String why) {
    List<Diagnostic> all = new ArrayList<>(problems);
    for (Region region : regions) {
      if (read.contains(region)) {
        all.add(
            Diagnostic.at(
                Severity.INFO,
                Kind.GENERATED,
                "A generated region is read: " + why,
                region.start(),
                region.end()));
      }
    }
    return new GeneratedRegions(
        regions.stream().filter(region -> !read.contains(region)).toList(), all);
  }

  /** The same with fewer regions: the others are none. */
  public GeneratedRegions only(Set<Region> kept) {
    return new GeneratedRegions(regions.stream().filter(kept::contains).toList(), problems);
  }

  /** What the ledger says of them: ranges of the raw file. */
  public List<String> asSkippedRanges(SourceText text) {
    return regions.stream()
        .map(region ->
            text.rawOffset(region.start()) + "-" + text.rawOffset(region.end()) + ":generated")
        .toList();
  }

  private static final class Finder {
    private final SourceText text;
    private final List<Region> regions = new ArrayList<>();
    private Comment begin;
    private Occurrence beginMarker;
    private final Set<Integer> open = new HashSet<>();

    Finder(SourceText text) {
      this.text = text;
    }

    GeneratedRegions find(List<Occurrence> markers, Comments comments) {
      if (markers.size() == GeneratedMarkers.MOST) {
        return contradiction("there are " + markers.size() + " markers or more", markers.getLast());
      }
      for (Occurrence marker : markers) {
        Comment comment = comments.around(marker.end() - 1).orElse(null);
        if (comment == null) {
          continue;
        }
        if (begin == null || comment.equals(begin)) {
          inBegin(marker, comment);
        } else if (marker.begins()) {
          return contradiction("another one begins in it", beginMarker);
        } else if (open.contains(marker.pair())) {
          add(marker, comment);
        }
      }
      return begin == null
          ? new GeneratedRegions(regions, List.of())
          : contradiction("it has no end", beginMarker);
    }

    /** A comment that says both begin and end encloses nothing. */
    private void inBegin(Occurrence marker, Comment comment) {
      if (marker.begins()) {
        begin = comment;
        beginMarker = open.isEmpty() ? marker : beginMarker;
        open.add(marker.pair());
      } else if (open.remove(marker.pair()) && open.isEmpty()) {
        begin = null;
      }
    }

    private void add(Occurrence marker, Comment comment) {
      int start = afterLine(begin.end());
      int end = beforeLine(comment.start());
      if (start < end) {
        regions.add(new Region(start, end, beginMarker.start(), marker.start()));
      }
      begin = null;
      open.clear();
    }

    /** Lines are left out as a whole where nothing but the comments stands on them. */
    private int afterLine(int commentEnd) {
      LineIndex lines = text.lines();
      int line = lines.line(commentEnd);
      int end = line < lines.lineCount() ? lines.lineStart(line + 1) : text.utf8().length;
      return isBlank(commentEnd, end) ? end : commentEnd;
    }

    private int beforeLine(int commentStart) {
      int start = text.lines().lineStart(text.lines().line(commentStart));
      return isBlank(start, commentStart) ? start : commentStart;
    }

    private boolean isBlank(int from, int to) {
      for (int i = from; i < to; i++) {
        if (text.utf8()[i] > ' ' || text.utf8()[i] < 0) {
          return false;
        }
      }
      return true;
    }

    private static GeneratedRegions contradiction(String why, Occurrence marker) {
      return new GeneratedRegions(
          List.of(),
          List.of(
              Diagnostic.at(
                  Severity.WARNING,
                  Kind.GENERATED,
                  "The file is read with its generated regions: of the one that begins here, "
                      + why,
                  marker.start(),
                  marker.end())));
    }
  }
}
