package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.query.LakeSession;
import dev.sourcelake.forges.CloneCredentials;
import dev.sourcelake.forges.Forge;
import dev.sourcelake.forges.Parts;
import dev.sourcelake.forges.RepositoryList;
import dev.sourcelake.forges.http.Answers;
import dev.sourcelake.forges.http.StoredAnswers;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.origins.GitCredentials;
import dev.sourcelake.stages.ScanRequest;
import dev.sourcelake.stages.Targets;
import dev.sourcelake.stages.cost.Estimate;
import dev.sourcelake.stages.owner.KnownScan;
import dev.sourcelake.stages.owner.KnownScans;
import dev.sourcelake.stages.owner.OwnerRules;
import dev.sourcelake.stages.owner.Reconciliation;
import dev.sourcelake.stages.owner.Step;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Scans those of an owner's repositories that have changed, and forgets those that are gone. */
@Command(
    name = "scan-org",
    description =
        "Keep all repositories of an organisation, a user, a group or a list in a lake: scan what"
            + " has changed, forget what is gone.",
    footer = {
      "",
      "A repository is scanned where its head is not the commit that the lake has, or where its"
          + " extractors or the settings have changed since.",
    })
final class ScanOrgCommand implements Callable<Integer> {
  private static final int SCANS = 2;

  private final Context context;
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;
  @Mixin private ForgeOption forge;
  @Mixin private SettingsOption settings;
  @Mixin private TargetOption targets;

  @Option(names = "--forks", description = "Scan forks as well.")
  private boolean forks;

  @Option(names = "--archived", description = "Scan archived repositories as well.")
  private boolean archived;

  @Option(
      names = "--keep-gone",
      description = "Keep the rows of repositories that are gone; otherwise they are forgotten.")
  private boolean keepGone;

  @Option(
      names = "--part",
      paramLabel = "REPO//FOLDER",
      split = ",",
      description =
          "Scan what is below this folder for itself, such as github.com/acme/mono//services/api;"
              + " what is in no part is scanned as its repository. In a list, a line says so.")
  private List<String> parts = List.of();

  @Option(
      names = "--max-repo-size",
      paramLabel = "SIZE",
      converter = Converters.ByteSize.class,
      description = "Repositories that the forge says are larger are skipped. Default: 10GB.")
  private long maxRepoBytes = 10_000_000_000L;

  @Option(
      names = "--scans",
      paramLabel = "N",
      description = "How many repositories are scanned side by side. Default: " + SCANS + ".")
  private int scans = SCANS;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "How many files are read side by side, in all. Default: one for each processor.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--max-usd",
      paramLabel = "USD",
      converter = Converters.Dollars.class,
      description =
          "Begin nothing if the scans that are due would cost more in the cloud, all together; see estimate.")
  private Optional<Double> maxUsd = Optional.empty();

  @Option(names = "--quiet", description = "Say nothing but errors.")
  private boolean quiet;

  @Option(
      names = "--json",
      description = "Print one JSON object that says what became of each repository.")
  private boolean json;

  ScanOrgCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (jobs < 1 || scans < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs and --scans must be at least 1");
    }
    Targets wanted = targets.targets(context.workingDirectory());
    try (Storage storage = lake.storage(context)) {
      boolean there = storage.info(LakeLayout.MARKER).isPresent();
      // Where there is no lake yet, there is no place for answers either.
      Answers answers = there ? new StoredAnswers(storage) : Answers.inMemory();
      try (ForgeOption.Opened opened = forge.open(context, answers)) {
        return run(storage, there, opened.forge(), wanted);
      }
    }
  }

  private int run(Storage storage, boolean there, Forge owner, Targets wanted) throws IOException {
    ScanRequest template = template(wanted);
    List<Step> steps =
        new Reconciliation(owner, there ? known(storage) : Map.of(), rules())
            .steps(template.settings());
    Map<String, OwnerOutcome> outcomes = new TreeMap<>();
    List<Step.Scan> due =
        steps.stream().filter(Step.Scan.class::isInstance).map(Step.Scan.class::cast).toList();
    maxUsd.ifPresent(ceiling -> requireAtMost(due, ceiling, owner));
    new ScanPool(
            context, storage, scans, Math.max(1, jobs / Math.min(scans, Math.max(1, due.size()))))
        .run(due, step -> request(template, step, owner), outcome -> add(outcomes, outcome));
    for (Step step : steps) {
      switch (step) {
        case Step.Scan _ -> {}
        case Step.Keep keep -> add(outcomes, new OwnerOutcome.Unchanged(keep.repo()));
        case Step.Skip skip -> add(outcomes, new OwnerOutcome.Skipped(skip.repo(), skip.reason()));
        case Step.Fail fail ->
            add(
                outcomes,
                new OwnerOutcome.Failed(fail.repo(), Errors.failure(context, fail.cause())));
        case Step.Forget forget -> add(outcomes, forget(storage, forget.repo()));
      }
    }
    return report(owner, List.copyOf(outcomes.values()));
  }

  /** Of what a forge has told the size of; the others have the ceiling each for itself. */
  private static void requireAtMost(List<Step.Scan> due, double ceiling, Forge owner) {
    due.stream()
        .map(step -> step.repository().sizeBytes())
        .filter(size -> size >= 0)
        .map(Estimate::ofSize)
        .reduce(Estimate.NOTHING, Estimate::and)
        .requireAtMost(ceiling, "Reading what is due of " + owner.display() + " in the cloud");
  }

  private ScanRequest template(Targets wanted) {
    return new ScanRequest(
        "",
        context.workingDirectory(),
        Optional.empty(),
        Optional.empty(),
        settings.settings(wanted),
        lake.folder(context).stream().toList(),
        Optional.empty(),
        Converters.optional(maxUsd));
  }

  private OwnerRules rules() {
    try {
      return new OwnerRules(forks, archived, maxRepoBytes, !keepGone, Parts.byRepository(parts));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static Map<String, KnownScan> known(Storage storage) throws IOException {
    try (LakeSession session = LakeSession.open(storage, Optional.empty())) {
      return KnownScans.of(session.lake());
    }
  }

  private static ScanRequest request(ScanRequest template, Step.Scan step, Forge owner) {
    Optional<GitCredentials> credentials = owner.credentials().map(ScanOrgCommand::git);
    // A forge's default branch is its HEAD; only a list names another.
    Optional<String> ref =
        owner instanceof RepositoryList
            ? Optional.ofNullable(step.repository().defaultBranch())
            : Optional.empty();
    return template
        .of(step.repository().cloneUrl(), ref, credentials)
        .with(step.settings())
        .withRepo(step.repo());
  }

  private static GitCredentials git(CloneCredentials credentials) {
    return new GitCredentials(credentials.user(), credentials.password().secret());
  }

  private OwnerOutcome forget(Storage storage, String repo) {
    try (LakeSession session = LakeSession.open(storage, Optional.empty())) {
      Lake opened = session.lake();
      new Publisher(opened).forget(repo);
      return new OwnerOutcome.Forgotten(repo);
    } catch (RuntimeException e) {
      return new OwnerOutcome.Failed(repo, Errors.failure(context, e));
    }
  }

  private void add(Map<String, OwnerOutcome> outcomes, OwnerOutcome outcome) {
    synchronized (outcomes) {
      outcomes.put(outcome.repo(), outcome);
      if (outcome instanceof OwnerOutcome.Failed failed) {
        Errors.say(context.console(), failed.repo() + ": " + failed.detail());
      } else if (outcome instanceof OwnerOutcome.Scanned && !quiet) {
        context.console().err().println(outcome.repo() + ": " + outcome.word());
      }
    }
  }

  private int report(Forge owner, List<OwnerOutcome> outcomes) throws IOException {
    OwnerReport report = new OwnerReport(outcomes);
    if (json) {
      report.json(context.console(), owner.display(), lake.place(context));
    } else if (!quiet) {
      report.print(context.console(), owner.display());
    }
    return outcomes.stream()
        .map(OwnerOutcome::exitCode)
        .filter(code -> code != ExitCode.SUCCESS)
        .findFirst()
        .orElse(ExitCode.SUCCESS)
        .value();
  }
}
