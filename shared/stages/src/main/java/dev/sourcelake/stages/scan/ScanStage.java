package dev.sourcelake.stages.scan;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.model.Reach;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Blobs;
import dev.sourcelake.model.table.Dependencies;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Files;
import dev.sourcelake.model.table.Packages;
import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.OriginException.Reason;
import dev.sourcelake.origins.Source;
import dev.sourcelake.origins.blobs.PackWriter;
import dev.sourcelake.origins.blobs.ShaSet;
import dev.sourcelake.origins.settings.BuildUnit;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
   * @param reach which paths are scanned; settings of all count for them
   */
  public Scanned run(
      Listing listing,
      String repo,
      RunFiles run,
      long startedMicros,
      long maxFileBytes,
      boolean manifestOnly,
      MarkerOptions markerOptions,
      Reach reach,
      ScanListener listener)
      throws IOException {
    Source source = listing.source();
    RepositorySurvey survey = RepositorySurvey.of(listing, markerOptions);
    lake.storage().createExclusive(run.settings(), survey.settings().toJson());
    writeSettings(survey, reach, run);
    String markers = survey.settings().generatedMarkers().fingerprint();
    FileReading reading = new FileReading(survey, maxFileBytes, reach.lfs());
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
        if (!reach.includes(file.path())) {
          continue;
        }
        ReadFile read = reading.read(file, previous, store);
        String submodule =
            file.kind() == FileKind.SUBMODULE ? survey.submodules().get(file.path()) : null;
        FileRows.add(files.rows(), repo, markers, submodule, read);
        problemRows.add(read);
        statuses.merge(read.statusAndReason(), 1L, Long::sum);
        bytesRead += read.bytesRead();
        listener.advanced(1, read.bytesRead());
      }
      if (statuses.isEmpty() && !reach.prefix().isEmpty() && !previous.exists()) {
        throw new OriginException(
            Reason.NOT_FOUND,
            "Nothing lies below '%s' in '%s': name a folder that it has"
                .formatted(reach.prefix(), source.origin()));
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

  /** A part has the units that are declared in it, and those above it that its paths belong to. */
  private void writeSettings(RepositorySurvey survey, Reach reach, RunFiles run) {
    try (RunWriter packages = writer(run, Packages.TABLE);
        RunWriter dependencies = writer(run, Dependencies.TABLE)) {
      List<BuildUnit> units =
          survey.settings().units().stream()
              .filter(unit -> reach.includes(unit.path()) || reach.isBelow(unit.root()))
              .toList();
      Set<String> ids = units.stream().map(BuildUnit::packageId).collect(Collectors.toSet());
      units.forEach(unit -> unit.addTo(packages.rows()));
      survey.dependencies().stream()
          .filter(dependency -> ids.contains(dependency.packageId()))
          .forEach(dependency -> dependency.addTo(dependencies.rows()));
      packages.finish();
      dependencies.finish();
    }
  }

  private RunWriter writer(RunFiles run, Dataset dataset) {
    return new RunWriter(context, lake.storage(), allocator, run.rows(dataset), dataset);
  }
}
