package dev.sourcelake.stages.extract;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a shard gave; its staged files stand in the result object in the lake.
 *
 * @param index the shard's place
 * @param attempt which try gave it
 * @param files files read
 * @param bytes bytes read
 * @param extractions files by family and status, such as {@code ast ok}
 * @param rows rows written, by table
 * @param setAside paths that were not read since they ended their reader, with the reason: crash or
 *     timeout
 */
public record ShardResult(
    int index,
    int attempt,
    long files,
    long bytes,
    Map<String, Long> extractions,
    Map<String, Long> rows,
    Map<String, String> setAside) {
  public ShardResult {
    extractions = Collections.unmodifiableMap(new TreeMap<>(extractions));
    rows = Collections.unmodifiableMap(new TreeMap<>(rows));
    // A result that an older version stored says nothing of it.
    setAside = Collections.unmodifiableMap(setAside == null ? Map.of() : new TreeMap<>(setAside));
  }
}
