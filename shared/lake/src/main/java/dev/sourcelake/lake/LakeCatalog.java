package dev.sourcelake.lake;

import dev.sourcelake.datafusion.SessionContext;
import java.util.Collection;

/** Lays tables and views of a lake before queries, all as of one journal entry. */
@SuppressWarnings("DoNotCallSuggester")
public final class LakeCatalog {
  /** The catalog as of a view of the lake. */
  public LakeCatalog(Lake lake, LakeView view) {
    throw new UnsupportedOperationException();
  }

  /**
   * The catalog as of a published scan; {@link LakeException} where the scan is not known, or is
   * older than what the lake keeps.
   */
  public static LakeCatalog asOf(Lake lake, String scanId) {
    throw new UnsupportedOperationException();
  }

  /**
   * Registers those of the names that are tables or views of the lake, with the tables that the
   * views read; tables that do not exist yet are empty. Other names are left alone.
   */
  public void register(SessionContext context, Collection<String> names) {
    throw new UnsupportedOperationException();
  }
}
