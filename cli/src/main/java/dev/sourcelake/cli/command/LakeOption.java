package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.StorageException;
import dev.sourcelake.storage.StorageLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the lake is. */
final class LakeOption {
  private static final String DEFAULT = "./.sourcelake";

  @Option(
      names = "--lake",
      paramLabel = "PLACE",
      defaultValue = DEFAULT,
      description =
          "The lake: a folder, a file: URL, or s3://BUCKET/PREFIX with the AWS settings of the"
              + " environment. Default: ${DEFAULT-VALUE}.")
  String location;

  /** Where the lake is, there already or not. */
  StorageLocation place(Context context) {
    try {
      return StorageLocation.parse(location, context.workingDirectory());
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          ExitCode.USAGE, "--lake is no place for a lake: " + e.getMessage());
    }
  }

  /** The lake's folder; empty where it is none of this machine. */
  Optional<Path> folder(Context context) {
    return switch (place(context)) {
      case StorageLocation.Folder(Path path) -> Optional.of(path);
      case StorageLocation.Bucket _ -> Optional.empty();
    };
  }

  /** How another command line names the lake, with a blank after it; empty for the default. */
  String asOption() {
    return location.equals(DEFAULT) ? "" : "--lake '" + location.replace("'", "'\\''") + "' ";
  }

  /** The lake's storage, there already or not; the caller closes it. */
  Storage storage(Context context) throws StorageException {
    Optional<Path> folder = folder(context);
    if (folder.isPresent() && Files.exists(folder.get()) && !Files.isDirectory(folder.get())) {
      throw new CommandException(
          ExitCode.NOT_A_LAKE,
          "'" + location + "' is a file, and a lake is a folder: name another");
    }
    return place(context).open();
  }
}
