package dev.sourcelake.cli.testing;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.Changes;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.PublishRequest;
import dev.sourcelake.lake.PublishResult;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.lake.RepoSlug;
import dev.sourcelake.lake.ScanRecord;
import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Blobs;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.Files;
import dev.sourcelake.origins.blobs.BlobCodec;
import dev.sourcelake.origins.blobs.StoredBlob;
import dev.sourcelake.stages.write.DatasetWriter;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * A small real lake with one repository: a Java file that was read, one that was read in part, a
 * Python file in ISO-8859-1, and an image that was skipped.
 */
public final class SampleLake {
  public static final String REPO = "example.com/acme/hello";
  public static final String HELLO_PATH = "src/Hello.java";
  public static final String HELLO =
      "class Hello {\n  void greet() {\n    print(\"hi\\tyou\");\n  }\n}\n";
  public static final String BROKEN = "class Broken {\n  void\u001b[31m x( {\n}\n";
  public static final String LATIN = "# gr\u00fc\u00dfe\nname = 1\n";

  private static final Charset LATIN_1 = StandardCharsets.ISO_8859_1;

  private final Lake lake;
  private final String scanId;

  private SampleLake(Lake lake, String scanId) {
    this.lake = lake;
    this.scanId = scanId;
  }

  /** Makes the lake in a folder. */
  public static SampleLake create(Path folder) throws IOException {
    Storage storage = new LocalStorage(folder);
    Lake lake = Lake.create(storage, SessionOptions.defaults());
    return new SampleLake(lake, publish(lake, SampleLake::fill));
  }

  /** The scan that filled it. */
  public String scanId() {
    return scanId;
  }

  /** Publishes a second scan, which adds one more definition. */
  public void scanAgain() throws IOException {
    publish(
        lake, rows -> rows.add(Definitions.TABLE, "ast", row -> definition(row, 9, "late", 0, 5)));
  }

  private static void fill(Writer rows) {
    byte[] hello = HELLO.getBytes(StandardCharsets.UTF_8);
    byte[] broken = BROKEN.getBytes(StandardCharsets.UTF_8);
    byte[] latin = LATIN.getBytes(LATIN_1);
    rows.file(HELLO_PATH, "java", hello);
    rows.file("src/Broken.java", "java", broken);
    rows.file("latin.py", "python", latin);
    rows.add(
        Files.TABLE,
        Dataset.SCAN,
        row ->
            row.begin()
                .set(Files.PATH, "logo.png")
                .set(Files.EXTRACTOR, Dataset.SCAN)
                .set(Files.KIND, "file")
                .set(Files.CATEGORY, "binary")
                .set(Files.STATUS, "skipped")
                .set(Files.REASON, "binary"));
    rows.reading(HELLO_PATH, "ast", hello, "ok", null);
    rows.reading("src/Broken.java", "ast", broken, "partial", "syntax");
    rows.reading("latin.py", "text", latin, "ok", null);
    rows.add(Definitions.TABLE, "ast", row -> definition(row, 0, "Hello", 0, hello.length - 1));
    rows.add(
        Definitions.TABLE,
        "ast",
        row -> definition(row, 1, "greet", HELLO.indexOf("void"), HELLO.lastIndexOf("}\n}") + 1));
    rows.add(
        Calls.TABLE,
        "ast",
        row -> {
          begin(row, HELLO_PATH, "ast", hello);
          row.set(Calls.NAME, "print").set(Calls.TABLE.column("bstart"), 35);
        });
    rows.add(
        Diagnostics.TABLE,
        "ast",
        row -> {
          begin(row, "src/Broken.java", "ast", broken);
          row.set(Diagnostics.INDEX, 0)
              .set(Diagnostics.SEVERITY, "error")
              .set(Diagnostics.KIND, "syntax")
              .set(Diagnostics.MESSAGE, "Unexpected '{'")
              .set(Diagnostics.EDITOR_LINE, 2)
              .set(Diagnostics.EDITOR_COLUMN, 13);
        });
  }

  private static void definition(RowBatch row, int id, String name, int start, int end) {
    begin(row, HELLO_PATH, "ast", HELLO.getBytes(StandardCharsets.UTF_8));
    row.set(Definitions.DEF_ID, id)
        .set(Definitions.NAME, name)
        .set(Definitions.TABLE.column("bstart"), start)
        .set(Definitions.TABLE.column("bend"), end);
  }

  private static void begin(RowBatch row, String path, String extractor, byte[] content) {
    Dataset dataset = row.dataset();
    row.begin()
        .set(dataset.column("path"), path)
        .set(dataset.column("file_sha256"), Sha256.of(content))
        .set(dataset.column("extractor"), extractor);
  }

  private static String publish(Lake lake, Consumer<Writer> filler) throws IOException {
    ScanTicket ticket = lake.repos().nextScan(REPO, "https://" + REPO);
    Map<String, Changes> changes = new TreeMap<>();
    try (BufferAllocator allocator = new RootAllocator();
        SessionContext context = SessionContext.open(lake.options());
        DatasetWriter files = new DatasetWriter(context, lake.storage(), REPO, ticket.scanId())) {
      filler.accept(new Writer(lake.storage(), files, allocator, ticket.scanId()));
      for (Map.Entry<String, List<DataFile>> table : files.finish().entrySet()) {
        changes.put(table.getKey(), new Changes(table.getValue(), List.of()));
      }
    }
    PublishRequest request =
        new PublishRequest(
            REPO,
            "https://" + REPO,
            lake.repos().base(REPO, "https://" + REPO),
            record(ticket),
            changes);
    PublishResult result = new Publisher(lake).publish(List.of(request)).getFirst();
    if (!(result instanceof PublishResult.Published)) {
      throw new IllegalStateException("not published: " + result);
    }
    return ticket.scanId();
  }

  private static ScanRecord record(ScanTicket ticket) {
    return new ScanRecord(
        ticket.scanId(),
        ticket.sequence(),
        "https://" + REPO,
        "git",
        "main",
        null,
        null,
        micros(),
        micros(),
        Map.of("selected", 3L, "skipped: binary", 1L),
        Map.of("definitions", 2L),
        3,
        0,
        100,
        1000,
        Map.of(),
        Map.of("profile", "standard", "manifest_only", "false"),
        "test");
  }

  private static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  /** Writes rows one by one. */
  private record Writer(
      Storage storage, DatasetWriter files, BufferAllocator allocator, String scan) {
    void add(Dataset dataset, String extractor, Consumer<RowBatch> row) {
      try (RowBatch batch = new RowBatch(dataset, allocator)) {
        row.accept(batch);
        files.write(dataset, extractor, batch.finish());
      }
    }

    /** Adds a path that was read, and its content. */
    void file(String path, String language, byte[] content) {
      String digest = Sha256.of(content);
      Key pack = LakeLayout.blobs(RepoSlug.of(REPO)).resolve(scan + "-" + digest.substring(0, 8));
      try {
        storage.createExclusive(pack, content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      StoredBlob blob =
          new StoredBlob(digest, content.length, pack, 0, content.length, BlobCodec.NONE);
      add(Blobs.TABLE, Dataset.SCAN, blob::addTo);
      add(
          Files.TABLE,
          Dataset.SCAN,
          row ->
              row.begin()
                  .set(Files.PATH, path)
                  .set(Files.EXTRACTOR, Dataset.SCAN)
                  .set(Files.FILE_SHA256, digest)
                  .set(Files.SIZE, (long) content.length)
                  .set(Files.KIND, "file")
                  .set(Files.LANGUAGE, language)
                  .set(Files.LANGUAGE_SOURCE, "extension")
                  .set(Files.CATEGORY, "source")
                  .set(Files.STATUS, "selected"));
    }

    void reading(String path, String extractor, byte[] content, String status, String reason) {
      add(
          Extractions.TABLE,
          extractor,
          row -> {
            begin(row, path, extractor, content);
            row.set(Extractions.FINGERPRINT, "f1")
                .set(Extractions.DATASETS, List.of("calls", "definitions"))
                .set(Extractions.STATUS, status)
                .set(Extractions.REASON, reason)
                .set(Extractions.PARSER, "parser")
                .set(Extractions.PARSER_VERSION, "1.2")
                .set(Extractions.ENCODING, path.equals("latin.py") ? "ISO-8859-1" : "UTF-8")
                .set(Extractions.NEWLINE, "lf")
                .set(Extractions.ROWS, Map.of("definitions", 2L));
          });
    }
  }
}
