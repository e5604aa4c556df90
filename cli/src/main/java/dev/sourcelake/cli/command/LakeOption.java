package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the lake is. */
final class LakeOption {
  private static final String DEFAULT = "./.sourcelake";

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      defaultValue = DEFAULT,
      description = "The lake: a folder or file: URL. Default: ${DEFAULT-VALUE}.")
  String location;

  /** The lake's folder. */
  Path folder(Context context) {
    try {
      if (location.startsWith("file:")) {
        return Path.of(URI.create(location)).normalize();
      }
      if (location.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
        throw new CommandException(
            ExitCode.USAGE,
            "A lake at '%s' is out of reach of this version, which knows folders and file: URLs"
                    .formatted(location)
                + ": name a folder, and copy it there when it is done");
      }
      return context.workingDirectory().resolve(location).normalize();
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          ExitCode.USAGE, "--lake '" + location + "' is no path: " + e.getMessage());
    }
  }

  /** How another command line names the lake, with a blank after it; empty for the default. */
  String asOption() {
    return location.equals(DEFAULT) ? "" : "--lake '" + location.replace("'", "'\\''") + "' ";
  }

  /** The lake's storage, there already or not; the caller closes it. */
  Storage storage(Context context) {
    Path folder = folder(context);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CommandException(
          ExitCode.NOT_A_LAKE,
          "'" + location + "' is a file, and a lake is a folder: name another");
    }
    return new LocalStorage(folder);
  }
}
