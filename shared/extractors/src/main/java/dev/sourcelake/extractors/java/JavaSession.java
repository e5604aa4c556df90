package dev.sourcelake.extractors.java;

import com.github.javaparser.LookaheadException;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extraction.Status;
import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.FallbackReader;
import dev.sourcelake.extractors.GeneratedRegions;
import dev.sourcelake.extractors.GeneratedRegions.Region;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.java.SourceParser.Parsed;
import dev.sourcelake.extractors.java.names.NameBinding;
import dev.sourcelake.extractors.java.names.NameRows;
import dev.sourcelake.model.Family;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads files on one thread. A file that JavaParser rejects, that is too large or too deep for it,
 * that it finds no end of, or that it fails on, goes to the fallback where there is one.
 */
final class JavaSession implements Extractor.Session {
  /** Bytes of source; a tree takes up to 55 times as many. */
  private static final int LARGEST = 4 << 20;

  /** A tree that lacks more than this share of the file is worth less than another parser's. */
  private static final double MOST_SKIPPED = 0.05;

  private final FallbackReader.Session fallback;

  private final SourceParser parser = new SourceParser();

  /** Takes the fallback, which may be null, and closes it in the end. */
  JavaSession(FallbackReader.Session fallback) {
    this.fallback = fallback;
  }

  @Override
  public void extract(SourceFile file, FactSink out) {
    if (out.wants(Family.AST) || out.wants(Family.CST) || out.wants(Family.SYMTABLE)) {
      boolean needsTree =
          out.wants(Family.AST) || NameRows.areWanted(out) || GeneratedRegions.mayBeIn(file);
      Reading reading = needsTree ? tree(file, out) : Reading.withoutTree();
      OtherFamilies.write(file, reading, out);
    }
  }

  private Reading tree(SourceFile file, FactSink out) {
    int length = file.text().utf8().length;
    if (length > LARGEST) {
      return giveUp(
          file, out, Kind.TOO_LARGE, length + " bytes of source, the limit is " + LARGEST);
    }
    try {
      return read(file, out);
    } catch (StackOverflowError e) {
      return startOver(file, out, Kind.TOO_DEEP, "nested too deeply for the parser's stack");
    } catch (LookaheadException e) {
      return startOver(file, out, Kind.TIMEOUT, e.getMessage());
    } catch (RuntimeException e) {
      return startOver(file, out, Kind.INTERNAL, "the walk over the tree failed: " + e);
    }
  }

  private Reading read(SourceFile file, FactSink out) {
    ParseSettings settings = ParseSettings.of(file.settings());
    ParserText text = ParserText.of(file.text());
    GeneratedRegions regions = JavaRegions.of(file, text);
    if (!regions.regions().isEmpty()) {
      text = ParserText.of(file.text(), regions.regions());
    }
    Parsed parsed = parser.parse(settings, text, file.text());
    if (!regions.regions().isEmpty() && !parsed.problems().isEmpty()) {
      Parsed whole = parser.parse(settings, ParserText.of(file.text()), file.text());
      if (whole.problems().isEmpty()) {
        regions = regions.without(Set.copyOf(regions.regions()), "the rest is no Java without it");
        parsed = whole;
      }
    }
    text = parsed.text();
    SyntaxProblems problems = new SyntaxProblems(text, parsed.problems());
    problems.diagnostics().forEach(problem -> out.diagnostic(Family.AST, problem));
    CompilationUnit unit = parsed.result().getResult().orElse(null);
    if (unit == null || unit.getParsed() == Node.Parsedness.UNPARSABLE) {
      return handOver(file, out, Kind.SYNTAX, "JavaParser rejects the file");
    }
    if (fallback != null && problems.skippedBytes() > MOST_SKIPPED * file.text().utf8().length) {
      return handOver(file, out, Kind.SYNTAX, "JavaParser skips much of the file");
    }
    regions.problems().forEach(problem -> out.diagnostic(Family.AST, problem));
    Walked walked = write(file, out, parsed, unit);
    List<String> skipped = regions.asSkippedRanges(file.text());
    Extraction extraction = extraction(settings, text, walked.features(), problems, skipped);
    record(out, extraction);
    return named(extraction, regions.regions(), walked.names());
  }

  /** Binds the names, where they are wanted; what goes wrong with them is no one else's fault. */
  private static Reading named(
      Extraction extraction, List<Region> skipped, Supplier<NameBinding> names) {
    String failure;
    try {
      return new Reading(extraction, skipped, names.get(), null);
    } catch (StackOverflowError e) {
      failure = "nested too deeply to bind its names";
    } catch (RuntimeException e) {
      failure = "binding its names failed: " + e;
    }
    return new Reading(extraction, skipped, null, failure);
  }

  /**
   * What the walk over a tree found.
   *
   * @param features of the language, that the file uses
   * @param names binds its names; what it gives is null if none are wanted
   */
  private record Walked(LanguageFeatures features, Supplier<NameBinding> names) {}

  /** Writes the rows of {@code ast}. */
  private static Walked write(SourceFile file, FactSink out, Parsed parsed, CompilationUnit unit) {
    JavaFile javaFile = new JavaFile(file, parsed.text(), parsed.tokens(), out);
    String packageName = unit.getPackageDeclaration().map(p -> p.getNameAsString()).orElse("");
    ImportTable imports = new ImportTable(unit.getImports());
    ImportRows importRows = new ImportRows(javaFile, packageName);
    importRows.add(unit.getImports());
    Symbols symbols = new Symbols(file.settings(), packageName);
    DefinitionNumbers numbers = NameRows.areWanted(out) ? new DefinitionNumbers() : null;
    Walk walk =
        new Walk(javaFile, packageName, imports, symbols, parsed.text().comments(), numbers);
    new DeclarationWalk(walk).file(unit, importRows);
    SettingsProblems.ofPackage(javaFile, unit).ifPresent(p -> out.diagnostic(Family.AST, p));
    SettingsProblems.ofLevel(javaFile, walk.features).ifPresent(p -> out.diagnostic(Family.AST, p));
    return new Walked(
        walk.features,
        () ->
            numbers == null
                ? null
                : NameBinding.of(
                    unit,
                    new NamePlaces(javaFile, numbers),
                    new NamesOutside(walk.scope.types(), imports),
                    file.text().utf8().length));
  }

  private static Extraction extraction(
      ParseSettings settings,
      ParserText text,
      LanguageFeatures features,
      SyntaxProblems problems,
      List<String> skipped) {
    boolean whole = problems.diagnostics().isEmpty();
    return new Extraction(
        whole ? Status.OK : Status.PARTIAL,
        whole ? null : "syntax errors",
        JavaFile.PARSER,
        JavaExtractor.PARSER_VERSION,
        settings.languageVersion(),
        settings.languageVersionSource(),
        settings.options(text.hasEscapes(), features),
        null,
        0,
        null,
        problems.skippedBytes(),
        skipped);
  }

  /** Forgets what was written of a file, unless some has left, and lets the fallback have it. */
  private Reading startOver(SourceFile file, FactSink out, Kind kind, String reason) {
    // A parser that was left in the middle of a file is not used again.
    parser.clear();
    if (out.rollback()) {
      return giveUp(file, out, kind, reason);
    }
    out.diagnostic(Family.AST, Diagnostic.ofFile(Severity.ERROR, kind, reason));
    record(out, Status.PARTIAL, reason);
    return Reading.failed(reason);
  }

  private Reading giveUp(SourceFile file, FactSink out, Kind kind, String reason) {
    out.diagnostic(Family.AST, Diagnostic.ofFile(Severity.ERROR, kind, reason));
    return handOver(file, out, kind, reason);
  }

  private Reading handOver(SourceFile file, FactSink out, Kind cause, String reason) {
    if (fallback == null || !out.wants(Family.AST)) {
      record(out, Status.FAILED, reason);
      return Reading.failed(reason);
    }
    try {
      record(out, fallback.read(file, out, cause, reason));
    } catch (RuntimeException e) {
      String failure = "the other parser failed: " + e;
      out.diagnostic(Family.AST, Diagnostic.ofFile(Severity.ERROR, Kind.INTERNAL, failure));
      record(out, Status.FAILED, reason + "; " + failure);
    }
    return Reading.failed(reason);
  }

  private static void record(FactSink out, Status status, String reason) {
    record(out, Extraction.by(JavaFile.PARSER, JavaExtractor.PARSER_VERSION, status, reason));
  }

  private static void record(FactSink out, Extraction extraction) {
    if (out.wants(Family.AST)) {
      out.record(Family.AST, extraction);
    }
  }

  @Override
  public void close() {
    if (fallback != null) {
      fallback.close();
    }
  }
}
