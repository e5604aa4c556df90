package dev.sourcelake.origins;

/** Hears how a fetch gets on; called often, by one thread at a time, quick to return. */
public interface FetchListener {
  /** Hears nothing. */
  FetchListener NONE =
      new FetchListener() {
        @Override
        public void begun() {}

        @Override
        public void expects(long objects) {}

        @Override
        public void received(long bytes) {}

        @Override
        public void received(int objects) {}
      };

  /** A connection is about to be made. */
  void begun();

  /** The other side has said how many objects come. */
  void expects(long objects);

  /** So many bytes have come so far. */
  void received(long bytes);

  /** So many objects more have come. */
  void received(int objects);
}
