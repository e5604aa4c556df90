package dev.sourcelake.stages.scan;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Blobs;
import dev.sourcelake.model.table.Dependencies;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Files;
import dev.sourcelake.model.table.Packages;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.Source;
import dev.sourcelake.origins.blobs.PackWriter;
import dev.sourcelake.origins.blobs.ShaSet;
import dev.sourcelake.origins.settings.MarkerOptions;
import dev.sourcelake.origins.settings.RepositorySurvey;
import dev.sourcelake.stages.ScanListener;
import dev.sourcelake.stages.query.RowReader;
import dev.sourcelake.stages.query.Sql;
import dev.sourcelake.stages.run.RepoTables;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.stages.write.RunWriter;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Lists a repository and gives every path a row: what it is, whose settings it has, and why nothing
 * is read of it where nothing is. Digests are taken over where nothing can have changed; new
 * content is read once, hashed and packed on the way.
 */
public final class ScanStage {
  /** The tables whose rows this stage makes, beside the blobs. */
  public static final List<Dataset> TABLES =
      List.of(Files.TABLE, Packages.TABLE, Dependencies.TABLE, Diagnostics.TABLE);

  private final Lake lake;
  private final SessionContext context;
  private final BufferAllocator allocator;

  /** A stage over an engine and memory that stay the caller's. */
  public ScanStage(Lake lake, SessionContext context, BufferAllocator allocator) {
    this.lake = lake;
    this.context = context;
    this.allocator = allocator;
  }

  /**
   * Scans an opened listing.
   *
   * @param repo the repository's name in the lake
   * @param run where the stage leaves its files
   * @param maxFileBytes larger files get a row and are not read further
   * @param manifestOnly whether to store no content
   * @param markerOptions what counts as a generated region
   */
  public Scanned run(
      Listing listing,
      String repo,
      RunFiles run,
      long startedMicros,
      long maxFileBytes,
      boolean manifestOnly,
      MarkerOptions markerOptions,
      ScanListener listener)
      throws IOException {
    Source source = listing.source();
    RepositorySurvey survey = RepositorySurvey.of(listing, markerOptions);
    lake.storage().createExclusive(run.settings(), survey.settings().toJson());
    writeSettings(survey, run);
    String markers = survey.settings().generatedMarkers().fingerprint();
    FileReading reading = new FileReading(survey, maxFileBytes);
    listener.phase(ScanListener.Phase.SCAN, survey.paths(), -1);
    Map<String, Long> statuses = new TreeMap<>();
    long bytesRead = 0;
    long bytesWritten;
    ShaSet stored = storedContents(repo);
    try (PreviousScan previous =
            new PreviousScan(context, lake, source, repo, reading.rulesVersion());
        RunWriter blobs = writer(run, Blobs.TABLE);
        RunWriter files = writer(run, Files.TABLE);
        RunWriter problems = writer(run, Diagnostics.TABLE);
        PackWriter packs =
            new PackWriter(
                lake.storage(),
                LakeLayout.blobs(run.slug()),
                run.scanId(),
                stored,
                blob -> blob.addTo(blobs.rows()));
        Stream<ListedFile> listed = listing.files()) {
      ContentStore store = manifestOnly ? ContentStore.NOTHING : new PackStore(packs, stored);
      ProblemRows problemRows = new ProblemRows(survey.problems(), problems);
      for (Iterator<ListedFile> each = listed.iterator(); each.hasNext(); ) {
        ListedFile file = each.next();
        ReadFile read = reading.read(file, previous, store);
        FileRows.add(files.rows(), repo, markers, read);
        problemRows.add(read);
        statuses.merge(read.statusAndReason(), 1L, Long::sum);
        bytesRead += read.bytesRead();
        listener.advanced(1, read.bytesRead());
      }
      packs.finish();
      blobs.finish();
      files.finish();
      problems.finish();
      bytesWritten = packs.bytesWritten();
    }
    return new Scanned(
        repo,
        source.origin(),
        source.kind().id(),
        source.ref(),
        source.commitSha(),
        source.location(),
        startedMicros,
        reading.rulesVersion(),
        statuses,
        bytesRead,
        bytesWritten);
  }

  /** The contents that the repository has in its packs. */
  private ShaSet storedContents(String repo) throws IOException {
    new RepoTables(lake, repo).register(context, "previous_blobs", Blobs.TABLE);
    ShaSet stored = new ShaSet();
    try (RowReader blobs =
        new RowReader(context, Sql.resource(ScanStage.class, "previous_blobs"))) {
      while (blobs.next()) {
        stored.add(blobs.text("file_sha256"));
      }
    }
    context.deregister("previous_blobs");
    return stored;
  }

  private void writeSettings(RepositorySurvey survey, RunFiles run) {
    try (RunWriter packages = writer(run, Packages.TABLE);
        RunWriter dependencies = writer(run, Dependencies.TABLE)) {
      survey.settings().units().forEach(unit -> unit.addTo(packages.rows()));
      survey.dependencies().forEach(dependency -> dependency.addTo(dependencies.rows()));
      packages.finish();
      dependencies.finish();
    }
  }

  private RunWriter writer(RunFiles run, Dataset dataset) {
    return new RunWriter(context, lake.storage(), allocator, run.rows(dataset), dataset);
  }
}
