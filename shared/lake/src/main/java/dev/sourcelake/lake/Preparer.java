package dev.sourcelake.lake;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.internal.FileRewriter;
import dev.sourcelake.lake.internal.FileSizes;
import dev.sourcelake.model.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Works out what a scan changes in its repository's partition of each table. Files that hold stale
 * rows are written anew without them, others stay; small files are folded into larger ones as it
 * goes. What is written lies in the tables' folders and belongs to nothing until it is published.
 * For one thread.
 */
public final class Preparer implements AutoCloseable {
  private final FileRewriter rewriter;
  private final RepoFiles active;

  /**
   * Prepares a scan against the repository's active files, as they are now.
   *
   * @param scanId what the names of written files start with
   */
  public Preparer(Lake lake, String repo, String scanId) {
    this.active = lake.files(repo);
    this.rewriter =
        new FileRewriter(lake.storage(), SessionContext.open(lake.options()), repo, scanId);
  }

  /**
   * Replaces the stale rows of one extractor by the staged files. Where there are neither, nothing
   * changes.
   *
   * @param extractor whose rows; ignored for tables without that column
   * @param stale the rows to go
   * @param staged the files with the rows to come, in the folder of the repository's partition
   */
  public Changes replace(
      Dataset dataset, String extractor, StaleKeys stale, List<DataFile> staged) {
    if (stale instanceof StaleKeys.None && staged.isEmpty()) {
      return Changes.NONE;
    }
    List<DataFile> own =
        active.of(dataset).stream().filter(file -> isOf(file, dataset, extractor)).toList();
    Split split =
        switch (stale) {
          case StaleKeys.None none -> new Split(List.of(), List.of(), own);
          case StaleKeys.All all -> new Split(own, List.of(), List.of());
          case StaleKeys.Listed listed -> split(dataset, own, listed);
        };
    return split.dropped().isEmpty() && split.mixed().isEmpty() && staged.isEmpty()
        ? Changes.NONE
        : change(dataset, split, staged);
  }

  /** Folds small files of a table in which nothing else changes; all its rows stay. */
  public Changes fold(Dataset dataset) {
    Map<Optional<String>, List<DataFile>> byExtractor =
        active.of(dataset).stream().collect(Collectors.groupingBy(DataFile::extractor));
    return byExtractor.values().stream()
        .map(files -> change(dataset, new Split(List.of(), List.of(), files), List.of()))
        .reduce(Changes.NONE, Changes::and);
  }

  private Changes change(Dataset dataset, Split split, List<DataFile> staged) {
    FileSizes sizes = FileSizes.of(active.of(dataset), staged);
    List<DataFile> whole = new ArrayList<>(split.kept());
    whole.addAll(staged);
    List<DataFile> folded = sizes.toFold(whole);

    List<DataFile> adds = new ArrayList<>(staged);
    adds.removeAll(folded);
    adds.addAll(rewriter.fold(dataset, folded, sizes));
    for (DataFile mixed : split.mixed()) {
      adds.addAll(rewriter.withoutStaleRows(dataset, mixed, sizes));
    }
    List<DataFile> removes = new ArrayList<>(split.dropped());
    removes.addAll(split.mixed());
    split.kept().stream().filter(Set.copyOf(folded)::contains).forEach(removes::add);
    return new Changes(adds, removes);
  }

  /**
   * Active files by what stale rows mean to them.
   *
   * @param dropped all rows are stale
   * @param mixed some are
   * @param kept none are
   */
  private record Split(List<DataFile> dropped, List<DataFile> mixed, List<DataFile> kept) {}

  private Split split(Dataset dataset, List<DataFile> files, StaleKeys.Listed stale) {
    Split split = new Split(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    rewriter.useStale(dataset, stale.files());
    Set<DataFile> touched = rewriter.touched(dataset, files);
    for (DataFile file : files) {
      long staleRows = touched.contains(file) ? rewriter.staleRows(dataset, file) : 0;
      if (staleRows == 0) {
        split.kept().add(file);
      } else if (staleRows == file.rows()) {
        split.dropped().add(file);
      } else {
        split.mixed().add(file);
      }
    }
    return split;
  }

  private static boolean isOf(DataFile file, Dataset dataset, String extractor) {
    if (!dataset.hasColumn("extractor")) {
      return true;
    }
    String rows =
        file.extractor()
            .orElseThrow(() ->
                new LakeException(
                    LakeException.Problem.DAMAGED,
                    "%s of table '%s' mixes extractors: another program has rewritten it. Restore the table to the version before."
                        .formatted(file.key(), dataset)));
    return rows.equals(extractor);
  }

  @Override
  public void close() {
    rewriter.close();
  }
}
