package dev.sourcelake.origins.classify;

import dev.sourcelake.model.Sha256;
import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.attributes.Attributes;
import dev.sourcelake.origins.attributes.FileAttributes;
import dev.sourcelake.origins.classify.Languages.Match;
import dev.sourcelake.origins.content.PreviousFile;
import dev.sourcelake.origins.internal.ResourceTable;
import dev.sourcelake.origins.settings.PathSettings;
import dev.sourcelake.origins.settings.RepositorySettings;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what files are, by rules that are data: attributes win over paths, and paths over
 * contents. May be used by several threads.
 */
public final class FileClassifier {
  /** How many bytes of a file's start are looked at, as git does. */
  public static final int HEAD_BYTES = 8000;

  /** Raised when the code decides otherwise by the same data. */
  private static final String CODE_VERSION = "3";

  /** The language of class files, the only binary ones that an extractor reads. */
  private static final String BYTECODE = "java-bytecode";

  private static final String CLASS_FILE = ".class";

  private static final Set<String> FROM_CONTENT = Set.of("shebang", "modeline", "content");

  private final long maxFileSize;
  private final Languages languages = Languages.shipped();
  private final PathRules paths = PathRules.shipped();
  private final HeadReader heads = new HeadReader();
  private final String rules;

  /** A classifier that sets files over {@code maxFileSize} bytes aside. */
  public FileClassifier(long maxFileSize) {
    if (maxFileSize <= 0) {
      throw new IllegalArgumentException("maxFileSize must be positive: " + maxFileSize);
    }
    this.maxFileSize = maxFileSize;
    StringBuilder all = new StringBuilder(CODE_VERSION);
    for (String resource :
        new String[] {
          "languages.txt", "ambiguous.txt", "paths.txt", "generated-markers.txt", "magic.txt"
        }) {
      all.append('\n').append(ResourceTable.text(FileClassifier.class, resource));
    }
    this.rules = all.toString();
  }

  /** The language that a file's name alone tells; where contents decide, the likeliest. */
  public static Optional<String> languageOfName(String fileName) {
    return Optional.ofNullable(Languages.shipped().ofFileName(fileName))
        .map(Languages.Match::language);
  }

  /**
   * Digest of all that {@link #recall} takes for unchanged: these rules and the repository's
   * attributes. To be recorded with a scan.
   */
  public String rulesFingerprint(Attributes attributes) {
    return Sha256.of(rules + "\n" + attributes.fingerprint());
  }

  /** What the first bytes of a file (at most {@link #HEAD_BYTES}) say. */
  public HeadTraits read(ListedFile file, byte[] head, int length) {
    int looked = Math.min(length, HEAD_BYTES);
    return heads.read(fileName(file.path()), head, looked, file.size());
  }

  /**
   * What the first bytes of an unchanged file said, by the row that was made of them; empty where
   * that does not tell and they have to be read again. Only where {@link #rulesFingerprint} is as
   * it was at that scan.
   */
  public Optional<HeadTraits> recall(PreviousFile previous) {
    if (previous.category() == null || previous.kind() == null) {
      return Optional.empty();
    }
    boolean lfs = previous.kind().equals(FileKind.LFS_POINTER.id());
    boolean binary = previous.category().equals(Category.BINARY.id());
    // Where attributes or the path decided, they do so again, whatever the content says.
    boolean generated = previous.category().equals(Category.GENERATED.id());
    boolean fromContent = FROM_CONTENT.contains(String.valueOf(previous.languageSource()));
    return Optional.of(
        new HeadTraits(
            lfs,
            binary,
            generated,
            fromContent ? previous.language() : null,
            fromContent ? previous.languageSource() : null));
  }

  /**
   * Decides.
   *
   * @param traits null for what has no content, or could not be read
   */
  public Classification classify(
      ListedFile file, FileAttributes attributes, HeadTraits traits, RepositorySettings settings) {
    if (!file.kind().hasContent()) {
      String reason = file.problem() == null ? file.kind().id() : file.problemReason();
      return new Classification(file.kind(), null, null, null, reason);
    }
    Match match = language(file.path(), attributes, traits);
    String language = match == null ? null : match.language();
    Category category = category(file.path(), attributes, traits, language, settings);
    FileKind kind = traits != null && traits.lfsPointer() ? FileKind.LFS_POINTER : file.kind();
    return new Classification(
        kind,
        language,
        match == null ? null : match.source(),
        category,
        reason(file, kind, category, traits, language));
  }

  private String reason(
      ListedFile file, FileKind kind, Category category, HeadTraits traits, String language) {
    if (file.problem() != null) {
      return file.problemReason();
    }
    if (traits == null) {
      return "unreadable";
    }
    if (kind == FileKind.LFS_POINTER) {
      return kind.id();
    }
    if (category == Category.BINARY && !BYTECODE.equals(language)) {
      return category.id();
    }
    return file.size() > maxFileSize ? "too_large" : null;
  }

  private Match language(String path, FileAttributes attributes, HeadTraits traits) {
    if (attributes.language() != null) {
      String ours = languages.ofAlias(attributes.language());
      return new Match(
          ours == null ? attributes.language().toLowerCase(Locale.ROOT) : ours, "attribute", true);
    }
    if (traits != null && traits.binary() && isClassFile(path, traits)) {
      return new Match(
          BYTECODE, traits.language() == null ? "extension" : traits.languageSource(), true);
    }
    Match named = languages.ofFileName(fileName(path));
    boolean open = named == null || !named.certain();
    return open && traits != null && traits.language() != null
        ? new Match(traits.language(), traits.languageSource(), true)
        : named;
  }

  /** Told by its content; one that is damaged at its start is one by its name. */
  private static boolean isClassFile(String path, HeadTraits traits) {
    return BYTECODE.equals(traits.language()) || path.endsWith(CLASS_FILE);
  }

  private Category category(
      String path,
      FileAttributes attributes,
      HeadTraits traits,
      String language,
      RepositorySettings settings) {
    if (Boolean.TRUE.equals(attributes.binary()) || (traits != null && traits.binary())) {
      return Category.BINARY;
    }
    if (Boolean.TRUE.equals(attributes.generated())) {
      return Category.GENERATED;
    }
    String name = fileName(path);
    if (attributes.vendored() == null
        ? paths.byFolder(Category.VENDORED, path) || paths.byName(Category.VENDORED, name)
        : attributes.vendored()) {
      return Category.VENDORED;
    }
    if (attributes.generated() == null
        && (paths.byFolder(Category.GENERATED, path)
            || paths.byName(Category.GENERATED, name)
            || (traits != null && traits.generated()))) {
      return Category.GENERATED;
    }
    if (attributes.documentation() == null
        ? paths.byFolder(Category.DOCS, path)
        : attributes.documentation()) {
      return Category.DOCS;
    }
    return byUse(path, name, language, settings.of(path, language));
  }

  private Category byUse(String path, String name, String language, PathSettings settings) {
    if (isTest(path, name, settings)) {
      return Category.TEST;
    }
    if (paths.byName(Category.CONFIG, name) || paths.byFolder(Category.CONFIG, path)) {
      return Category.CONFIG;
    }
    if (language == null) {
      return Category.DATA;
    }
    return switch (languages.type(language)) {
      case CODE, MARKUP -> Category.SOURCE;
      case DOCS -> Category.DOCS;
      case DATA -> Category.DATA;
      case CONFIG -> Category.CONFIG;
    };
  }

  private boolean isTest(String path, String name, PathSettings settings) {
    boolean jvm = "maven".equals(settings.ecosystem()) || "gradle".equals(settings.ecosystem());
    if (jvm && settings.sourceRoot() != null) {
      // Below a source root folders are packages: org/springframework/test holds no tests.
      return settings.test();
    }
    return settings.test()
        || paths.byFolder(Category.TEST, path)
        || paths.byName(Category.TEST, name);
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
