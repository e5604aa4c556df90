package dev.sourcelake.stages.commit;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.ParquetFile;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.WrittenFile;
import dev.sourcelake.lake.Changes;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.Preparer;
import dev.sourcelake.lake.StaleKeys;
import dev.sourcelake.lake.WritePolicies;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Blobs;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.model.table.Files;
import dev.sourcelake.model.table.Scans;
import dev.sourcelake.stages.extract.StagedShard;
import dev.sourcelake.stages.plan.Plan;
import dev.sourcelake.stages.plan.PlanStage;
import dev.sourcelake.stages.query.Sql;
import dev.sourcelake.stages.run.PlanFiles;
import dev.sourcelake.stages.run.RepoTables;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.stages.run.RunTables;
import dev.sourcelake.stages.scan.ScanStage;
import dev.sourcelake.stages.scan.Scanned;
import dev.sourcelake.stages.write.RunWriter;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Prepares a scan for publishing: the rows of stale paths are rewritten away, the staged files come
 * in their place, and of what the scan itself writes only rows that differ are touched.
 */
public final class CommitStage {
  private final Lake lake;
  private final Storage storage;
  private final SessionContext context;

  /** A stage over an engine that stays the caller's. */
  public CommitStage(Lake lake, SessionContext context) {
    this.lake = lake;
    this.storage = lake.storage();
    this.context = context;
  }

  /**
   * What the scan changes, by table; tables that stay as they are do not occur.
   *
   * @param plan what was planned; null where only the manifest was made
   * @param results what was extracted
   */
  public Map<String, Changes> prepare(
      Scanned scanned, RunFiles run, Plan plan, List<StagedShard> results) throws IOException {
    Map<String, Changes> changes = new TreeMap<>();
    PlanFiles files = run.newTry();
    RepoTables previous = new RepoTables(lake, scanned.repo());
    try (Preparer preparer = new Preparer(lake, scanned.repo(), run.scanId())) {
      for (Dataset dataset : ScanStage.TABLES) {
        add(changes, dataset, scanRows(preparer, dataset, scanned, previous, run, files));
      }
      if (plan != null) {
        add(changes, Blobs.TABLE, blobs(preparer, scanned, previous, run, files));
        Map<String, List<DataFile>> staged = staged(results);
        for (Family family : PlanStage.FAMILIES) {
          facts(preparer, family, plan, staged, changes);
        }
      }
      // Every scan adds a row, and would leave a file for it.
      add(changes, Scans.TABLE, preparer.fold(Scans.TABLE));
    }
    return changes;
  }

  private static Map<String, List<DataFile>> staged(List<StagedShard> results) {
    Map<String, List<DataFile>> staged = new TreeMap<>();
    for (StagedShard shard : results) {
      shard
          .files()
          .forEach((table, files) ->
              staged.computeIfAbsent(table, name -> new ArrayList<>()).addAll(files));
    }
    return staged;
  }

  private void facts(
      Preparer preparer,
      Family family,
      Plan plan,
      Map<String, List<DataFile>> staged,
      Map<String, Changes> changes)
      throws IOException {
    StaleKeys stale = stale(plan.files().judged(family), plan.families().get(family.id()));
    for (Dataset dataset : Datasets.ALL) {
      if (dataset.families().contains(family)) {
        List<DataFile> files =
            staged.getOrDefault(dataset.name(), List.of()).stream()
                .filter(file -> file.extractor().orElse("").equals(family.id()))
                .toList();
        add(changes, dataset, preparer.replace(dataset, family.id(), stale, files));
      }
    }
  }

  private StaleKeys stale(Key judged, Plan.FamilyPlan family) throws IOException {
    if (family.stale() == 0) {
      return StaleKeys.none();
    }
    return family.nothingStays()
        ? StaleKeys.all()
        : StaleKeys.listed(RunTables.file(storage, judged).stream().toList());
  }

  private Changes scanRows(
      Preparer preparer,
      Dataset dataset,
      Scanned scanned,
      RepoTables previous,
      RunFiles run,
      PlanFiles files)
      throws IOException {
    RunTables.register(context, storage, "staged", run.rows(dataset), dataset);
    previous.register(context, "previous_all", dataset);
    context.registerView("previous", Sql.resource(CommitStage.class, "rows_of_scan"));
    String query = dataset == Files.TABLE ? "changed_files" : "changed_rows";
    StaleKeys stale = changed(query, files.changed(dataset), RunTables.changed("path"));
    RunTables.register(
        context, storage, "changed", files.changed(dataset), RunTables.changed("path"));
    List<DataFile> staged =
        stage(dataset, scanned.repo(), run, Sql.resource(CommitStage.class, "changed_staged"));
    deregister("staged", "previous", "previous_all", "changed");
    return preparer.replace(dataset, Dataset.SCAN, stale, staged);
  }

  private Changes blobs(
      Preparer preparer, Scanned scanned, RepoTables previous, RunFiles run, PlanFiles files)
      throws IOException {
    Dataset dataset = Blobs.TABLE;
    RunTables.register(context, storage, "manifest", run.manifest(), Files.TABLE);
    previous.register(context, "previous", dataset);
    StaleKeys stale =
        changed("changed_blobs", files.changed(dataset), RunTables.changed("file_sha256"));
    RunTables.register(context, storage, "staged", run.rows(dataset), dataset);
    List<DataFile> staged =
        stage(dataset, scanned.repo(), run, Sql.resource(CommitStage.class, "all_staged"));
    deregister("manifest", "previous", "staged");
    return preparer.replace(dataset, Dataset.SCAN, stale, staged);
  }

  private StaleKeys changed(String query, Key key, Dataset columns) throws IOException {
    try (DataFrame frame = context.sql(Sql.resource(CommitStage.class, query))) {
      frame.writeParquet(RunWriter.options(storage, key, columns).build());
    }
    List<ParquetFile> files = RunTables.file(storage, key).stream().toList();
    return files.isEmpty() ? StaleKeys.none() : StaleKeys.listed(files);
  }

  private List<DataFile> stage(Dataset dataset, String repo, RunFiles run, String sql) {
    String folder = storage.address(LakeLayout.partition(dataset, run.slug()));
    // A preparation may be done again, or by two at once: names never meet.
    String name = run.scanId() + "-" + Dataset.SCAN + "-" + UUID.randomUUID();
    try (DataFrame frame = context.sql(sql)) {
      List<WrittenFile> written =
          frame.writeParquet(WritePolicies.options(dataset.policy(), folder, name).build());
      return written.stream().map(file -> DataFile.of(dataset, repo, file)).toList();
    }
  }

  private void deregister(String... tables) {
    for (String table : tables) {
      context.deregister(table);
    }
  }

  private static void add(Map<String, Changes> all, Dataset dataset, Changes changes) {
    if (!changes.none()) {
      all.merge(dataset.name(), changes, Changes::and);
    }
  }
}
