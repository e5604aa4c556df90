package dev.sourcelake.stages;

import dev.sourcelake.origins.FetchListener;

/** Tells of a fetch as a phase of its scan. */
final class FetchPhase implements FetchListener {
  private final ScanListener listener;
  private long told;

  FetchPhase(ScanListener listener) {
    this.listener = listener;
  }

  @Override
  public void begun() {
    told = 0;
    listener.phase(ScanListener.Phase.FETCH, -1, -1);
  }

  @Override
  public void expects(long objects) {
    listener.phase(ScanListener.Phase.FETCH, objects, -1);
  }

  @Override
  public void received(long bytes) {
    listener.advanced(0, bytes - told);
    told = bytes;
  }

  @Override
  public void received(int objects) {
    listener.advanced(objects, 0);
  }
}
