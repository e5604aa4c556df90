package dev.sourcelake.extractors;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Datasets;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Lets a session read a sample, so that its classes are loaded before the first file comes. */
public final class WarmUp {
  private WarmUp() {}

  /** Reads the sample for all datasets of the families, and drops the rows. */
  public static void run(
      Extractor.Session session, Set<Family> families, String language, String sample) {
    run(session, families, language, sample.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the sample for all datasets of the families, and drops the rows. */
  public static void run(
      Extractor.Session session, Set<Family> families, String language, byte[] bytes) {
    Map<Family, Wanted> wanted = new EnumMap<>(Family.class);
    families.forEach(f -> wanted.put(f, new Wanted("warm-up", Set.copyOf(Datasets.of(f)))));
    try (BufferAllocator allocator = new RootAllocator();
        FactBatches batches = new FactBatches(allocator, 1, 1, (family, dataset, rows) -> {})) {
      SourceFile file =
          new SourceFile("sample", Sha256.of(bytes), bytes, FileSettings.of(language));
      batches.file(file, wanted);
      session.extract(file, batches);
      batches.endFile();
    }
  }
}
