package dev.sourcelake.cli.command;

import dev.sourcelake.model.Reach;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether a scan reads what a repository keeps elsewhere. */
final class ElsewhereOption {
  @Option(
      names = "--submodules",
      description =
          "Read submodules as further paths below theirs: of a git URL the commits that it names,"
              + " of a folder what is checked out. Otherwise each is a row with address and commit.")
  private boolean submodules;

  @Option(
      names = "--lfs",
      description =
          "Fetch contents that are kept in Git LFS, of files whose names tell a language, up to"
              + " --max-file-size. Otherwise the pointers are rows with that reason.")
  private boolean lfs;

  @Option(
      names = "--elsewhere-hosts",
      paramLabel = "HOST",
      split = ",",
      description = "Hosts that both may be fetched from. Default: the repository's own alone.")
  private List<String> hosts = List.of();

  Reach reach() {
    return new Reach("", List.of(), submodules, lfs, hosts);
  }
}
