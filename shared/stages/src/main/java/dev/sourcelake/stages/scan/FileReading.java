package dev.sourcelake.stages.scan;

import dev.sourcelake.model.Sha256;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.attributes.FileAttributes;
import dev.sourcelake.origins.classify.Classification;
import dev.sourcelake.origins.classify.FileClassifier;
import dev.sourcelake.origins.classify.HeadTraits;
import dev.sourcelake.origins.content.ContentScanner;
import dev.sourcelake.origins.content.PreviousFile;
import dev.sourcelake.origins.content.ScannedContent;
import dev.sourcelake.origins.settings.PathSettings;
import dev.sourcelake.origins.settings.RepositorySurvey;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds out what a listed path is, reading it once or, where nothing can have changed, not at all.
 */
final class FileReading {
  private final RepositorySurvey survey;
  private final FileClassifier classifier;
  private final ContentScanner scanner;
  private final RegionSearch regionSearch;

  FileReading(RepositorySurvey survey, long maxFileBytes) {
    this.survey = survey;
    this.regionSearch = new RegionSearch(survey.settings().generatedMarkers());
    this.classifier = new FileClassifier(maxFileBytes);
    this.scanner = new ContentScanner(FileClassifier.HEAD_BYTES, maxFileBytes);
  }

  /**
   * Digest of the rules by which files are classified, the repository's attributes and markers
   * included.
   */
  String rulesVersion() {
    return Sha256.of(
        classifier.rulesFingerprint(survey.attributes())
            + "\n"
            + survey.settings().generatedMarkers().fingerprint());
  }

  ReadFile read(ListedFile file, PreviousScan previous, ContentStore store) throws IOException {
    FileAttributes attributes = survey.attributes().of(file.path());
    PreviousFile before = previous.of(file.path());
    Optional<ReadFile> unchanged =
        previous.sameRules()
            ? unchanged(file, attributes, before, previous, store)
            : Optional.empty();
    if (unchanged.isPresent()) {
      return unchanged.get();
    }
    if (!file.readable()) {
      return decided(file, attributes, null, null, file.size(), null, 0);
    }
    ScannedContent content;
    try {
      content = scanner.scan(file);
    } catch (IOException e) {
      // It is gone, or can't be read: its row says so, and the others go on.
      return decided(unreadable(file, e), attributes, null, null, file.size(), null, 0);
    }
    HeadTraits traits = classifier.read(file, content.head(), content.headLength());
    ReadFile read =
        decided(
            file, attributes, traits, content.sha256(), content.size(), content, content.size());
    if (read.classification().selected() && content.bytes() != null) {
      store.add(content);
    }
    return read;
  }

  private Optional<ReadFile> unchanged(
      ListedFile file,
      FileAttributes attributes,
      PreviousFile before,
      PreviousScan previous,
      ContentStore store) {
    Optional<String> sha256 = previous.reuse().sha256(file, before);
    if (sha256.isEmpty()) {
      return Optional.empty();
    }
    return classifier
        .recall(before)
        .map(traits ->
            decided(file, attributes, traits, sha256.get(), file.size(), null, 0)
                .with(before.generatedRegions()))
        .filter(read -> !read.classification().selected() || read.generatedRegions() != null)
        .filter(read -> !read.classification().selected() || store.has(sha256.get()));
  }

  private ReadFile decided(
      ListedFile file,
      FileAttributes attributes,
      HeadTraits traits,
      String sha256,
      long size,
      ScannedContent content,
      long bytesRead) {
    Classification classification =
        classifier.classify(file, attributes, traits, survey.settings());
    PathSettings settings = survey.settings().of(file.path(), classification.language());
    String encoding =
        attributes.workingTreeEncoding() != null
            ? attributes.workingTreeEncoding()
            : settings.encoding();
    boolean seen = classification.selected() && content != null && content.bytes() != null;
    Boolean regions = seen ? regionSearch.holds(content.bytes(), encoding) : null;
    return new ReadFile(file, sha256, size, classification, settings, encoding, regions, bytesRead);
  }

  private static ListedFile unreadable(ListedFile file, IOException cause) {
    return new ListedFile(
        file.path(),
        file.kind(),
        file.gitOid(),
        file.mode(),
        file.size(),
        file.stat(),
        String.valueOf(cause.getMessage()),
        file.content());
  }
}
