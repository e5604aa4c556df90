package dev.sourcelake.functions.scan;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.functions.FunctionException;
import dev.sourcelake.functions.PermanentException;
import dev.sourcelake.functions.forge.ForgeFailures;
import dev.sourcelake.functions.runtime.Function;
import dev.sourcelake.functions.runtime.Invocation;
import dev.sourcelake.functions.runtime.Variables;
import dev.sourcelake.functions.runtime.Workspace;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.RepoSlug;
import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.origins.Elsewhere;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.origins.RemoteOrigin;
import dev.sourcelake.stages.RemoteHeads;
import dev.sourcelake.stages.ScanSettings;
import dev.sourcelake.stages.ScannedRun;
import dev.sourcelake.stages.Stages;
import dev.sourcelake.stages.owner.KnownScan;
import dev.sourcelake.stages.owner.KnownScans;
import dev.sourcelake.stages.scan.Scanned;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Fetches a repository, lists it, and stores what is new of it in the lake; or tells whether that
 * would find something to do.
 */
public final class ScanRepositoryHandler implements RequestStreamHandler {
  private final Function function;
  private final AllowedHosts hosts;
  private final RepositoryCredentials credentials;

  /** The handler, by the settings of its process. */
  public ScanRepositoryHandler() {
    this(Variables.ofProcess());
  }

  /** A handler by other settings than those of its process. */
  public ScanRepositoryHandler(Variables variables) {
    hosts =
        AllowedHosts.parse(
            variables.required("SOURCELAKE_HOSTS", "which hosts repositories may be fetched from"));
    credentials = RepositoryCredentials.of(variables);
    function =
        Function.open("scan-repository", variables)
            .ready(variables, () -> null, credentials::renew);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handle(in, out, context, ScanEvent.class, this::answer);
  }

  private Record answer(ScanEvent event, Invocation invocation) throws IOException {
    try {
      return event.wanted() == null ? scan(event, invocation) : compare(event.wanted());
    } catch (OriginException e) {
      throw failure(e);
    } catch (ForgeException e) {
      throw ForgeFailures.of(e);
    }
  }

  /** Whether the head is what was published meanwhile, by the same settings and extractors. */
  private HeadAnswer compare(ScanEvent wanted) throws IOException {
    if (wanted.repo() == null || wanted.origin() == null) {
      return new HeadAnswer(true, "it reads nothing");
    }
    hosts.require(wanted.origin());
    Origin parsed = Origin.parse(wanted.origin(), function.workspace().folder());
    if (!(credentials.with(parsed, wanted.origin()) instanceof RemoteOrigin origin)) {
      return new HeadAnswer(true, "it has no head");
    }
    Optional<KnownScan> known = KnownScans.of(function.lake().lake(), wanted.repo());
    if (known.isEmpty()) {
      return new HeadAnswer(true, "the lake does not have it");
    }
    String head = RemoteHeads.of(origin, wanted.ref()).orElse("");
    return known
        .get()
        .difference(head, wanted.settings())
        .map(reason -> new HeadAnswer(true, reason))
        .orElseGet(() -> new HeadAnswer(false, "the lake has it as it is"));
  }

  private ScanAnswer scan(ScanEvent event, Invocation invocation) throws IOException {
    hosts.require(event.origin());
    ScanSettings settings = event.settings();
    Workspace workspace = function.workspace();
    Ceilings ceilings = Ceilings.of(event.repo(), workspace.usableBytes(), invocation::remaining);
    ceilings.admit(event.size());
    Path fetched = workspace.fresh("fetched-");
    try {
      ScannedRun run = scan(event, settings, ceilings, fetched, invocation.started());
      return answer(run, invocation);
    } finally {
      Workspace.delete(fetched);
    }
  }

  private ScannedRun scan(
      ScanEvent event, ScanSettings settings, Ceilings ceilings, Path fetched, Instant started)
      throws IOException {
    Origin origin = credentials.with(Origin.parse(event.origin(), fetched), event.origin());
    Lake lake = function.lake().lakeOrNew();
    // The place among the repository's scans is taken before its ref is read: a later one reads as
    // much or more.
    ScanTicket ticket = lake.repos().nextScan(event.repo(), origin.identity().origin());
    OpenOptions options =
        OpenOptions.in(fetched)
            .withRef(event.ref())
            .withLimits(ceilings.limits())
            .withFetch(ceilings)
            .with(
                Elsewhere.of(
                    settings.reach(),
                    hosts.hosts()::contains,
                    submodule -> credentials.with(submodule)));
    try (Listing listing = origin.open(options);
        Stages stages = new Stages(lake)) {
      return stages.scan(listing, ticket, settings, started, ceilings);
    }
  }

  private static ScanAnswer answer(ScannedRun run, Invocation invocation) {
    Scanned scanned = run.scanned();
    long files = scanned.filesByStatus().values().stream().mapToLong(Long::longValue).sum();
    invocation.count("FilesListed", files);
    invocation.count("BytesRead", scanned.bytesRead());
    return new ScanAnswer(
        run.ticket().repo(),
        run.ticket().scanId(),
        RepoSlug.of(run.ticket().repo()).value(),
        scanned.commitSha(),
        files,
        scanned.bytesRead());
  }

  private static FunctionException failure(OriginException e) {
    // Also of a host that is not reached: nearly always its name is wrong, or there is no such
    // repository, and whoever waits wants to know that now.
    return new PermanentException(e.getMessage(), e);
  }
}
