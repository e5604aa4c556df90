package dev.sourcelake.origins.settings;

/** Which builds say something about which languages. */
enum Ecosystem {
  JVM,
  PYPI,
  NPM,
  CARGO,
  GO,
  NUGET,
  RUBYGEMS,
  PACKAGIST;

  /** Whether units with this text in the column {@code ecosystem} are of it. */
  boolean hasBuild(String ecosystem) {
    return switch (this) {
      case JVM -> ecosystem.equals("maven") || ecosystem.equals("gradle");
      case PYPI -> ecosystem.equals("pypi");
      case NPM -> ecosystem.equals("npm");
      case CARGO -> ecosystem.equals("cargo");
      case GO -> ecosystem.equals("go");
      case NUGET -> ecosystem.equals("nuget");
      case RUBYGEMS -> ecosystem.equals("rubygems");
      case PACKAGIST -> ecosystem.equals("packagist");
    };
  }

  /** The ecosystem of a language, or null. */
  static Ecosystem ofLanguage(String language) {
    return switch (language) {
      case "java", "kotlin", "scala", "groovy", "clojure" -> JVM;
      case "python", "cython", "jupyter" -> PYPI;
      case "javascript", "jsx", "typescript", "tsx", "vue", "svelte" -> NPM;
      case "rust" -> CARGO;
      case "go" -> GO;
      case "csharp", "fsharp", "vb" -> NUGET;
      case "ruby" -> RUBYGEMS;
      case "php" -> PACKAGIST;
      case null, default -> null;
    };
  }
}
