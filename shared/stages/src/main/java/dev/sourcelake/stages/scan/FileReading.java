package dev.sourcelake.stages.scan;

import dev.sourcelake.model.Sha256;
import dev.sourcelake.origins.LfsException;
import dev.sourcelake.origins.LfsPointer;
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
import java.io.ByteArrayInputStream;
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
  private final long maxFileBytes;
  private final boolean lfs;

  /** Reads files of at most so many bytes; with {@code lfs}, what pointers stand for as well. */
  FileReading(RepositorySurvey survey, long maxFileBytes, boolean lfs) {
    this.survey = survey;
    this.maxFileBytes = maxFileBytes;
    this.lfs = lfs;
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
            + survey.settings().generatedMarkers().fingerprint()
            + (lfs ? "\nlfs" : ""));
  }

  ReadFile read(ListedFile file, PreviousScan previous, ContentStore store) throws IOException {
    FileAttributes attributes = survey.attributes().of(file.path());
    PreviousFile before = previous.of(file.path());
    Optional<ReadFile> unchanged =
        previous.sameRules() && !mayBePointer(file)
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
    if (traits.lfsPointer() && lfs) {
      return behind(file, attributes, traits, content, previous.sameRules() ? before : null, store);
    }
    ReadFile read =
        decided(
            file, attributes, traits, content.sha256(), content.size(), content, content.size());
    return stored(read, content, store);
  }

  private static ReadFile stored(ReadFile read, ScannedContent content, ContentStore store)
      throws IOException {
    if (read.classification().selected() && content.bytes() != null) {
      store.add(content);
    }
    return read;
  }

  /** The row of a file has the content's digest then, which is looked for behind each pointer. */
  private boolean mayBePointer(ListedFile file) {
    return lfs && file.size() < LfsPointer.MAX_BYTES;
  }

  /**
   * What a pointer stands for, where its name tells a language that it may be in: what else is kept
   * so is seldom text. {@code before} is null where nothing may be taken over.
   */
  private ReadFile behind(
      ListedFile file,
      FileAttributes attributes,
      HeadTraits traits,
      ScannedContent content,
      PreviousFile before,
      ContentStore store)
      throws IOException {
    Optional<LfsPointer> pointer = LfsPointer.parse(content.head(), content.headLength());
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    if (pointer.isEmpty() || FileClassifier.languageOfName(name).isEmpty()) {
      return decided(file, attributes, traits, content.sha256(), content.size(), content, 0);
    }
    String sha256 = pointer.get().sha256();
    long size = pointer.get().size();
    if (before != null && sha256.equals(before.sha256()) && store.has(sha256)) {
      Optional<ReadFile> same =
          classifier
              .recall(before)
              .map(known ->
                  decided(file, attributes, known, sha256, size, null, 0)
                      .with(before.generatedRegions()));
      if (same.isPresent()) {
        return same.get();
      }
    }
    try {
      if (size > maxFileBytes) {
        throw new LfsException("lfs_too_large", size + " bytes");
      }
      byte[] bytes = file.content().behind(pointer.get());
      if (bytes == null) {
        return decided(file, attributes, traits, content.sha256(), content.size(), content, 0);
      }
      ListedFile whole =
          new ListedFile(
              file.path(),
              file.kind(),
              file.gitOid(),
              file.mode(),
              size,
              file.stat(),
              null,
              () -> new ByteArrayInputStream(bytes));
      ScannedContent read = scanner.scan(whole);
      HeadTraits itsTraits = classifier.read(whole, read.head(), read.headLength());
      return stored(
          decided(whole, attributes, itsTraits, read.sha256(), size, read, size), read, store);
    } catch (LfsException e) {
      ListedFile refused = file.withProblem(e.getMessage());
      return decided(refused, attributes, traits, content.sha256(), content.size(), content, 0);
    }
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
