package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.java.JavaExtractor;
import dev.sourcelake.extractors.python.PythonExtractor;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.extractors.treesitter.Ctags.Tag;
import dev.sourcelake.extractors.treesitter.Difference.ReadFile;
import dev.sourcelake.extractors.treesitter.internal.Engine;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.source.LineIndex;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Functions and types beside those that universal-ctags finds, over {@link LanguageSources}: how
 * many either side has, and by which rule what only one has is explained.
 */
class CtagsOracleTest {
  /** Golden cases are what ctags is worst at; projects are what people write. */
  private static final double UNEXPLAINED = LanguageSources.areProjects() ? 0.01 : 0.3;

  private static final Set<String> FUNCTIONS = Set.of("function", "method", "constructor");
  private static final Set<String> TYPES =
      Set.of(
          "annotation_type",
          "class",
          "enum",
          "interface",
          "object",
          "record",
          "struct",
          "table",
          "trait",
          "type",
          "type_alias",
          "union",
          "view");

  private final Map<String, Integer> explained = new TreeMap<>();
  private final List<String> unexplained = new ArrayList<>();
  private final int[] ours = new int[2];
  private final int[] theirs = new int[2];
  private int both;

  @TestFactory
  Stream<DynamicTest> functionsAndTypesAreThoseOfCtags() {
    return Ctags.languages().stream()
        .sorted()
        .map(language ->
            DynamicTest.dynamicTest(language, () -> new CtagsOracleTest().compare(language)));
  }

  private void compare(String language) throws IOException {
    Optional<String> missing = Ctags.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    List<Path> files = LanguageSources.of(language);
    Map<Path, List<Tag>> tags = Ctags.of(language, files);
    Extractor extractor = extractor(language);
    Dialect dialect = language.equals("java") ? Dialects.java() : Dialects.of(language).getFirst();
    try (Extractor.Session session = extractor.open(ExtractorOptions.DEFAULTS);
        Engine engine = new Engine()) {
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        SourceFile source =
            new SourceFile(file.toString(), Sha256.of(bytes), bytes, FileSettings.of(language));
        CollectedFacts facts =
            CollectedFacts.of(
                source,
                Map.of(family(language), Set.of(Definitions.TABLE, Diagnostics.TABLE)),
                out -> session.extract(source, out));
        Set<Integer> texts = texts(engine, dialect, source);
        ReadFile read = new ReadFile(language, text(source), facts, texts);
        compare(source, read, tags.getOrDefault(file, List.of()));
      }
    }
    report(language, files.size());
  }

  private static Extractor extractor(String language) {
    return switch (language) {
      case "java" -> new JavaExtractor();
      case "python" -> new PythonExtractor();
      default -> new TreeSitterExtractor();
    };
  }

  private static Family family(String language) {
    return Set.of("java", "python").contains(language) ? Family.AST : Family.TREE_SITTER;
  }

  private static List<String> text(SourceFile file) {
    return List.of(new String(file.text().utf8(), StandardCharsets.UTF_8).split("\r?\n|\r", -1));
  }

  /** The lines that begin inside of a string. */
  private static Set<Integer> texts(Engine engine, Dialect dialect, SourceFile file) {
    Set<Integer> lines = new HashSet<>();
    LineIndex index = file.text().lines();
    try (SyntaxTree tree =
        engine
            .parse(dialect.grammar(), file.text().utf8(), List.of(), Duration.ofMinutes(1))
            .orElseThrow()) {
      for (int node = 0; node < tree.size(); node++) {
        String kind = tree.kind(node);
        if (kind.contains("string") || kind.contains("heredoc") || kind.contains("comment")) {
          int last = index.line(tree.end(node));
          for (int line = index.line(tree.start(node)) + 1; line <= last; line++) {
            lines.add(line);
          }
        }
      }
    }
    return lines;
  }

  private void compare(SourceFile source, ReadFile file, List<Tag> tags) {
    Map<String, Deque<Tag>> open = new HashMap<>();
    for (Tag tag : tags) {
      theirs[tag.isType() ? 1 : 0]++;
      String name = tag.name().startsWith("__anon") ? Difference.UNNAMED : tag.name();
      open.computeIfAbsent(tag.isType() + name, _ -> new ArrayDeque<>())
          .add(new Tag(tag.kind(), name, tag.line(), tag.isType()));
    }
    for (Map<String, Object> row : file.facts().rows(Definitions.TABLE)) {
      String kind = (String) row.get("kind");
      boolean isType = TYPES.contains(kind);
      if ((isType || FUNCTIONS.contains(kind)) && !Boolean.TRUE.equals(row.get("implicit"))) {
        ours[isType ? 1 : 0]++;
        String name = (String) row.getOrDefault("name", Difference.UNNAMED);
        Deque<Tag> same = open.get(isType + name);
        if (same != null && !same.isEmpty()) {
          same.remove();
          both++;
        } else {
          Integer place = (Integer) row.get("name_bstart");
          int line =
              place == null
                  ? (Integer) row.get("start_line")
                  : source.text().lines().line(place - source.text().bom());
          explain(new Difference(file, row, kind, name, line, isType), source.path());
        }
      }
    }
    for (Deque<Tag> left : open.values()) {
      for (Tag tag : left) {
        explain(
            new Difference(file, null, tag.kind(), tag.name(), tag.line(), tag.isType()),
            source.path());
      }
    }
  }

  private void explain(Difference difference, String path) {
    for (CtagsRule rule : CtagsRule.ALL) {
      if (rule.explains(difference)) {
        explained.merge(rule.name(), 1, Integer::sum);
        return;
      }
    }
    unexplained.add(path + ": " + difference);
  }

  private void report(String language, int files) {
    int all = ours[0] + ours[1] + theirs[0] + theirs[1] - both;
    System.out.printf(
        "%s: %d files; functions %d, of ctags %d; types %d, of ctags %d; both have %d; explained %s; unexplained %d%n",
        language,
        files,
        ours[0],
        theirs[0],
        ours[1],
        theirs[1],
        both,
        explained,
        unexplained.size());
    unexplained.stream().limit(20).forEach(System.out::println);
    for (CtagsRule rule : CtagsRule.ALL) {
      int count = explained.getOrDefault(rule.name(), 0);
      assertTrue(
          !LanguageSources.areProjects() || count <= rule.ceiling() * all,
          () ->
              "%s explains %d of %d in %s: %s"
                  .formatted(rule.name(), count, all, language, rule.reason()));
    }
    assertTrue(
        unexplained.size() <= UNEXPLAINED * all + 1,
        () -> unexplained.size() + " of " + all + " are unexplained in " + language);
  }
}
