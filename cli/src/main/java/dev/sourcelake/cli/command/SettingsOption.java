package dev.sourcelake.cli.command;

import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.source.GeneratedMarkers.Pair;
import dev.sourcelake.origins.settings.MarkerOptions;
import dev.sourcelake.stages.ScanSettings;
import dev.sourcelake.stages.Targets;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with the files of a repository, the same for one and for all of an owner. */
final class SettingsOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--profile",
      defaultValue = "standard",
      description =
          "standard leaves out the datasets that have a row for every node or token; full"
              + " has all. Default: ${DEFAULT-VALUE}.")
  private Profile profile;

  @Option(
      names = "--datasets",
      paramLabel = "NAME",
      split = ",",
      description =
          "The datasets to write, instead of a profile's; 'sourcelake tables' lists them.")
  private List<String> datasets = List.of();

  @Option(
      names = "--max-file-size",
      paramLabel = "SIZE",
      converter = Converters.ByteSize.class,
      description = "Larger files are listed and not read. Default: 5MB.")
  private long maxFileBytes = ScanSettings.DEFAULTS.maxFileBytes();

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      converter = Converters.Time.class,
      description = "After how long the parse of one file is given up. Default: 30s.")
  private Duration deadline = Duration.ofMillis(ScanSettings.DEFAULTS.deadlineMillis());

  @Option(
      names = "--generated-marker",
      paramLabel = "BEGIN=END",
      converter = Converters.Markers.class,
      description =
          "What comments before and after a generated part of a file say, which is then not read;"
              + " beside the well-known ones and those in the repository's .sourcelake.toml.")
  private List<Pair> generatedMarkers = List.of();

  @Option(
      names = "--no-known-markers",
      description = "Read parts that well-known markers or .sourcelake.toml call generated.")
  private boolean noKnownMarkers;

  @Option(
      names = "--manifest-only",
      description = "List the paths; read no file's content into the lake.")
  private boolean manifestOnly;

  @Mixin private ElsewhereOption elsewhere;

  /** The same with queries, or for some facts only. */
  ScanSettings settings(Targets targets) {
    try {
      return settings().with(targets);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** What they say together; a usage error where they make no sense. */
  ScanSettings settings() {
    try {
      ScanSettings settings =
          new ScanSettings(
              profile,
              datasets,
              manifestOnly,
              maxFileBytes,
              deadline.toMillis(),
              new MarkerOptions(!noKnownMarkers, generatedMarkers));
      return settings.with(elsewhere.reach());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
