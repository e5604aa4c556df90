package dev.sourcelake.cli.process;

/** How a command ended, as the process's exit code; scripts rely on the numbers. */
public enum ExitCode {
  /** All that was asked for was done; single files that could not be read are rows, not errors. */
  SUCCESS(0),
  /** A fault of the program. */
  INTERNAL(1),
  /** The command line makes no sense. */
  USAGE(2),
  /** There is no such folder. */
  NO_SUCH_ORIGIN(10),
  /** The origin is a file. */
  NOT_A_FOLDER(11),
  /** The operating system does not let us read the origin. */
  NO_PERMISSION(12),
  /** There is no such branch, tag or commit, or HEAD names a branch without one. */
  UNKNOWN_REF(13),
  /** The origin holds nothing to read. */
  EMPTY_ORIGIN(14),
  /** The other side cannot be reached, or is no git repository. */
  UNREACHABLE(15),
  /** The other side wants a proof of identity. */
  AUTHENTICATION(16),
  /** The origin is of a kind that is not supported. */
  UNSUPPORTED_ORIGIN(17),
  /** The repository's own files are damaged. */
  BROKEN_ORIGIN(18),
  /** The origin is larger than the limits allow. */
  ORIGIN_TOO_LARGE(19),
  /** There is no lake at that place. */
  NOT_A_LAKE(20),
  /** The lake was written by a newer version. */
  NEWER_LAKE(21),
  /** The repository's name belongs to another origin. */
  OTHER_ORIGIN(22),
  /** The lake does not hold what it should. */
  DAMAGED_LAKE(23),
  /** A file or folder cannot be read or written. */
  STORAGE(24),
  /** The disk is full. */
  DISK_FULL(25),
  /** The lake did not take a scan as it is. */
  REFUSED(26),
  /** There is no such bucket, or the settings lead elsewhere. */
  NO_BUCKET(27),
  /** There are no AWS credentials, or they are not valid. */
  NO_CREDENTIALS(28),
  /** The lake's storage cannot be reached. */
  STORAGE_UNREACHABLE(29),
  /** The SQL cannot be parsed, planned or run. */
  SQL(30),
  /** The query needs more memory than it may use. */
  OUT_OF_MEMORY(31),
  /** The lake has no such table, repository, path, scan or execution. */
  NOT_FOUND(32),
  /** There is no such deployment in the cloud, or the settings lead elsewhere. */
  NO_DEPLOYMENT(33),
  /** An execution in the cloud did not do what it was started for. */
  RUN_FAILED(34),
  /** A service of the cloud does not do what it is asked for. */
  CLOUD_REFUSED(35),
  /** A service of the cloud cannot be reached. */
  CLOUD_UNREACHABLE(36),
  /** A tree-sitter query is wrong, or of an unknown language. */
  BAD_QUERY(37),
  /** It would cost more than it may. */
  OVER_BUDGET(38),
  /** Something that the program needs is missing on this machine; the launcher uses it, too. */
  CANNOT_START(40),
  /** Ctrl-C. */
  INTERRUPTED(130);

  private final int value;

  ExitCode(int value) {
    this.value = value;
  }

  /** Whether the fault is that of one origin, so that others may still be read. */
  public boolean isOfOneOrigin() {
    return (value >= NO_SUCH_ORIGIN.value && value <= ORIGIN_TOO_LARGE.value)
        || this == OTHER_ORIGIN;
  }

  /**
   * Whether the fault need not be met with the next repository: it is neither the lake's nor the
   * machine's.
   */
  public boolean isOfOneRepository() {
    return switch (this) {
      case NOT_A_LAKE,
          NEWER_LAKE,
          DAMAGED_LAKE,
          DISK_FULL,
          NO_BUCKET,
          NO_CREDENTIALS,
          STORAGE_UNREACHABLE,
          CANNOT_START,
          INTERRUPTED ->
          false;
      default -> true;
    };
  }

  /** The number that the process ends with. */
  public int value() {
    return value;
  }
}
