package dev.sourcelake.extractors.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.JavaToken;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.Providers;
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
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.model.Family;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads files on one thread. A file that JavaParser rejects, that is too large or too deep for it,
 * or that it fails on, goes to the fallback where there is one.
 */
final class JavaSession implements Extractor.Session {
  /** Bytes of source; a tree takes up to 55 times as many. */
  private static final int LARGEST = 4 << 20;

  /** A tree that lacks more than this share of the file is worth less than another parser's. */
  private static final double MOST_SKIPPED = 0.05;

  private final FallbackReader.Session fallback;

  /** By whether {@code yield} starts a statement. */
  private final Map<Boolean, JavaParser> parsers = new HashMap<>();

  /** Takes the fallback, which may be null, and closes it in the end. */
  JavaSession(FallbackReader.Session fallback) {
    this.fallback = fallback;
  }

  @Override
  public void extract(SourceFile file, FactSink out) {
    if (!out.wants(Family.AST)) {
      return;
    }
    int length = file.text().utf8().length;
    if (length > LARGEST) {
      giveUp(file, out, Kind.TOO_LARGE, length + " bytes of source, the limit is " + LARGEST);
      return;
    }
    try {
      read(file, out);
    } catch (StackOverflowError e) {
      startOver(file, out, Kind.TOO_DEEP, "nested too deeply for the parser's stack");
    } catch (RuntimeException e) {
      startOver(file, out, Kind.INTERNAL, "the walk over the tree failed: " + e);
    }
  }

  private void read(SourceFile file, FactSink out) {
    ParseSettings settings = ParseSettings.of(file.settings());
    ParserText text = ParserText.of(file.text());
    GeneratedRegions regions = JavaRegions.of(file, text);
    if (!regions.regions().isEmpty()) {
      text = ParserText.of(file.text(), regions.regions());
    }
    ParseResult<CompilationUnit> result = parse(settings, text);
    if (!regions.regions().isEmpty() && !result.getProblems().isEmpty()) {
      ParserText whole = ParserText.of(file.text());
      ParseResult<CompilationUnit> wholeResult = parse(settings, whole);
      if (wholeResult.getProblems().isEmpty()) {
        regions = regions.without(Set.copyOf(regions.regions()), "the rest is no Java without it");
        text = whole;
        result = wholeResult;
      }
    }
    SyntaxProblems problems = new SyntaxProblems(text, result.getProblems());
    problems.diagnostics().forEach(problem -> out.diagnostic(Family.AST, problem));
    CompilationUnit unit = result.getResult().orElse(null);
    if (unit == null || unit.getParsed() == Node.Parsedness.UNPARSABLE) {
      handOver(file, out, Kind.SYNTAX, "JavaParser rejects the file");
    } else if (fallback != null
        && problems.skippedBytes() > MOST_SKIPPED * file.text().utf8().length) {
      handOver(file, out, Kind.SYNTAX, "JavaParser skips much of the file");
    } else {
      regions.problems().forEach(problem -> out.diagnostic(Family.AST, problem));
      LanguageFeatures features = write(file, out, text, unit);
      List<String> skipped = regions.asSkippedRanges(file.text());
      out.record(Family.AST, extraction(settings, text, features, problems, skipped));
    }
  }

  private ParseResult<CompilationUnit> parse(ParseSettings settings, ParserText text) {
    return parsers
        .computeIfAbsent(settings.yieldStatements(), y -> settings.parser())
        .parse(ParseStart.COMPILATION_UNIT, Providers.provider(text.text()));
  }

  private static LanguageFeatures write(
      SourceFile file, FactSink out, ParserText text, CompilationUnit unit) {
    JavaToken first = unit.getTokenRange().orElseThrow().getBegin();
    SourceTokens tokens = new SourceTokens(first, text, file.text());
    JavaFile javaFile = new JavaFile(file, text, tokens, out);
    String packageName = unit.getPackageDeclaration().map(p -> p.getNameAsString()).orElse("");
    ImportTable imports = new ImportTable(unit.getImports());
    ImportRows importRows = new ImportRows(javaFile, packageName);
    importRows.add(unit.getImports());
    Symbols symbols = new Symbols(file.settings(), packageName);
    Walk walk = new Walk(javaFile, packageName, imports, symbols, text.comments());
    new DeclarationWalk(walk).file(unit, importRows);
    SettingsProblems.ofPackage(javaFile, unit).ifPresent(p -> out.diagnostic(Family.AST, p));
    SettingsProblems.ofLevel(javaFile, walk.features).ifPresent(p -> out.diagnostic(Family.AST, p));
    return walk.features;
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
  private void startOver(SourceFile file, FactSink out, Kind kind, String reason) {
    // A parser that was left in the middle of a file is not used again.
    parsers.clear();
    if (out.rollback()) {
      giveUp(file, out, kind, reason);
    } else {
      out.diagnostic(Family.AST, Diagnostic.ofFile(Severity.ERROR, kind, reason));
      record(out, Status.PARTIAL, reason);
    }
  }

  private void giveUp(SourceFile file, FactSink out, Kind kind, String reason) {
    out.diagnostic(Family.AST, Diagnostic.ofFile(Severity.ERROR, kind, reason));
    handOver(file, out, kind, reason);
  }

  private void handOver(SourceFile file, FactSink out, Kind cause, String reason) {
    if (fallback == null) {
      record(out, Status.FAILED, reason);
      return;
    }
    try {
      out.record(Family.AST, fallback.read(file, out, cause, reason));
    } catch (RuntimeException e) {
      String failure = "the other parser failed: " + e;
      out.diagnostic(Family.AST, Diagnostic.ofFile(Severity.ERROR, Kind.INTERNAL, failure));
      record(out, Status.FAILED, reason + "; " + failure);
    }
  }

  private static void record(FactSink out, Status status, String reason) {
    out.record(
        Family.AST, Extraction.by(JavaFile.PARSER, JavaExtractor.PARSER_VERSION, status, reason));
  }

  @Override
  public void close() {
    if (fallback != null) {
      fallback.close();
    }
  }
}
