package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.Imports;
import dev.sourcelake.model.table.TreeSitterCaptures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TreeSitterExtractorTest {
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");
  private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ ");
  private static final long HIGHEST_HEAP = 1L << 40;
  private static final TreeSitterExtractor EXTRACTOR = new TreeSitterExtractor();
  private static final Set<Family> FAMILIES = Set.of(Family.TREE_SITTER);
  private static final Duration HOSTILE_DEADLINE = Duration.ofMillis(500);

  @Test
  void theVersionNamesRuntimeGrammarsAndQueries() {
    String version = EXTRACTOR.version(Family.TREE_SITTER, "typescript");
    assertTrue(
        version.matches(
            "tree_sitter \\d+, runtime 0\\.26\\.\\d+, typescript [\\d.]+ abi \\d+ queries \\w{64},"
                + " tsx [\\d.]+ abi \\d+ queries \\w{64}"),
        version);
  }

  @Test
  void otherLanguagesAreNotRead() {
    assertEquals(Set.of(), EXTRACTOR.families("java"));
    assertEquals(Set.of(), EXTRACTOR.families("python"));
    assertEquals(FAMILIES, EXTRACTOR.families("go"));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void hostileFilesAreRecordedAndNothingIsThrown(String language) {
    byte[] junk = new byte[50_000];
    for (int i = 0; i < junk.length; i++) {
      junk[i] = (byte) (i * 131 + (i >> 5) * 7);
    }
    List<byte[]> files =
        List.of(
            new byte[0],
            new byte[] {0, (byte) 0xEF, (byte) 0xBB},
            junk,
            bytes("(".repeat(20_000) + "x" + ")".repeat(20_000)),
            bytes("[".repeat(200_000)),
            bytes("f(".repeat(5_000) + "x" + ")".repeat(5_000)),
            bytes("x." + "a.".repeat(50_000) + "b()"),
            bytes("x = {" + "'a': 1, ".repeat(20_000) + "}"),
            bytes("x = '" + "a".repeat(5_000_000) + "'"));
    try (Extractor.Session session = EXTRACTOR.open(new ExtractorOptions(HOSTILE_DEADLINE, 10))) {
      for (byte[] content : files) {
        SourceFile file = file("hostile", language, content);
        CollectedFacts facts =
            CollectedFacts.of(file, FAMILIES, sink -> session.extract(file, sink));
        assertEquals(1, facts.rows(Extractions.TABLE).size());
        if (!facts.cells(Extractions.TABLE, "status").equals(List.of("failed"))) {
          assertEquals(0, facts.rows(Definitions.TABLE).getFirst().get("bstart"));
        }
      }
    }
  }

  private static List<String> languages() {
    return Dialects.languages().stream().sorted().toList();
  }

  @Test
  void ofAFileThatIsNoProgramOnlyWhatBelongsToNothingIsInError() {
    String whole = "int f(void) { return 1; }\n".repeat(100);
    CollectedFacts facts = facts("a.c", "c", bytes(whole + "int broken(int a { return;\n"));
    assertTrue(facts.rows(Definitions.TABLE).size() > 100);
    assertTrue((Long) facts.rows(Extractions.TABLE).getFirst().get("error_bytes") < 30);
    assertEquals(101, facts.rows(Diagnostics.TABLE).getFirst().get("start_line"));
  }

  @Test
  void typeParametersThatBelongToNothingAreRead() {
    String broken =
        "pub struct P<T: Copy, const N: usub ".repeat(7) + "struct P<T: Copy, const N: u> {";
    CollectedFacts facts = facts("a.rs", "rust", bytes(broken));
    assertEquals(List.of("partial"), facts.cells(Extractions.TABLE, "status"));
  }

  @Test
  void aDeepNestOfFunctionsCostsNoMoreThanItsSize() {
    CollectedFacts facts =
        facts("nest.js", "javascript", bytes("(() => {f();".repeat(5_000) + "})".repeat(5_000)));
    assertEquals(5_000, facts.rows(Calls.TABLE).size());
    assertEquals(5_001, facts.rows(Definitions.TABLE).size());
  }

  @Test
  void typesThatAreSaidToHoldEachOtherAreReadAllTheSame() {
    for (String text :
        List.of(
            "struct A::A { int x; };",
            "struct B::A { struct B { int y; }; };",
            "struct X::D {}; struct D::E { struct X { int z; }; };")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      SourceFile file = new SourceFile("a.cpp", Sha256.of(bytes), bytes, FileSettings.of("cpp"));
      try (Extractor.Session session = EXTRACTOR.open(ExtractorOptions.DEFAULTS)) {
        CollectedFacts facts =
            CollectedFacts.of(file, FAMILIES, sink -> session.extract(file, sink));
        assertTrue(facts.rows(Definitions.TABLE).size() >= 3, text);
      }
    }
  }

  @Test
  void aNameThatIsMissingIsVisibleToNobody() {
    CollectedFacts facts = CollectedFacts.of(EXTRACTOR, "a.go", "go", "var t,i,func()");
    assertEquals(
        List.of("package", "package"), facts.cells(Definitions.TABLE, "visibility"), "t and i");
  }

  @Test
  void callsAreFoundAtAnyDepth() {
    CollectedFacts facts =
        facts("deep.py", "python", bytes("f(".repeat(70_000) + "x" + ")".repeat(70_000)));
    assertEquals(List.of(), facts.cells(Diagnostics.TABLE, "kind"));
    assertEquals(List.of("ok"), facts.cells(Extractions.TABLE, "status"));
    assertEquals(70_000, facts.rows(Calls.TABLE).size());
  }

  @Test
  void aFilePastTheDeadlineFailsAndTheNextIsReadAsEver() {
    ExtractorOptions hurried = new ExtractorOptions(Duration.ofMillis(500), 10);
    SourceFile large = file("large.py", "python", bytes("x = [1, 2]\n".repeat(2_000_000)));
    SourceFile small = file("small.py", "python", bytes("y = 1\n"));
    try (Extractor.Session session = EXTRACTOR.open(hurried)) {
      CollectedFacts first =
          CollectedFacts.of(large, FAMILIES, sink -> session.extract(large, sink));
      assertEquals(List.of("timeout"), first.cells(Diagnostics.TABLE, "kind"));
      assertEquals(List.of("failed"), first.cells(Extractions.TABLE, "status"));
      CollectedFacts second =
          CollectedFacts.of(small, FAMILIES, sink -> session.extract(small, sink));
      assertEquals(List.of("small", "y"), second.cells(Definitions.TABLE, "name"));
    }
  }

  @Test
  void errorsAreCountedInBytesAndListedUpToTheLimit() {
    byte[] broken = bytes("x = 1\n" + "y ==== 2\n".repeat(300));
    CollectedFacts facts = facts("broken.py", "python", broken);
    Map<String, Object> ledger = facts.rows(Extractions.TABLE).getFirst();
    assertEquals("partial", ledger.get("status"));
    long errorBytes = (long) ledger.get("error_bytes");
    assertTrue(errorBytes > 0 && errorBytes < broken.length, "error bytes " + errorBytes);
    int listed = facts.rows(Diagnostics.TABLE).size();
    assertEquals(ExtractorOptions.DEFAULTS.maxDiagnostics() + 1, listed);
  }

  @Test
  void spansOfAnotherEncodingLieInTheRawFile() {
    byte[] latin = "# \u00e9\u00e9\ng\u00e9 = f('\u00e9')\n".getBytes(StandardCharsets.ISO_8859_1);
    FileSettings settings =
        new FileSettings(
            "python", null, null, "ISO-8859-1", "source", null, null, null, null, null);
    CollectedFacts facts = CollectedFacts.of(EXTRACTOR, "latin.py", settings, latin, FAMILIES);
    Map<String, Object> variable = facts.row(Definitions.TABLE, "kind", "variable");
    assertEquals("g\u00e9", variable.get("name"));
    assertEquals(5, variable.get("name_bstart"));
    assertEquals(7, variable.get("name_bend"));
  }

  @Test
  void namesAndRelativeImportsFollowTheModuleOfTheSettings() {
    FileSettings settings =
        new FileSettings(
            "typescript",
            null,
            null,
            null,
            "source",
            "@acme/web/src/index",
            "",
            null,
            "npm",
            "@acme/web");
    CollectedFacts facts =
        CollectedFacts.of(
            EXTRACTOR, "web/src/index.ts", settings, bytes("import { b } from './b';\nlet c = 1;"));
    assertEquals(List.of("@acme/web/src/b.b"), facts.cells(Imports.TABLE, "target"));
    Map<String, Object> variable = facts.row(Definitions.TABLE, "name", "c");
    assertEquals("@acme/web/src.c", variable.get("qualified_name"));
    assertEquals("npm @acme/web `@acme`/web/src/c.", variable.get("symbol"));
  }

  @Test
  void capturesComeInTheOrderOfTheirPlaces() {
    CollectedFacts facts = facts("a.go", "go", bytes("package a\nfunc f() { g(h(1)) }\n"));
    List<Integer> starts =
        facts.cells(TreeSitterCaptures.TABLE, "bstart").stream().map(Integer.class::cast).toList();
    assertEquals(starts.stream().sorted().toList(), starts);
  }

  @Test
  void threadsGiveTheSameRowsAsOneDoes() throws Exception {
    List<Path> cases = cases();
    List<String> alone = cases.stream().map(TreeSitterExtractorTest::golden).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<String>>> several =
          IntStream.range(0, 4)
              .mapToObj(i ->
                  threads.submit(
                      () -> cases.stream().map(TreeSitterExtractorTest::golden).toList()))
              .toList();
      for (Future<List<String>> future : several) {
        assertEquals(alone, future.get());
      }
    }
  }

  /** {@code -Dmemory.files=50000} reads so many in each half. */
  @Test
  void memoryStaysFlatOverManyFiles() throws IOException {
    assumeTrue(Files.exists(MAPPINGS), "no /proc");
    List<SourceFile> files =
        cases().stream().map(path -> file(path.toString(), language(path), read(path))).toList();
    try (Extractor.Session session = EXTRACTOR.open(ExtractorOptions.DEFAULTS)) {
      long before = 0;
      int half = Math.max(60, Integer.getInteger("memory.files", 0) / files.size());
      for (int round = 0; round < 2 * half; round++) {
        if (round == half) {
          before = residentBesideHeapKib();
        }
        for (SourceFile file : files) {
          CollectedFacts.of(file, FAMILIES, sink -> session.extract(file, sink));
        }
      }
      long grown = residentBesideHeapKib() - before;
      System.out.printf(
          "%d files from %d KiB beside the heap on: %d KiB more%n",
          half * files.size(), before, grown);
      assertTrue(grown < 64 * 1024, "resident memory grew by " + grown + " KiB");
    }
  }

  /** The heap takes more pages as it likes: up to 32 GB, it lies below all that is native. */
  private static long residentBesideHeapKib() throws IOException {
    long kib = 0;
    boolean heap = false;
    for (String line : Files.readAllLines(MAPPINGS, StandardCharsets.ISO_8859_1)) {
      Matcher mapping = MAPPING.matcher(line);
      if (mapping.lookingAt()) {
        heap = Long.parseUnsignedLong(mapping.group(1), 16) < HIGHEST_HEAP;
      } else if (!heap && line.startsWith("Rss:")) {
        kib += Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return kib;
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "cases"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !EXTRACTOR.families(language(file)).isEmpty())
          .sorted()
          .toList();
    }
  }

  private static String language(Path file) {
    return file.getParent().getFileName().toString();
  }

  private static String golden(Path file) {
    return facts(file.toString(), language(file), read(file)).golden();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile file(String path, String language, byte[] bytes) {
    return new SourceFile(path, Sha256.of(bytes), bytes, FileSettings.of(language));
  }

  private static CollectedFacts facts(String path, String language, byte[] bytes) {
    return CollectedFacts.of(EXTRACTOR, path, FileSettings.of(language), bytes, FAMILIES);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
