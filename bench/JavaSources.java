import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactBatches;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.Wanted;
import dev.sourcelake.extractors.java.JavaExtractor;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.table.Datasets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Reads Java sources in four ways, all in one thread and in turn, and prints the least CPU time of each: JavaParser as it
 * comes but for the language level, JavaParser with its processors cleared, and our extractor with the datasets of each
 * profile, up to Arrow batches that nobody writes.
 */
final class JavaSources {
  private static final int STACK = 512 << 20;

  private final List<byte[]> files = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Long> least = new LinkedHashMap<>();
  private long bytes;
  private long sink;

  private interface Reader {
    void read(int file);
  }

  public static void main(String[] arguments) throws Exception {
    JavaSources sources = new JavaSources();
    int rounds = Integer.parseInt(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      sources.add(Path.of(arguments[i]));
    }
    Thread thread = new Thread(null, () -> sources.run(rounds), "bench", STACK);
    thread.start();
    thread.join();
  }

  private void run(int rounds) {
    System.out.printf("files %d, %.1f MB%n", files.size(), bytes / 1e6);
    ParserConfiguration configuration = new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_26);
    JavaParser complete = new JavaParser(configuration);
    ParserConfiguration bare = new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_26);
    bare.getProcessors().clear();
    JavaParser cleared = new JavaParser(bare);
    try (BufferAllocator allocator = new RootAllocator();
        Extractor.Session session = new JavaExtractor().open(ExtractorOptions.DEFAULTS);
        FactBatches batches = new FactBatches(allocator, 8192, 100, (family, dataset, rows) -> sink += rows.getRowCount())) {
      for (int round = 0; round < rounds; round++) {
        measured("default", i -> sink += complete.parse(texts.get(i)).getProblems().size());
        measured("cleared", i -> sink += cleared.parse(texts.get(i)).getProblems().size());
        for (Profile profile : Profile.values()) {
          Map<Family, Wanted> wanted = wanted(profile);
          measured(profile.id(), i -> {
            SourceFile file = new SourceFile("p" + i, "s", files.get(i), FileSettings.of("java"));
            batches.file(file, wanted);
            session.extract(file, batches);
            batches.endFile();
          });
        }
      }
      batches.flush();
    }
    least.forEach((name, time) ->
        System.out.printf("%s %.3f s, %.2f MB/s%n", name, time / 1e9, bytes * 1e3 / time));
  }

  private static Map<Family, Wanted> wanted(Profile profile) {
    Map<Family, Wanted> wanted = new HashMap<>();
    for (Family family : new JavaExtractor().families("java")) {
      Set<Dataset> datasets =
          Datasets.of(family).stream().filter(d -> profile.includes(d.profile())).collect(Collectors.toSet());
      wanted.put(family, new Wanted("bench", datasets));
    }
    return wanted;
  }

  private void measured(String name, Reader reader) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < files.size(); i++) {
      reader.read(i);
    }
    least.merge(name, threads.getCurrentThreadCpuTime() - start, Math::min);
  }

  private void add(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> walk = Files.walk(path)) {
        for (Path each : walk.filter(p -> p.toString().endsWith(".java")).sorted().toList()) {
          add(Files.readAllBytes(each));
        }
      }
      return;
    }
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(path))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".java")) {
          add(zip.readAllBytes());
        }
      }
    }
  }

  private void add(byte[] content) {
    files.add(content);
    texts.add(new String(content, StandardCharsets.UTF_8));
    bytes += content.length;
  }
}
