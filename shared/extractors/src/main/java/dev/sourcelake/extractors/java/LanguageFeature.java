package dev.sourcelake.extractors.java;

import java.util.Locale;

/**
 * What the language gained after Java 8, with the version that it needs without preview features.
 */
enum LanguageFeature {
  MODULES(9, true),
  PRIVATE_INTERFACE_METHODS(9, true),
  RESOURCES_OF_VARIABLES(9, true),
  DIAMOND_OF_ANONYMOUS_CLASSES(9, false),
  LOCAL_VARIABLE_TYPES(10, false),
  LAMBDA_PARAMETER_TYPES(11, false),
  SWITCH_EXPRESSIONS(14, true),
  SWITCH_LABEL_LISTS(14, true),
  SWITCH_ARROWS(14, false),
  TEXT_BLOCKS(15, true),
  RECORDS(16, true),
  PATTERNS(16, true),
  LOCAL_INTERFACES(16, true),
  LOCAL_ENUMS(16, false),
  SEALED_TYPES(17, true),
  SWITCH_PATTERNS(21, true),
  SWITCH_NULL(21, false),
  RECORD_PATTERNS(21, true),
  UNNAMED_VARIABLES(22, false),
  UNNAMED_PATTERNS(22, false),
  LABELS_OF_PATTERNS(22, true),
  MODULE_IMPORTS(25, true),
  FLEXIBLE_CONSTRUCTORS(25, true),
  COMPACT_SOURCE_FILES(25, false);

  /** What every file is taken to need; no version before it is told from others. */
  static final int LEAST = 8;

  private final int version;
  private final boolean validated;

  LanguageFeature(int version, boolean validated) {
    this.version = version;
    this.validated = validated;
  }

  /** The first version of Java that has it for good. */
  int version() {
    return version;
  }

  /** Whether JavaParser's own validators know it by the same version. */
  boolean isValidated() {
    return validated;
  }

  /** Its name in the ledger. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
