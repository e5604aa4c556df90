package dev.sourcelake.lake.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcelake.datafusion.ParquetFile;
import dev.sourcelake.datafusion.ParquetSink;
import dev.sourcelake.datafusion.ParquetWriteOptions;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.WrittenFile;
import dev.sourcelake.lake.Changes;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.Preparer;
import dev.sourcelake.lake.PublishRequest;
import dev.sourcelake.lake.RepoSlug;
import dev.sourcelake.lake.ScanRecord;
import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.lake.StaleKeys;
import dev.sourcelake.lake.WritePolicies;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.model.table.FileLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * A repository whose files have one line and some doc comments each: it stages rows as extractors
 * do and asks for their publishing as the stages do.
 */
public final class TestRepo {
  public static final String AST = "ast";
  public static final String TEXT = "text";

  private final Lake lake;
  private final String name;
  private final String origin;

  public TestRepo(Lake lake, String name) {
    this(lake, name, "file:/" + name);
  }

  public TestRepo(Lake lake, String name, String origin) {
    this.lake = lake;
    this.name = name;
    this.origin = origin;
  }

  public String name() {
    return name;
  }

  /** Stages one file with a doc comment for each of the paths; the text names path and content. */
  public DataFile docs(String extractor, String content, String... paths) {
    try (BufferAllocator memory = new RootAllocator();
        RowBatch rows = new RowBatch(Docs.TABLE, memory)) {
      for (String path : paths) {
        rows.begin()
            .set(Docs.TABLE.column("path"), path)
            .set(Docs.TABLE.column("file_sha256"), Sha256.of(content))
            .set(Docs.TABLE.column("extractor"), extractor)
            .set(Docs.TABLE.column("bstart"), 0)
            .set(Docs.INDEX, 0)
            .set(Docs.TEXT, path + " " + content);
      }
      return stage(rows).getFirst();
    }
  }

  /** Stages one file with the line of each of the paths. */
  public DataFile lines(String content, String... paths) {
    try (BufferAllocator memory = new RootAllocator();
        RowBatch rows = new RowBatch(FileLines.TABLE, memory)) {
      for (String path : paths) {
        rows.begin()
            .set(FileLines.TABLE.column("path"), path)
            .set(FileLines.TABLE.column("file_sha256"), Sha256.of(content))
            .set(FileLines.TABLE.column("extractor"), TEXT)
            .set(FileLines.LINES, 1)
            .set(FileLines.STARTS, List.of(0));
      }
      return stage(rows).getFirst();
    }
  }

  /** Stages rows as they are. */
  public List<DataFile> stage(RowBatch rows) {
    Dataset dataset = rows.dataset();
    String folder = lake.storage().address(LakeLayout.partition(dataset, RepoSlug.of(name)));
    List<DataFile> files = new ArrayList<>();
    try (SessionContext context = SessionContext.open(lake.options());
        ParquetSink sink =
            context.openSink(
                ArrowSchemas.ofFile(dataset),
                WritePolicies.options(dataset.policy(), folder, "staged-" + UUID.randomUUID())
                    .build())) {
      sink.write(rows.finish());
      for (WrittenFile file : sink.finish()) {
        files.add(DataFile.of(dataset, name, file));
      }
      rows.clear();
    }
    return files;
  }

  /** A file of stale keys, as plan leaves it. */
  public StaleKeys stale(String column, String... keys) {
    String folder = lake.storage().address(LakeLayout.runs(RepoSlug.of(name)));
    Dataset dataset = column.equals("path") ? Docs.TABLE : FileLines.TABLE;
    try (BufferAllocator memory = new RootAllocator();
        SessionContext context = SessionContext.open(lake.options());
        VectorSchemaRoot rows =
            VectorSchemaRoot.create(ArrowSchemas.of(List.of(dataset.column(column))), memory);
        ParquetSink sink =
            context.openSink(
                rows.getSchema(),
                ParquetWriteOptions.builder(folder, "stale-" + UUID.randomUUID()).build())) {
      for (int i = 0; i < keys.length; i++) {
        ((VarCharVector) rows.getVector(0)).setSafe(i, keys[i].getBytes(UTF_8));
      }
      rows.setRowCount(keys.length);
      sink.write(rows);
      return StaleKeys.listed(
          sink.finish().stream().map(file -> ParquetFile.of(file, Map.of())).toList());
    }
  }

  public ScanTicket ticket() {
    return lake.repos().nextScan(name, origin);
  }

  public long base() {
    return lake.repos().base(name, origin);
  }

  /** A request on the present base. */
  public PublishRequest request(ScanTicket ticket, Map<String, Changes> changes) {
    return request(ticket, base(), changes);
  }

  public PublishRequest request(ScanTicket ticket, long base, Map<String, Changes> changes) {
    return new PublishRequest(name, origin, base, scan(ticket), changes);
  }

  /** A request to replace the doc comments of the paths, and to remove those of others. */
  public PublishRequest replaceDocs(String content, List<String> paths, List<String> removed) {
    ScanTicket ticket = ticket();
    long base = base();
    List<String> gone = new ArrayList<>(paths);
    gone.addAll(removed);
    List<DataFile> staged =
        paths.isEmpty() ? List.of() : List.of(docs(AST, content, paths.toArray(String[]::new)));
    try (Preparer preparer = new Preparer(lake, name, ticket.scanId())) {
      Changes changes =
          preparer.replace(Docs.TABLE, AST, stale("path", gone.toArray(String[]::new)), staged);
      return request(ticket, base, Map.of("docs", changes));
    }
  }

  private ScanRecord scan(ScanTicket ticket) {
    long now = System.currentTimeMillis() * 1000;
    return new ScanRecord(
        ticket.scanId(),
        ticket.sequence(),
        origin,
        "folder",
        "main",
        "0".repeat(40),
        null,
        now,
        now,
        new TreeMap<>(Map.of("selected", 3L)),
        Map.of("docs", 3L),
        3,
        0,
        100,
        200,
        WritePolicies.hashes(),
        Map.of("profile", "standard"),
        "0.1.0");
  }
}
