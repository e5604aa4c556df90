package dev.sourcelake.stages.scan;

import dev.sourcelake.origins.content.ScannedContent;
import java.io.IOException;

/** Where the contents of selected files go. */
interface ContentStore {
  /** Stores nothing and misses nothing. */
  ContentStore NOTHING =
      new ContentStore() {
        @Override
        public boolean has(String sha256) {
          return true;
        }

        @Override
        public void add(ScannedContent content) {}
      };

  /** Whether a content is stored already. */
  boolean has(String sha256);

  /** Stores a content, if it is not there. */
  void add(ScannedContent content) throws IOException;
}
