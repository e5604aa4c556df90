package dev.sourcelake.stages.plan;

import dev.sourcelake.stages.extract.Shard;
import dev.sourcelake.stages.run.PlanFiles;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be done to bring a repository's facts up to date.
 *
 * @param base the journal entry in which the repository last changed when this was planned
 * @param files where its tables lie
 * @param shards the files to be read, in path order
 * @param families what is stale of each extractor family
 * @param extractors digest of the extractors that it was made for, see {@link ExtractorVersions};
 *     null in plans of an earlier program
 */
public record Plan(
    long base,
    PlanFiles files,
    List<Shard> shards,
    Map<String, FamilyPlan> families,
    String extractors) {
  public Plan {
    shards = List.copyOf(shards);
    families = Collections.unmodifiableMap(new TreeMap<>(families));
  }

  /** Files to be read. */
  public long filesToRead() {
    return shards.stream().mapToLong(Shard::files).sum();
  }

  /** Bytes to be read. */
  public long bytesToRead() {
    return shards.stream().mapToLong(Shard::bytes).sum();
  }

  /**
   * What is stale of a family.
   *
   * @param known paths in its ledger
   * @param stale those of them whose rows must go
   * @param removed those of the stale that have nothing in their place
   */
  public record FamilyPlan(long known, long stale, long removed) {
    /** Whether no row of the family stays. */
    public boolean nothingStays() {
      return stale == known;
    }
  }
}
