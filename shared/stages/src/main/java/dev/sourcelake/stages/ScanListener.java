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

  /** A phase begins with this much to do; -1 where that is not known. */
  void phase(Phase phase, long files, long bytes);

  /** This much more of the phase is done. */
  void advanced(long files, long bytes);

  /** Something a person should know, in one line. */
  void note(String line);

  /** The parts of a scan, in order. */
  enum Phase {
    SCAN,
    PLAN,
    EXTRACT,
    COMMIT
  }
}
