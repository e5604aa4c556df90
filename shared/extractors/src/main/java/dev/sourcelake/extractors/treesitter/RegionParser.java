package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.CommentStyle;
import dev.sourcelake.extractors.Deadline;
import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.GeneratedRegions;
import dev.sourcelake.extractors.GeneratedRegions.Region;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.internal.ByteRange;
import dev.sourcelake.extractors.treesitter.internal.Engine;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parses a file without its generated regions, and without what its grammar cannot read. Where
 * comments are is only likely before the parse, so the tree is asked whether the markers stand in
 * comments; where the rest makes no sense without a region, the file is parsed as a whole.
 */
final class RegionParser {
  /** Each try finds more that only looks like a comment; honest files need one. */
  private static final int MOST_TRIES = 3;

  private final Engine engine;
  private final Deadline deadline;
  private final Dialect dialect;
  private final Grammar grammar;
  private final SourceFile file;
  private final List<ByteRange> unreadable;
  private final String unreadableAs;

  RegionParser(Engine engine, Deadline deadline, Dialect dialect, SourceFile file) {
    this.engine = engine;
    this.deadline = deadline;
    this.dialect = dialect;
    this.grammar = dialect.grammar();
    this.file = file;
    this.unreadableAs = dialect.unreadableAs();
    this.unreadable = dialect.unreadable(file.text().utf8());
  }

  /**
   * A parsed file.
   *
   * @param tree to be closed by whoever takes it; empty where the parse was given up
   * @param regions generated regions that were not parsed, and why others were
   */
  record Parsed(Optional<SyntaxTree> tree, GeneratedRegions regions) {}

  /** What the ledger says was not parsed: ranges of the raw file. */
  List<String> skippedRanges(GeneratedRegions regions) {
    List<String> skipped = new ArrayList<>(regions.asSkippedRanges(file.text()));
    for (ByteRange range : unreadable) {
      skipped.add(
          file.text().rawOffset(range.start())
              + "-"
              + file.text().rawOffset(range.end())
              + ":"
              + unreadableAs);
    }
    return skipped;
  }

  /** Why a parse was given up. */
  Diagnostic givenUp() {
    return engine.outgrown()
        ? Diagnostic.ofFile(
            Severity.ERROR, Kind.TOO_LARGE, "parsing took more memory than files of this size may")
        : Diagnostic.ofFile(
            Severity.ERROR, Kind.TIMEOUT, "parsing took longer than " + deadline.millis() + " ms");
  }

  Parsed parse() {
    CommentStyle style = CommentStyle.of(file.settings().language()).orElse(null);
    if (style == null || !GeneratedRegions.mayBeIn(file)) {
      return whole(GeneratedRegions.NONE);
    }
    GeneratedRegions regions = GeneratedRegions.of(file, new LikelyComments(file.text(), style));
    for (int tries = 1; !regions.regions().isEmpty(); tries++) {
      Optional<SyntaxTree> tree = parse(regions.regions());
      if (tree.isEmpty()) {
        return new Parsed(tree, regions);
      }
      Set<Region> marked = marked(tree.get(), regions.regions());
      if (marked.size() == regions.regions().size()) {
        return tree.get().hasError(0)
            ? wholeIfBetter(tree.get(), regions)
            : new Parsed(tree, regions);
      }
      tree.get().close();
      regions =
          tries < MOST_TRIES
              ? regions.only(marked)
              : regions
                  .without(marked, "text that is no comment looks like its markers")
                  .only(Set.of());
    }
    return whole(regions);
  }

  /** Parses the whole file, and forgets problems of markers that are in no comment. */
  private Parsed whole(GeneratedRegions regions) {
    Optional<SyntaxTree> tree = parse(List.of());
    if (tree.isEmpty() || regions.problems().isEmpty()) {
      return new Parsed(tree, regions);
    }
    List<Diagnostic> problems =
        regions.problems().stream()
            .filter(problem ->
                problem.severity() == Severity.INFO
                    || !inComments(tree.get(), Set.of(problem.start())).isEmpty())
            .toList();
    return new Parsed(tree, new GeneratedRegions(List.of(), problems));
  }

  /** Takes the tree of the whole file where that has no error, else the one without regions. */
  private Parsed wholeIfBetter(SyntaxTree tree, GeneratedRegions regions) {
    tree.close();
    Optional<SyntaxTree> whole = parse(List.of());
    if (whole.isPresent() && !whole.get().hasError(0)) {
      String why = "the rest makes no sense without it";
      return new Parsed(whole, regions.without(Set.copyOf(regions.regions()), why));
    }
    whole.ifPresent(SyntaxTree::close);
    return new Parsed(parse(regions.regions()), regions);
  }

  private Optional<SyntaxTree> parse(List<Region> generated) {
    List<ByteRange> skipped = new ArrayList<>(unreadable);
    generated.forEach(region -> skipped.add(new ByteRange(region.start(), region.end())));
    skipped.sort(Comparator.comparingInt(ByteRange::start));
    byte[] utf8 = file.text().utf8();
    List<ByteRange> included = new ArrayList<>();
    int from = 0;
    for (ByteRange range : skipped) {
      if (range.start() > from) {
        included.add(new ByteRange(from, range.start()));
      }
      from = Math.max(from, range.end());
    }
    if (!skipped.isEmpty()) {
      included.add(new ByteRange(from, utf8.length));
    }
    Optional<SyntaxTree> tree = engine.parse(grammar, utf8, included, deadline.left());
    byte[] spelled = tree.isPresent() && tree.get().hasError(0) ? dialect.spelled(utf8) : utf8;
    if (Arrays.equals(spelled, utf8)) {
      return tree;
    }
    tree.get().close();
    return engine.parse(grammar, utf8, spelled, included, deadline.left());
  }

  /** The regions whose markers are both in comments. */
  private static Set<Region> marked(SyntaxTree tree, List<Region> regions) {
    Set<Integer> markers = new HashSet<>();
    regions.forEach(region -> markers.addAll(List.of(region.before(), region.after())));
    Set<Integer> inComments = inComments(tree, markers);
    return regions.stream()
        .filter(region -> inComments.containsAll(List.of(region.before(), region.after())))
        .collect(Collectors.toSet());
  }

  /** Which of these offsets are in comments. */
  private static Set<Integer> inComments(SyntaxTree tree, Set<Integer> offsets) {
    List<Integer> ascending = offsets.stream().sorted().toList();
    Set<Integer> found = new HashSet<>();
    int next = 0;
    for (int node = 0; node < tree.size() && next < ascending.size(); node++) {
      if (tree.kind(node).contains("comment")) {
        while (next < ascending.size() && ascending.get(next) < tree.start(node)) {
          next++;
        }
        while (next < ascending.size() && ascending.get(next) < tree.end(node)) {
          found.add(ascending.get(next++));
        }
      }
    }
    return found;
  }
}
