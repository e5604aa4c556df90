package dev.sourcelake.cli.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.command.Converters;
import dev.sourcelake.cli.command.PartsOption;
import dev.sourcelake.cli.command.TargetOption;
import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.model.PartNames;
import dev.sourcelake.model.Reach;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.origins.RemoteOrigin;
import dev.sourcelake.stages.ScanSettings;
import dev.sourcelake.stages.Targets;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a repository scanned in the cloud. */
@Command(
    name = "scan",
    description = "Have a repository scanned in the cloud, and follow it to its end.",
    footer = {"", "Ctrl-C ends the following; the scan goes on."})
final class RemoteScanCommand implements Callable<Integer> {
  /** An execution's input may have 256 KiB, and a claim that holds it 400. */
  private static final int MOST_TARGETS = 100_000;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Context context;
  @Spec private CommandSpec spec;
  @Mixin private CloudOption cloud;
  @Mixin private FollowOption following;
  @Mixin private TargetOption targets;
  @Mixin private PartsOption parts;

  @Parameters(
      paramLabel = "URL",
      description = "A git URL (https:) whose host the deployment allows.")
  private String url;

  @Option(
      names = "--repo",
      paramLabel = "NAME",
      description = "The repository's name in the lake. Default: host/owner/name of the URL.")
  private Optional<String> repo;

  @Option(
      names = "--ref",
      paramLabel = "REF",
      description = "The branch, tag or commit. Default: the remote's HEAD.")
  private Optional<String> ref;

  @Option(
      names = "--profile",
      description = "standard or full, as for 'sourcelake scan'. Default: standard.")
  private Optional<Profile> profile;

  @Option(
      names = "--datasets",
      paramLabel = "NAME",
      split = ",",
      description = "The datasets to write, instead of a profile's.")
  private List<String> datasets = List.of();

  @Option(
      names = "--max-file-size",
      paramLabel = "SIZE",
      converter = Converters.ByteSize.class,
      description = "Larger files are listed and not read. Default: 5MB.")
  private Optional<Long> maxFileBytes;

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      converter = Converters.Time.class,
      description = "After how long the parse of one file is given up. Default: 30s.")
  private Optional<Duration> deadline;

  @Option(
      names = "--submodules",
      description = "Read submodules as further paths, from hosts that the deployment allows.")
  private boolean submodules;

  @Option(
      names = "--lfs",
      description = "Fetch contents in Git LFS, of files whose names tell a language.")
  private boolean lfs;

  @Option(
      names = "--max-usd",
      paramLabel = "USD",
      converter = Converters.Dollars.class,
      description = "Read nothing if reading would cost more; see estimate.")
  private Optional<Double> maxUsd = Optional.empty();

  RemoteScanCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<ObjectNode> inputs = inputs();
    try (Cloud deployment = cloud.open(context)) {
      List<String> executions = new ArrayList<>();
      for (ObjectNode input : inputs) {
        executions.add(Executions.start(deployment, input));
      }
      return follow(deployment, executions);
    }
  }

  /** Follows all, since where one fails the others run on; tells of all that failed. */
  private int follow(Cloud deployment, List<String> executions)
      throws IOException, InterruptedException {
    int code = ExitCode.SUCCESS.value();
    List<CommandException> failures = new ArrayList<>();
    for (String execution : executions) {
      try {
        int own = following.follow(context, deployment, execution);
        code = code == ExitCode.SUCCESS.value() ? own : code;
      } catch (CommandException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw new CommandException(
          failures.getFirst().exitCode(),
          failures.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")));
    }
    return code;
  }

  /** Queries and rules, as the files say now: the cloud cannot read them. */
  private Targets wanted() throws IOException {
    Targets wanted = targets.targets(context.workingDirectory());
    try {
      ScanSettings.DEFAULTS.withDatasets(datasets).with(wanted);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    int bytes = MAPPER.writeValueAsBytes(wanted).length;
    if (bytes > MOST_TARGETS) {
      throw new CommandException(
          ExitCode.BAD_QUERY,
          "Queries and rules have %,d bytes, and a scan in the cloud takes %,d: leave some out, or scan from here into the same lake, 'sourcelake scan … --lake s3://…'"
              .formatted(bytes, MOST_TARGETS));
    }
    return wanted;
  }

  /** One execution, or one for each part. */
  private List<ObjectNode> inputs() throws IOException {
    List<ObjectNode> inputs = new ArrayList<>();
    for (Reach reach : parts.of(new Reach("", List.of(), submodules, lfs, List.of()))) {
      inputs.add(input(reach));
    }
    return inputs;
  }

  private ObjectNode input(Reach reach) throws IOException {
    Origin origin = Origin.parse(url, context.workingDirectory());
    if (!(origin instanceof RemoteOrigin)) {
      throw new CommandException(
          ExitCode.UNSUPPORTED_ORIGIN,
          "'%s' is on this machine, and the cloud fetches git URLs only: scan it from here into the same lake, 'sourcelake scan %s --lake s3://…'"
              .formatted(url, url));
    }
    if (url.matches("[a-z]+://.*") && URI.create(url).getRawUserInfo() != null) {
      throw new CommandException(
          ExitCode.UNSUPPORTED_ORIGIN,
          "The URL carries credentials, which would stand in every log of the cloud: leave them out");
    }
    ObjectNode input = MAPPER.createObjectNode();
    String name = repo.orElseGet(() -> origin.identity().repo());
    input.put("repo", PartNames.of(name, reach.prefix()));
    input.put("origin", url);
    ref.ifPresent(wanted -> input.put("ref", wanted));
    profile.ifPresent(chosen -> input.put("profile", chosen.id()));
    if (!datasets.isEmpty()) {
      datasets.forEach(input.putArray("datasets")::add);
    }
    maxFileBytes.ifPresent(bytes -> input.put("maxFileBytes", bytes));
    deadline.ifPresent(time -> input.put("deadlineSeconds", Math.max(1, time.toSeconds())));
    reach.asInput().forEach((key, value) -> input.set(key, MAPPER.valueToTree(value)));
    maxUsd.ifPresent(dollars -> input.put("maxUsd", dollars));
    Targets wanted = wanted();
    if (!wanted.equals(Targets.NONE)) {
      input.set("targets", MAPPER.valueToTree(wanted));
    }
    return input;
  }
}
