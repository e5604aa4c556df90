package dev.sourcelake.lake;

import dev.sourcelake.model.dataset.Dataset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The active files of one repository in all tables, as of the journal entry that changed it last.
 * They come from the list that was recorded with that entry, or from the tables' logs where that is
 * missing. For one thread.
 */
public final class RepoFiles {
  private final Lake lake;
  private final String repo;
  private final Optional<FileList> list;
  private final Map<Dataset, List<DataFile>> ofLogs = new HashMap<>();

  RepoFiles(Lake lake, String repo) {
    this.lake = lake;
    this.repo = repo;
    Optional<RepoState> state = lake.repos().state(repo);
    this.list =
        state.isEmpty()
            ? Optional.of(FileList.EMPTY)
            : lake.fileLists().find(repo, state.get().entry());
  }

  /** The active files of a table; none where it does not exist yet. */
  public List<DataFile> of(Dataset dataset) {
    return list.isPresent()
        ? list.get().of(dataset)
        : ofLogs.computeIfAbsent(
            dataset,
            table -> lake.table(table).latest().map(it -> it.files(repo)).orElse(List.of()));
  }
}
