package dev.sourcelake.cli.command;

import dev.sourcelake.cli.command.ScannerFactory.RepositoryScanner;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.process.Failure;
import dev.sourcelake.cli.progress.Progress;
import dev.sourcelake.model.PartNames;
import dev.sourcelake.model.Reach;
import dev.sourcelake.stages.ScanRequest;
import dev.sourcelake.stages.ScanSummary;
import dev.sourcelake.stages.Targets;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scans repositories into a lake, one after the other. */
@Command(
    name = "scan",
    description = "Read repositories and publish what was found to a lake's tables.",
    footer = {
      "",
      "A second scan costs what changed. Until it is done, the lake stays as it was.",
    })
final class ScanCommand implements Callable<Integer> {
  private final Context context;
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;
  @Mixin private SettingsOption settings;
  @Mixin private PartsOption parts;
  @Mixin private TargetOption targets;

  @Parameters(
      paramLabel = "ORIGIN",
      arity = "1..*",
      description =
          "A folder, in git or not, an archive (zip, jar, war, ear, aar, tar, tar.gz), or a git"
              + " URL (https:, ssh:, user@host:path, file:).")
  private List<String> origins;

  @Option(
      names = "--repo",
      paramLabel = "NAME",
      description =
          "The repository's name in the lake. Default: host/owner/name of its remote, or"
              + " the folder's or archive's name.")
  private Optional<String> repo;

  @Option(
      names = "--ref",
      paramLabel = "REF",
      description = "The branch, tag or commit of a git URL. Default: its HEAD.")
  private Optional<String> ref;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many files are read side by side. Default: one for each processor.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--max-usd",
      paramLabel = "USD",
      converter = Converters.Dollars.class,
      description =
          "Read nothing of an origin whose reading would cost more in the cloud; see estimate.")
  private Optional<Double> maxUsd = Optional.empty();

  @Option(names = "--quiet", description = "Say nothing but errors.")
  private boolean quiet;

  @Option(
      names = "--json",
      description = "Print one JSON object that says what became of each origin.")
  private boolean json;

  ScanCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (repo.isPresent() && origins.size() > 1) {
      throw new ParameterException(
          spec.commandLine(), "--repo names one repository, but there are " + origins.size());
    }
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs must be at least 1, not " + jobs);
    }
    Targets wanted = targets.targets(context.workingDirectory());
    List<Reach> reaches = parts.of(settings.settings().reach());
    List<ScanOutcome> outcomes =
        scanAll(
            origins.stream()
                .flatMap(origin -> reaches.stream().map(part -> request(origin, wanted, part)))
                .toList());
    if (json) {
      ScanJson.write(context.console().out(), lake.place(context), outcomes);
    }
    return outcomes.stream()
        .map(ScanOutcome::exitCode)
        .filter(code -> code != ExitCode.SUCCESS)
        .findFirst()
        .orElse(ExitCode.SUCCESS)
        .value();
  }

  /** Goes on with the next origin where a failure was that of one origin alone. */
  private List<ScanOutcome> scanAll(List<ScanRequest> requests) throws IOException {
    List<ScanOutcome> outcomes = new ArrayList<>();
    try (Storage storage = lake.storage(context);
        RepositoryScanner scanner = context.scanners().open(storage, jobs)) {
      for (ScanRequest request : requests) {
        try {
          long began = System.nanoTime();
          ScanSummary summary = scan(scanner, request);
          outcomes.add(new ScanOutcome.Scanned(summary));
          if (!quiet && !json) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
            new ScanReport(context.console(), lake.asOption())
                .print(summary, elapsed, ScanAftermath.of(storage, summary));
          }
        } catch (IOException | RuntimeException e) {
          Failure failure = Errors.failure(context, e);
          outcomes.add(new ScanOutcome.Failed(request.origin(), failure));
          Errors.report(context, e, spec);
          if (!failure.exitCode().isOfOneOrigin()) {
            break;
          }
        }
      }
    }
    return outcomes;
  }

  private ScanSummary scan(RepositoryScanner scanner, ScanRequest request) throws IOException {
    try (Progress progress = quiet ? Progress.none() : Progress.on(context.console())) {
      ScanSummary summary = scanner.scan(request, progress);
      progress.finish();
      return summary;
    }
  }

  private ScanRequest request(String origin, Targets wanted, Reach part) {
    try {
      return new ScanRequest(
          origin,
          context.workingDirectory(),
          repo.map(name -> PartNames.of(name, part.prefix())),
          ref,
          settings.settings(wanted).with(part),
          lake.folder(context).stream().toList(),
          Optional.empty(),
          Converters.optional(maxUsd));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
