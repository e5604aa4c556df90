import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactBatches;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.Wanted;
import dev.sourcelake.extractors.python.PythonExtractor;
import dev.sourcelake.extractors.treesitter.TreeSitterExtractor;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.table.Datasets;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Reads sources of many languages, a list of lines of language, grammar and path, with the datasets of {@code standard}, up
 * to Arrow batches that nobody writes, and parses the same files by tree-sitter's own functions of the same library, with
 * the C library's allocator; all in one thread. Prints for each language the least CPU time of both in some rounds.
 */
final class MixedSources {
  private static final int STACK = 512 << 20;

  /** A file, where its text lies for native code, and the language that a parser wants. */
  private record Source(String language, SourceFile file, MemorySegment text, MemorySegment grammar) {}

  private final Map<String, List<Source>> sources = new TreeMap<>();
  private final Map<String, Long> standard = new TreeMap<>();
  private final Map<String, Long> bare = new TreeMap<>();
  private long sink;

  public static void main(String[] arguments) throws Exception {
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                new MixedSources().run(Integer.parseInt(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
              } catch (Throwable e) {
                e.printStackTrace();
                System.exit(1);
              }
            },
            "bench",
            STACK);
    thread.start();
    thread.join();
  }

  private void run(int rounds, Path list, Path library) throws Throwable {
    SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
    for (String line : Files.readAllLines(list)) {
      String[] words = line.split("\t");
      byte[] content = Files.readAllBytes(Path.of(words[2]));
      SourceFile file = new SourceFile(words[2], "s", content, FileSettings.of(words[0]));
      MemorySegment text = Arena.global().allocateFrom(ValueLayout.JAVA_BYTE, content);
      MemorySegment grammar =
          (MemorySegment)
              Linker.nativeLinker()
                  .downcallHandle(
                      symbols.findOrThrow("tree_sitter_" + words[1]), FunctionDescriptor.of(ValueLayout.ADDRESS))
                  .invokeExact();
      sources.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(new Source(words[0], file, text, grammar));
    }
    Bare parser = new Bare(symbols);
    try (BufferAllocator allocator = new RootAllocator();
        Extractor.Session python = new PythonExtractor().open(ExtractorOptions.DEFAULTS);
        Extractor.Session others = new TreeSitterExtractor().open(ExtractorOptions.DEFAULTS);
        FactBatches batches = new FactBatches(allocator, 8192, 100, (family, dataset, rows) -> sink += rows.getRowCount())) {
      for (int round = 0; round < rounds; round++) {
        for (Map.Entry<String, List<Source>> entry : sources.entrySet()) {
          boolean own = entry.getKey().equals("python");
          Extractor extractor = own ? new PythonExtractor() : new TreeSitterExtractor();
          Map<Family, Wanted> wanted = wanted(extractor, entry.getKey());
          measure(bare, entry.getKey(), () -> parser.parse(entry.getValue()));
          measure(standard, entry.getKey(), () -> extract(own ? python : others, entry.getValue(), wanted, batches));
        }
      }
      batches.flush();
    }
    sources.forEach((language, files) -> {
      long bytes = files.stream().mapToLong(source -> source.text.byteSize()).sum();
      System.out.printf(
          "%s %d %.3f %.4f %.4f%n", language, files.size(), bytes / 1e6, bare.get(language) / 1e9, standard.get(language) / 1e9);
    });
  }

  private static Map<Family, Wanted> wanted(Extractor extractor, String language) {
    Map<Family, Wanted> wanted = new HashMap<>();
    for (Family family : extractor.families(language)) {
      Set<Dataset> datasets =
          Datasets.of(family).stream()
              .filter(dataset -> extractor.profile(family, language, dataset).filter(Profile.STANDARD::includes).isPresent())
              .collect(Collectors.toSet());
      if (!datasets.isEmpty()) {
        wanted.put(family, new Wanted("bench", datasets));
      }
    }
    return wanted;
  }

  private static void extract(
      Extractor.Session session, List<Source> sources, Map<Family, Wanted> wanted, FactBatches batches) {
    for (Source source : sources) {
      // What a file keeps of its text is part of reading it.
      SourceFile file = new SourceFile(source.file.path(), "s", source.file.bytes(), source.file.settings());
      batches.file(file, wanted);
      session.extract(file, batches);
      batches.endFile();
    }
  }

  private interface Work {
    void run() throws Throwable;
  }

  private static void measure(Map<String, Long> least, String language, Work work) throws Throwable {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    least.merge(language, threads.getCurrentThreadCpuTime() - start, Math::min);
  }

  /** tree-sitter's own functions: one parser, a tree for each file. */
  private static final class Bare {
    private final MethodHandle setLanguage;
    private final MethodHandle parse;
    private final MethodHandle delete;
    private final MemorySegment parser;

    Bare(SymbolLookup symbols) throws Throwable {
      var address = ValueLayout.ADDRESS;
      var number = ValueLayout.JAVA_INT;
      Linker linker = Linker.nativeLinker();
      setLanguage =
          linker.downcallHandle(
              symbols.findOrThrow("ts_parser_set_language"),
              FunctionDescriptor.of(ValueLayout.JAVA_BOOLEAN, address, address));
      parse =
          linker.downcallHandle(
              symbols.findOrThrow("ts_parser_parse_string"),
              FunctionDescriptor.of(address, address, address, address, number));
      delete = linker.downcallHandle(symbols.findOrThrow("ts_tree_delete"), FunctionDescriptor.ofVoid(address));
      parser =
          (MemorySegment)
              linker
                  .downcallHandle(symbols.findOrThrow("ts_parser_new"), FunctionDescriptor.of(address))
                  .invokeExact();
    }

    void parse(List<Source> sources) throws Throwable {
      for (Source source : sources) {
        if (!(boolean) setLanguage.invokeExact(parser, source.grammar)) {
          throw new IllegalStateException("the runtime refuses the grammar of " + source.language);
        }
        MemorySegment tree =
            (MemorySegment)
                parse.invokeExact(parser, MemorySegment.NULL, source.text, (int) source.text.byteSize());
        delete.invokeExact(tree);
      }
    }
  }
}
