package dev.sourcelake.stages.plan;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.ParquetFile;
import dev.sourcelake.datafusion.ParquetTable;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.extractors.treesitter.UserQueries;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Blobs;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.Files;
import dev.sourcelake.model.table.QueryCaptures;
import dev.sourcelake.stages.extract.Extractors;
import dev.sourcelake.stages.extract.Shard;
import dev.sourcelake.stages.query.RowReader;
import dev.sourcelake.stages.query.Sql;
import dev.sourcelake.stages.run.PlanFiles;
import dev.sourcelake.stages.run.Records;
import dev.sourcelake.stages.run.RepoTables;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.stages.run.RunTables;
import dev.sourcelake.stages.scan.Scanned;
import dev.sourcelake.stages.write.RunWriter;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Works out what is missing, stale or gone, by one query for each extractor family over the
 * manifest and the repository's own ledger, and cuts the work into shards.
 */
public final class PlanStage {
  /** The families that have extractors. */
  public static final List<Family> FAMILIES =
      List.of(
          Family.TEXT,
          Family.AST,
          Family.CST,
          Family.SYMTABLE,
          Family.TREE_SITTER,
          Family.BYTECODE,
          Family.QUERY);

  private static final String ANY_LANGUAGE = "*";

  private final Lake lake;
  private final Storage storage;
  private final SessionContext context;
  private final BufferAllocator allocator;

  /** A stage over an engine and memory that stay the caller's. */
  public PlanStage(Lake lake, SessionContext context, BufferAllocator allocator) {
    this.lake = lake;
    this.storage = lake.storage();
    this.context = context;
    this.allocator = allocator;
  }

  /** Plans a scan, or returns the plan that is there already. */
  public Plan run(Scanned scanned, RunFiles run, Wishes wishes) throws IOException {
    Optional<Plan> known = Records.find(storage, run.shards(), Plan.class);
    return known.isPresent()
        ? known.get()
        : Records.store(storage, run.shards(), plan(scanned, run, wishes), Plan.class);
  }

  private Plan plan(Scanned scanned, RunFiles run, Wishes wishes) throws IOException {
    PlanFiles files = run.newTry();
    long base = lake.repos().base(scanned.repo(), scanned.origin());
    RepoTables tables = new RepoTables(lake, scanned.repo());
    RunTables.register(context, storage, "manifest", run.manifest(), Files.TABLE);
    tables.register(context, "ledger", Extractions.TABLE);
    List<String> languages = languages();
    long versions = writeVersions(files, wishes, languages);
    RunTables.register(
        context, storage, "versions", files.versions(), RunTables.VERSIONS, versions);
    Map<String, Plan.FamilyPlan> families = judge(files, wishes);
    writeWorklist(run, files, tables);
    Plan plan = new Plan(base, files, cut(), families, ExtractorVersions.digest(languages));
    for (String table :
        List.of(
            "wanted", "manifest", "ledger", "versions", "judged", "stored", "packed", "worklist")) {
      context.deregister(table);
    }
    return plan;
  }

  private List<String> languages() throws IOException {
    List<String> languages = new ArrayList<>();
    try (RowReader rows = query("languages")) {
      while (rows.next()) {
        languages.add(rows.text("language"));
      }
    }
    return languages;
  }

  private long writeVersions(PlanFiles files, Wishes wishes, List<String> languages) {
    try (RunWriter versions =
        new RunWriter(context, storage, allocator, files.versions(), RunTables.VERSIONS)) {
      addVersion(versions, Family.TEXT, null, wishes);
      for (String language : languages) {
        for (Family family : FAMILIES) {
          if (family != Family.TEXT) {
            addVersion(versions, family, language, wishes);
          }
        }
      }
      return versions.finish();
    }
  }

  private static void addVersion(
      RunWriter versions, Family family, String language, Wishes wishes) {
    if (family == Family.QUERY) {
      List<String> datasets = List.of(QueryCaptures.TABLE.name());
      UserQueries.version(language, wishes.targets().queries())
          .ifPresent(version -> addVersion(versions, family, language, version, datasets));
      return;
    }
    Extractors.of(family, language)
        .ifPresent(extractor ->
            addVersion(
                versions,
                family,
                language,
                extractor.version(family, language) + wishes.versionOfRules(),
                wishes.of(extractor, family, language)));
  }

  private static void addVersion(
      RunWriter versions, Family family, String language, String version, List<String> datasets) {
    Dataset columns = RunTables.VERSIONS;
    versions
        .rows()
        .begin()
        .set(columns.column("extractor"), family.id())
        .set(columns.column("language"), language == null ? ANY_LANGUAGE : language)
        .set(columns.column("version"), version)
        .set(columns.column("datasets"), datasets);
  }

  private Map<String, Plan.FamilyPlan> judge(PlanFiles files, Wishes wishes) throws IOException {
    Map<String, Long> known = counts("ledger_size", "extractor");
    Map<String, Plan.FamilyPlan> plans = new TreeMap<>();
    List<ParquetFile> judged = new ArrayList<>();
    for (Family family : FAMILIES) {
      Key key = files.judged(family);
      registerWanted(family, wishes);
      try (DataFrame frame = context.sql(judgement(family))) {
        frame.writeParquet(RunWriter.options(storage, key, RunTables.JUDGED).build());
      }
      RunTables.register(context, storage, "judged", key, RunTables.JUDGED);
      Map<String, Long> reasons = counts("reasons", "reason");
      long all = reasons.values().stream().mapToLong(Long::longValue).sum();
      plans.put(
          family.id(),
          new Plan.FamilyPlan(
              known.getOrDefault(family.id(), 0L),
              all - reasons.getOrDefault("missing", 0L),
              reasons.getOrDefault("removed", 0L)));
      RunTables.file(storage, key, all).ifPresent(judged::add);
    }
    context.registerParquet(
        "judged", ArrowSchemas.ofFile(RunTables.JUDGED), ParquetTable.of(judged));
    return plans;
  }

  /** What a family is to write, everywhere or on some paths. */
  private void registerWanted(Family family, Wishes wishes) {
    String everywhere = Sql.resource(PlanStage.class, family.id());
    String paths = wishes.paths(family).regex();
    if (paths == null) {
      context.registerView("wanted", everywhere);
    } else {
      context.registerView("everywhere", everywhere);
      context.registerView(
          "wanted",
          Sql.resource(PlanStage.class, "targeted").replace("$paths", Sql.literal(paths)));
      context.deregister("everywhere");
    }
  }

  /** The query that compares what a family is to write with its ledger. */
  static String judgement(Family family) {
    return Sql.resource(PlanStage.class, "judged").replace("$extractor", Sql.literal(family.id()));
  }

  private void writeWorklist(RunFiles run, PlanFiles files, RepoTables tables) throws IOException {
    tables.register(context, "stored", Blobs.TABLE);
    RunTables.register(context, storage, "packed", run.rows(Blobs.TABLE), Blobs.TABLE);
    try (DataFrame frame = context.sql(Sql.resource(PlanStage.class, "worklist"))) {
      frame.writeParquet(RunWriter.options(storage, files.worklist(), RunTables.WORKLIST).build());
    }
    RunTables.register(context, storage, "worklist", files.worklist(), RunTables.WORKLIST);
  }

  private List<Shard> cut() throws IOException {
    ShardCutter cutter;
    try (RowReader total = query("total")) {
      total.next();
      cutter = new ShardCutter(total.number("files", 0), total.number("bytes", 0));
    }
    try (RowReader paths = query("paths")) {
      while (paths.next()) {
        cutter.add(paths.text("path"), paths.number("size_bytes", 0));
      }
    }
    return cutter.finish();
  }

  private Map<String, Long> counts(String queryName, String column) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    try (RowReader rows = query(queryName)) {
      while (rows.next()) {
        counts.put(rows.text(column), rows.number("files", 0));
      }
    }
    return counts;
  }

  private RowReader query(String name) {
    return new RowReader(context, Sql.resource(PlanStage.class, name));
  }
}
