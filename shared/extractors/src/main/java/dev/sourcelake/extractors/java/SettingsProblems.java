package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.PackageDeclaration;
import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.FileSettings;
import java.util.List;
import java.util.Optional;

/** Where a file and what the repository says of it do not fit together. */
final class SettingsProblems {
  private SettingsProblems() {}

  /** A package that is not that of the folder, below the source root. */
  static Optional<Diagnostic> ofPackage(JavaFile file, CompilationUnit unit) {
    String path = file.source().path();
    String root = file.source().settings().sourceRoot();
    PackageDeclaration declared = unit.getPackageDeclaration().orElse(null);
    if (root == null || (declared == null && unit.getTypes().isEmpty())) {
      return Optional.empty();
    }
    String prefix = root.isEmpty() || root.equals(".") ? "" : root + "/";
    if (!path.startsWith(prefix)) {
      return Optional.empty();
    }
    int end = path.lastIndexOf('/');
    String expected =
        end < prefix.length() ? "" : path.substring(prefix.length(), end).replace('/', '.');
    String found = declared == null ? "" : declared.getNameAsString();
    if (expected.equals(found)) {
      return Optional.empty();
    }
    return Optional.of(
        problem(
            "package_folder",
            "The file is in "
                + named(found)
                + ", its folder below the source root '"
                + root
                + "' stands for "
                + named(expected),
            declared == null ? -1 : file.start(declared),
            declared == null ? -1 : file.end(declared)));
  }

  /** A feature that the declared version of the language does not have. */
  static Optional<Diagnostic> ofLevel(JavaFile file, LanguageFeatures features) {
    FileSettings settings = file.source().settings();
    if (settings.languageLevel() == null
        || ParseSettings.feature(settings.languageLevel()) >= features.version()) {
      return Optional.empty();
    }
    return Optional.of(
        problem(
            "language_level",
            "The file needs Java "
                + features.version()
                + " ("
                + features.needed().id()
                + "), "
                + settings.languageLevelSource()
                + " says "
                + settings.languageLevel(),
            features.neededAt(),
            file.tokens().endOf(features.neededAt())));
  }

  private static Diagnostic problem(String code, String message, int start, int end) {
    return new Diagnostic(Severity.WARNING, Kind.SETTINGS, code, message, start, end, List.of());
  }

  private static String named(String packageName) {
    return packageName.isEmpty() ? "the unnamed package" : "package '" + packageName + "'";
  }
}
