package dev.sourcelake.stages;

/** Hears how a scan gets on; called from several threads, quick to return. */
public interface ScanListener {
  /** Hears nothing. */
  ScanListener NONE =
      new ScanListener() {
        @Override
        public void phase(Phase phase, long files, long bytes) {}

        @Override
        public void advanced(long files, long bytes) {}

        @Override
        public void note(String line) {}
      };

  /**
   * A phase begins with this much to do; -1 where that is not known. Said again of the phase that
   * is under way, it only says how much there is to do. What a fetch counts as files are git's
   * objects.
   */
  void phase(Phase phase, long files, long bytes);

  /** This much more of the phase is done. */
  void advanced(long files, long bytes);

  /** Something a person should know, in one line. */
  void note(String line);

  /** The parts of a scan, in order; there is a fetch where the origin is a URL. */
  enum Phase {
    FETCH,
    SCAN,
    PLAN,
    EXTRACT,
    COMMIT
  }
}
