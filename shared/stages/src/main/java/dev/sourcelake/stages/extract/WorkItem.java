package dev.sourcelake.stages.extract;

import dev.sourcelake.extractors.Wanted;
import dev.sourcelake.model.Family;
import dev.sourcelake.origins.blobs.StoredBlob;
import java.util.Map;

/**
 * A file that is to be read, by which families.
 *
 * @param path its path
 * @param language its language, or null
 * @param category its category
 * @param encoding its declared encoding, or null
 * @param blob where its content is stored
 * @param families what each family is to write
 */
record WorkItem(
    String path,
    String language,
    String category,
    String encoding,
    StoredBlob blob,
    Map<Family, Wanted> families) {
  WorkItem {
    families = Map.copyOf(families);
  }
}
