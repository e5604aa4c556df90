package dev.sourcelake.origins;

import java.io.IOException;
import java.util.Locale;

/** An archive, or an entry of one, is not read; the message begins with the reason's id. */
public final class ArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Makes an exception of this reason. */
  public ArchiveException(Reason reason, String message) {
    super(reason.id() + ": " + message);
    this.reason = reason;
  }

  /** Why it is not read. */
  public Reason reason() {
    return reason;
  }

  /** Why an archive or an entry is not read; the column {@code reason} has the id. */
  public enum Reason {
    /** It is not as its format says. */
    ARCHIVE_DAMAGED,
    /** It is encrypted. */
    ARCHIVE_ENCRYPTED,
    /** It is packed by a method that is not supported. */
    ARCHIVE_METHOD,
    /** There are too many entries. */
    ARCHIVE_ENTRIES,
    /** It unpacks to too much, or to more than it declares. */
    ARCHIVE_SIZE,
    /** It unpacks to too many times its size. */
    ARCHIVE_RATIO,
    /** It lies too deep in other archives. */
    ARCHIVE_DEPTH;

    /** The word in the column {@code reason}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
