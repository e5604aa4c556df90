package dev.sourcelake.stages.extract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.storage.Key;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A shard to be read. It holds keys, never content, and is small enough for a queue.
 *
 * @param repo the repository's name
 * @param scanId the scan that the shard is part of
 * @param plan which of the scan's plans
 * @param worklist where the plan's worklist lies
 * @param shard which part of its worklist
 * @param attempt how many times the shard was tried before; staged files carry it
 * @param setAside paths that are not to be read again, with the reason: crash or timeout
 * @param deadlineMillis after how long the parse of one file is given up
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ShardTask(
    String repo,
    String scanId,
    int plan,
    Key worklist,
    Shard shard,
    int attempt,
    Map<String, String> setAside,
    long deadlineMillis) {
  public ShardTask {
    setAside = Collections.unmodifiableMap(new TreeMap<>(setAside));
  }

  /** The working files of its scan. */
  @JsonIgnore
  public RunFiles run() {
    return RunFiles.of(repo, scanId, plan);
  }

  /** The task for another try. */
  public ShardTask again() {
    return new ShardTask(
        repo, scanId, plan, worklist, shard, attempt + 1, setAside, deadlineMillis);
  }

  /** The task for another try without a path that ended the last one. */
  public ShardTask without(String path, String reason) {
    Map<String, String> more = new TreeMap<>(setAside);
    more.put(path, reason);
    return new ShardTask(repo, scanId, plan, worklist, shard, attempt + 1, more, deadlineMillis);
  }
}
