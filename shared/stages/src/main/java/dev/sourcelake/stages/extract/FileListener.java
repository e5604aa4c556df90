package dev.sourcelake.stages.extract;

/** Hears which file of a shard is being read, so that whoever watches knows what to blame. */
public interface FileListener {
  /** A file is begun. */
  void begun(String path);

  /** The file is done. */
  void ended(long bytes);
}
