package dev.sourcelake.stages.scan;

import dev.sourcelake.origins.blobs.PackWriter;
import dev.sourcelake.origins.blobs.ShaSet;
import dev.sourcelake.origins.content.ScannedContent;
import java.io.IOException;

/** Stores contents in blob packs; the set of what is stored is the pack writer's own. */
record PackStore(PackWriter packs, ShaSet stored) implements ContentStore {
  @Override
  public boolean has(String sha256) {
    return stored.contains(sha256);
  }

  @Override
  public void add(ScannedContent content) throws IOException {
    packs.add(content);
  }
}
