package dev.sourcelake.stages.extract;

/**
 * A part of a worklist: all its paths from the first to the last.
 *
 * @param index its place among the shards of the scan, from 0
 * @param firstPath its first path
 * @param lastPath its last path
 * @param files how many paths there are
 * @param bytes the size of their files together
 */
public record Shard(int index, String firstPath, String lastPath, long files, long bytes) {}
