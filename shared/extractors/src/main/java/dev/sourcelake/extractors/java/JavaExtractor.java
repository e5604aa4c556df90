package dev.sourcelake.extractors.java;

import com.github.javaparser.JavaParserBuild;
import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FallbackReader;
import dev.sourcelake.extractors.WarmUp;
import dev.sourcelake.extractors.treesitter.TreeSitterFallback;
import dev.sourcelake.model.Family;
import java.util.Set;

/** Java by JavaParser, for the families {@code ast}, {@code cst} and {@code symtable}. */
public final class JavaExtractor implements Extractor {
  /** Raised when rows change though the parser has not. */
  private static final String VERSION = "5";

  /** The parser's version. */
  static final String PARSER_VERSION = JavaParserBuild.PROJECT_VERSION;

  private static final Set<Family> FAMILIES = Set.of(Family.AST, Family.CST, Family.SYMTABLE);

  private static final String SAMPLE =
      """
      package a.b;
      import java.util.*;
      /** Doc. */
      @Deprecated public class Sample<T> extends ArrayList<T> implements Comparable<T> {
        enum E { A, B { void f() {} } }
        record R(int x, String... y) {}
        private final List<String> names = new ArrayList<>(), more[] = {};
        Sample(int size) { super(size); }
        <X extends T> int compareTo(T other) throws Exception {
          for (var name : names) { names.forEach(x -> System.out.println("a" + x + name)); }
          return switch (other) { case String s -> s.length(); default -> this.size(); };
        }
      }
      """;

  private final FallbackReader fallback;

  /** An extractor that hands what JavaParser cannot read to tree-sitter. */
  public JavaExtractor() {
    this(TreeSitterFallback.java());
  }

  /** An extractor that hands it to another parser; with null such files have no facts. */
  JavaExtractor(FallbackReader fallback) {
    this.fallback = fallback;
  }

  @Override
  public String name() {
    return "java";
  }

  @Override
  public Set<Family> families(String language) {
    return JavaFile.LANGUAGE.equals(language) ? FAMILIES : Set.of();
  }

  @Override
  public String version(Family family, String language) {
    String own = "java " + VERSION + ", javaparser " + PARSER_VERSION;
    return fallback == null ? own : own + ", " + fallback.version();
  }

  @Override
  public Session open(ExtractorOptions options) {
    JavaSession session = new JavaSession(fallback == null ? null : fallback.open(options));
    WarmUp.run(session, FAMILIES, JavaFile.LANGUAGE, SAMPLE);
    return session;
  }
}
