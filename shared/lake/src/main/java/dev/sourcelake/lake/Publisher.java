package dev.sourcelake.lake;

import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.PublishResult.Refused;
import dev.sourcelake.lake.PublishResult.Replan;
import dev.sourcelake.lake.PublishResult.Superseded;
import dev.sourcelake.lake.internal.Parallel;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.model.table.Scans;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Makes prepared scans visible, all tables of many repositories in one journal entry. Several may
 * work on a lake at once: whoever finds an entry unfinished finishes it before writing the next, so
 * that they help each other instead of racing, and a crash anywhere is rolled forward. Each step
 * may be done again.
 */
public final class Publisher {
  /**
   * A scan older than this may name files that vacuum has taken: half of what the tables keep
   * removed files for.
   */
  static final Duration OLDEST_SCAN = Duration.ofDays(1);

  private final Lake lake;

  /** A publisher for a lake. */
  public Publisher(Lake lake) {
    this.lake = lake;
  }

  /** Publishes what can be published and says of each request, in order, what became of it. */
  public List<PublishResult> publish(List<PublishRequest> requests) {
    while (true) {
      long next = finishPending() + 1;
      PublishResult[] results = new PublishResult[requests.size()];
      List<PublishRequest> accepted = accept(requests, results);
      if (accepted.isEmpty()) {
        return List.of(results);
      }
      JournalEntry entry = entry(next, accepted);
      if (!lake.journal().create(entry)) {
        // Another publisher wrote this entry: help it, then judge the requests again.
        continue;
      }
      LakeView view = apply(entry);
      Published published = new Published(next, versions(entry, view));
      Arrays.setAll(results, i -> results[i] == null ? published : results[i]);
      return List.of(results);
    }
  }

  /**
   * Removes a repository: all its rows from all tables, as one entry. Scans of it that have begun
   * come too late from here on; its name is free for another origin. Blob packs stay, for readers
   * of older versions.
   *
   * @return the entry that removed it; empty where the lake has no such repository
   */
  public OptionalLong forget(String repo) {
    while (true) {
      long next = finishPending() + 1;
      Optional<RepoState> known = lake.repos().state(repo).filter(state -> !state.forgotten());
      if (known.isEmpty()) {
        return OptionalLong.empty();
      }
      RepoState state = known.get();
      // Its place makes all scans before it older than the removal.
      ScanTicket place = lake.repos().nextScan(repo, state.origin());
      JournalEntry entry =
          new JournalEntry(
              next,
              lake.clock().millis(),
              List.of(
                  new JournalEntry.Request(
                      repo, state.origin(), place.scanId(), place.sequence(), state.entry(), true)),
              removal(repo));
      if (lake.journal().create(entry)) {
        apply(entry);
        return OptionalLong.of(next);
      }
      // Another publisher wrote this entry, perhaps of this repository: look again.
    }
  }

  private Map<String, Changes> removal(String repo) {
    Map<String, Changes> tables = new TreeMap<>();
    for (Dataset dataset : Datasets.ALL) {
      Changes changes =
          lake.table(dataset)
              .latest()
              .map(table -> new Changes(List.of(), table.files(repo)))
              .orElse(Changes.NONE);
      if (!changes.none()) {
        tables.put(dataset.name(), changes);
      }
    }
    return tables;
  }

  /**
   * Finishes the last journal entry where a publisher died over it.
   *
   * @return the last entry's number, 0 where there is none
   */
  public long finishPending() {
    long last = lake.journal().last();
    if (lake.journal().finished(last).isEmpty()) {
      apply(
          lake.journal()
              .entry(last)
              .orElseThrow(() ->
                  new LakeException(
                      LakeException.Problem.DAMAGED,
                      "Journal entry %d is unfinished and missing; restore %s"
                          .formatted(last, LakeLayout.entry(last)))));
    }
    return last;
  }

  /** The requests to publish, one for a repository; fills in the results of all others. */
  private List<PublishRequest> accept(List<PublishRequest> requests, PublishResult[] results) {
    Map<String, PublishRequest> newest = new HashMap<>();
    for (PublishRequest request : requests) {
      newest.merge(
          request.repo(), request, (a, b) -> b.scan().sequence() > a.scan().sequence() ? b : a);
    }
    Map<String, Optional<PublishResult>> judged = new HashMap<>();
    newest.forEach((repo, request) -> judged.put(repo, judge(request)));
    for (int i = 0; i < results.length; i++) {
      PublishRequest request = requests.get(i);
      PublishRequest other = newest.get(request.repo());
      results[i] =
          request.scan().scanId().equals(other.scan().scanId())
              ? judged.get(request.repo()).orElse(null)
              : new Superseded("scan '%s' is newer".formatted(other.scan().scanId()));
    }
    return newest.values().stream()
        .filter(request -> judged.get(request.repo()).isEmpty())
        .sorted(Comparator.comparing(PublishRequest::repo))
        .toList();
  }

  /** What becomes of a request without its being published; empty where it can be. */
  private Optional<PublishResult> judge(PublishRequest request) {
    ScanRecord scan = request.scan();
    Optional<RepoState> known = lake.repos().state(request.repo());
    if (known.isPresent()) {
      RepoState state = known.get();
      Optional<String> conflict = Repos.conflict(state, request.origin());
      if (conflict.isPresent()) {
        return conflict.map(Refused::new);
      }
      if (state.scanId().equals(scan.scanId())) {
        return Optional.of(alreadyPublished(state.entry()));
      }
      if (scan.sequence() <= state.sequence()) {
        return Optional.of(
            new Superseded(
                state.forgotten()
                    ? "the repository was removed from the lake after the scan began"
                    : "scan '%s' is newer".formatted(state.scanId())));
      }
    }
    long age = lake.clock().millis() - scan.startedMicros() / 1000;
    if (age > OLDEST_SCAN.toMillis()) {
      return Optional.of(
          new Refused(
              "scan '%s' began more than %d hours ago, and vacuum may have taken its files; scan again"
                  .formatted(scan.scanId(), OLDEST_SCAN.toHours())));
    }
    long base = known.map(RepoState::entry).orElse(0L);
    return request.base() == base
        ? Optional.empty()
        : Optional.of(
            new Replan(
                "'%s' changed in journal entry %d; the scan was planned on %d"
                    .formatted(request.repo(), base, request.base())));
  }

  private Published alreadyPublished(long number) {
    JournalEntry entry = lake.journal().entry(number).orElseThrow();
    return new Published(number, versions(entry, lake.journal().finished(number).orElseThrow()));
  }

  private static Map<String, Long> versions(JournalEntry entry, LakeView view) {
    Map<String, Long> versions = new TreeMap<>(view.versions());
    versions.keySet().retainAll(entry.tables().keySet());
    return versions;
  }

  private JournalEntry entry(long number, List<PublishRequest> requests) {
    Map<String, Changes> tables = new TreeMap<>();
    for (PublishRequest request : requests) {
      request.changes().forEach((table, changes) -> tables.merge(table, changes, Changes::and));
    }
    tables.merge(
        Scans.TABLE.name(),
        new Changes(ScanRows.write(lake, requests, number), List.of()),
        Changes::and);
    tables.values().removeIf(Changes::none);
    return new JournalEntry(
        number,
        lake.clock().millis(),
        requests.stream()
            .map(request ->
                new JournalEntry.Request(
                    request.repo(),
                    request.origin(),
                    request.scan().scanId(),
                    request.scan().sequence(),
                    request.base(),
                    false))
            .toList(),
        tables);
  }

  /** Puts an entry into every table it names, or what is missing of that, and records it. */
  private LakeView apply(JournalEntry entry) {
    LakeView before = lake.journal().finished(entry.entry() - 1).orElseThrow();
    Map<String, Long> versions = new TreeMap<>(before.versions());
    List<String> tables = List.copyOf(entry.tables().keySet());
    List<Long> committed = Parallel.map(tables, table -> commit(entry, table));
    for (int i = 0; i < tables.size(); i++) {
      versions.put(tables.get(i), committed.get(i));
    }
    Parallel.map(
        entry.requests(),
        request -> {
          RepoState state = request.after(entry.entry());
          lake.repos().record(state);
          lake.fileLists().record(entry, request, before);
          lake.repos().dropBefore(state);
          return state;
        });
    return lake.journal().finish(new LakeView(entry.entry(), versions));
  }

  private long commit(JournalEntry entry, String table) {
    Dataset dataset =
        Datasets.find(table)
            .orElseThrow(() ->
                new LakeException(
                    LakeException.Problem.NEWER_FORMAT,
                    "Journal entry %d names table '%s', which this program does not know; finish it with the newer one that wrote it"
                        .formatted(entry.entry(), table)));
    return lake.log().commit(dataset, entry.entry(), entry.tables().get(table));
  }
}
