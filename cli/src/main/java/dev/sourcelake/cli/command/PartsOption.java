package dev.sourcelake.cli.command;

import dev.sourcelake.model.PartNames;
import dev.sourcelake.model.Reach;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a repository is scanned in parts. */
public final class PartsOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--prefix",
      paramLabel = "FOLDER",
      split = ",",
      description =
          "Scan what is below these folders, each for itself and under a name of its own,"
              + " NAME//FOLDER, so that one that fails costs no other.")
  private List<String> prefixes = List.of();

  @Option(
      names = "--rest",
      description = "With --prefix: scan what is in none of the folders as well, as NAME.")
  private boolean rest;

  /** What each scan reaches of a whole, at least one; {@link ParameterException} for no folders. */
  public List<Reach> of(Reach whole) {
    if (prefixes.isEmpty() && rest) {
      throw new ParameterException(spec.commandLine(), "--rest goes with --prefix");
    }
    if (prefixes.isEmpty()) {
      return List.of(whole);
    }
    try {
      List<String> folders = PartNames.folders(prefixes);
      List<Reach> parts = new ArrayList<>(folders.stream().map(whole::at).toList());
      if (rest) {
        parts.add(whole.without(folders));
      }
      return parts;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--prefix: " + e.getMessage(), e);
    }
  }
}
