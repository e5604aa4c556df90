package dev.sourcelake.cli.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.forges.ForgeRepository;
import dev.sourcelake.forges.http.Answers;
import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.stages.ScanSettings;
import dev.sourcelake.stages.TemporaryFolder;
import dev.sourcelake.stages.cost.Estimate;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what first scans would take in the cloud, before anything is begun. */
@Command(
    name = "estimate",
    description =
        "Say what a first scan would take in the cloud: files, bytes, memory times time, requests"
            + " and dollars.",
    footer = {
      "",
      "An origin is listed, and a git URL fetched for that. Of an owner's repositories only the"
          + " sizes are asked for, which their history is part of: that is what they take at most.",
    })
final class EstimateCommand implements Callable<Integer> {
  private final Context context;
  @Mixin private ForgeOption forge;

  @Parameters(paramLabel = "ORIGIN", arity = "0..*", description = "As for scan.")
  private List<String> origins = List.of();

  @Option(
      names = "--max-file-size",
      paramLabel = "SIZE",
      converter = Converters.ByteSize.class,
      description = "As for scan. Default: 5MB.")
  private long maxFileBytes = ScanSettings.DEFAULTS.maxFileBytes();

  @Option(names = "--forks", description = "With an owner's forks.")
  private boolean forks;

  @Option(names = "--archived", description = "With an owner's archived repositories.")
  private boolean archived;

  @Option(
      names = "--max-usd",
      paramLabel = "USD",
      converter = Converters.Dollars.class,
      description = "End with exit code 38 where it is more.")
  private Optional<Double> maxUsd = Optional.empty();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  EstimateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (origins.isEmpty() != forge.isNamed()) {
      throw new CommandException(
          ExitCode.USAGE, "Of what? Give origins, or an owner: --github, --gitlab or --list");
    }
    Estimate all = Estimate.NOTHING;
    for (String origin : origins) {
      all = all.and(ofOrigin(origin));
    }
    long unknown = 0;
    if (forge.isNamed()) {
      try (ForgeOption.Opened opened = forge.open(context, Answers.NONE)) {
        for (ForgeRepository repository : opened.forge().repositories()) {
          if (repository.sizeBytes() < 0) {
            unknown++;
          } else if ((forks || !repository.fork()) && (archived || !repository.archived())) {
            all = all.and(Estimate.ofSize(repository.sizeBytes()));
          }
        }
      }
    }
    print(all, unknown);
    if (maxUsd.isPresent()) {
      all.requireAtMost(maxUsd.get(), "That");
    }
    return ExitCode.SUCCESS.value();
  }

  private Estimate ofOrigin(String text) throws IOException {
    Origin origin = Origin.parse(text, context.workingDirectory());
    try (TemporaryFolder temporary = new TemporaryFolder();
        Listing listing = origin.open(OpenOptions.in(temporary.fresh("estimate-")));
        Stream<ListedFile> files = listing.files()) {
      long[] read = new long[2];
      files
          .filter(file -> file.readable() && file.size() <= maxFileBytes)
          .forEach(file -> {
            read[0]++;
            read[1] += Math.max(0, file.size());
          });
      return Estimate.of(read[0], read[1]);
    }
  }

  private void print(Estimate all, long unknown) throws IOException {
    if (json) {
      context.console().line(JsonMapper.builder().build().writeValueAsString(all));
      return;
    }
    context
        .console()
        .line(
            String.format(
                Locale.ROOT,
                "%,d scan%s of %,d files (%.1f MB): %,d shards, %,.0f GB-seconds, %,d requests, about %s",
                all.scans(),
                all.scans() == 1 ? "" : "s",
                all.files(),
                all.bytes() / 1_000_000.0,
                all.shards(),
                all.gbSeconds(),
                all.requests(),
                Estimate.usd(all.dollars())));
    if (unknown > 0) {
      context
          .console()
          .line(unknown + " repositories are not in it: nobody says how large they are");
    }
  }
}
