package dev.sourcelake.cli.progress;

/** Shows nothing. */
final class NoProgress implements Progress {
  @Override
  public void phase(Phase phase, long files, long bytes) {}

  @Override
  public void advanced(long files, long bytes) {}

  @Override
  public void note(String line) {}

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
