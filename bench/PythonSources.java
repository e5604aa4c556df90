import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactBatches;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.Wanted;
import dev.sourcelake.extractors.python.PythonExtractor;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.table.Datasets;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Reads Python sources, a list of paths, with the datasets of each profile, up to Arrow batches that nobody writes, all in
 * one thread; prints the least CPU time of each in some rounds.
 */
final class PythonSources {
  private static final int STACK = 512 << 20;

  private final List<byte[]> files = new ArrayList<>();
  private final Map<String, Long> least = new LinkedHashMap<>();
  private long bytes;
  private long sink;

  public static void main(String[] arguments) throws Exception {
    PythonSources sources = new PythonSources();
    for (String path : Files.readAllLines(Path.of(arguments[1]))) {
      byte[] content = Files.readAllBytes(Path.of(path));
      sources.files.add(content);
      sources.bytes += content.length;
    }
    Thread thread = new Thread(null, () -> sources.run(Integer.parseInt(arguments[0])), "bench", STACK);
    thread.start();
    thread.join();
  }

  private void run(int rounds) {
    System.out.printf("files %d, %.1f MB%n", files.size(), bytes / 1e6);
    try (BufferAllocator allocator = new RootAllocator();
        Extractor.Session session = new PythonExtractor().open(ExtractorOptions.DEFAULTS);
        FactBatches batches = new FactBatches(allocator, 8192, 100, (family, dataset, rows) -> sink += rows.getRowCount())) {
      for (int round = 0; round < rounds; round++) {
        for (Profile profile : Profile.values()) {
          measure(profile.id(), wanted(profile), session, batches);
        }
      }
      batches.flush();
    }
    least.forEach((name, time) -> System.out.printf("%s %.3f s, %.2f MB/s%n", name, time / 1e9, bytes * 1e3 / time));
  }

  private static Map<Family, Wanted> wanted(Profile profile) {
    PythonExtractor extractor = new PythonExtractor();
    Map<Family, Wanted> wanted = new HashMap<>();
    for (Family family : extractor.families("python")) {
      Set<Dataset> datasets =
          Datasets.of(family).stream()
              .filter(dataset -> extractor.profile(family, "python", dataset).filter(profile::includes).isPresent())
              .collect(Collectors.toSet());
      if (!datasets.isEmpty()) {
        wanted.put(family, new Wanted("bench", datasets));
      }
    }
    return wanted;
  }

  private void measure(String name, Map<Family, Wanted> wanted, Extractor.Session session, FactBatches batches) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < files.size(); i++) {
      SourceFile file = new SourceFile("p" + i, "s", files.get(i), FileSettings.of("python"));
      batches.file(file, wanted);
      session.extract(file, batches);
      batches.endFile();
    }
    least.merge(name, threads.getCurrentThreadCpuTime() - start, Math::min);
  }
}
