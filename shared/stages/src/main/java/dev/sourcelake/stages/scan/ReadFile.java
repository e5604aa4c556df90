package dev.sourcelake.stages.scan;

import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.classify.Classification;
import dev.sourcelake.origins.settings.PathSettings;

/**
 * A listed path and all that is known of it.
 *
 * @param file what the listing says
 * @param sha256 digest of its content, or null
 * @param size its size, -1 where it has none
 * @param classification what it is
 * @param settings what the build files say of it
 * @param encoding the encoding that the repository declares, or null
 * @param generatedRegions whether it holds markers of generated regions, or null where no extractor
 *     gets to see it
 * @param bytesRead bytes read of it just now
 */
record ReadFile(
    ListedFile file,
    String sha256,
    long size,
    Classification classification,
    PathSettings settings,
    String encoding,
    Boolean generatedRegions,
    long bytesRead) {

  /** The same with what an earlier scan knew of its content. */
  ReadFile with(Boolean regions) {
    return new ReadFile(file, sha256, size, classification, settings, encoding, regions, bytesRead);
  }

  /** Its status, with the reason where it is skipped. */
  String statusAndReason() {
    return classification.selected()
        ? classification.status()
        : classification.status() + ": " + classification.reason();
  }
}
