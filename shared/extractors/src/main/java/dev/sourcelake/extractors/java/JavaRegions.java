package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.GeneratedRegions;
import dev.sourcelake.extractors.GeneratedRegions.Comment;
import dev.sourcelake.extractors.GeneratedRegions.Region;
import dev.sourcelake.extractors.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The generated regions of a Java file that can be left out of it. */
final class JavaRegions {
  private static final String CUT =
      "its brackets are not balanced, or a declaration reaches into it";

  private final ParserText text;

  private JavaRegions(ParserText text) {
    this.text = text;
  }

  /**
   * Finds them.
   *
   * @param text the parser's text of the whole file
   */
  static GeneratedRegions of(SourceFile file, ParserText text) {
    if (!GeneratedRegions.mayBeIn(file)) {
      return GeneratedRegions.NONE;
    }
    JavaRegions java = new JavaRegions(text);
    GeneratedRegions found = GeneratedRegions.of(file, java::around);
    List<Region> skipped = new ArrayList<>();
    Set<Region> read = new HashSet<>();
    for (Region region : found.regions()) {
      Optional<Region> whole = java.whole(region);
      whole.ifPresentOrElse(skipped::add, () -> read.add(region));
    }
    return new GeneratedRegions(skipped, found.without(read, CUT).problems());
  }

  private Optional<Comment> around(int offset) {
    int index = commentAfter(offset);
    if (index == text.comments().size() || text.comments().get(index).start() > offset) {
      return Optional.empty();
    }
    Scanner.Comment comment = text.comments().get(index);
    return Optional.of(new Comment(comment.start(), comment.end()));
  }

  /** The place of the first comment that ends after an offset. */
  private int commentAfter(int offset) {
    int low = 0;
    int high = text.comments().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (text.comments().get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The region with the annotations and the doc comment of its first declaration, which editors'
   * folds leave out and which would else go to the next one; empty where it can't be left out.
   */
  private Optional<Region> whole(Region region) {
    int from = text.indexFrom(region.start());
    int to = text.indexFrom(region.end());
    OptionalInt start = Boundaries.declarationStart(text.text(), from);
    if (start.isEmpty() || !Boundaries.areBalanced(text.text(), from, to)) {
      return Optional.empty();
    }
    int first = start.getAsInt();
    int begin = first < from ? text.offsetAt(first) : region.start();
    int boundary = first == 0 ? 0 : text.offsetAt(first - 1);
    return Optional.of(region.from(Math.min(begin, docStart(boundary, begin))));
  }

  /** Where the first doc comment between two offsets starts; the second where there is none. */
  private int docStart(int from, int to) {
    List<Scanner.Comment> comments = text.comments();
    for (int i = commentAfter(from); i < comments.size() && comments.get(i).start() < to; i++) {
      switch (comments.get(i).kind()) {
        case JAVADOC, MARKDOWN -> {
          return comments.get(i).start();
        }
        case LINE, BLOCK -> {}
      }
    }
    return to;
  }
}
