package dev.sourcelake.extractors.java.names;

import dev.sourcelake.model.table.Candidate;
import java.util.List;

/** What names mean that the file does not declare, by its imports and its package. */
public interface Outside {
  /** What a type's name may mean; never empty. */
  List<Candidate> type(String dotted);

  /** Whether a name is a type's: an import or the language says so, or the way it is written. */
  boolean isType(String simpleName);

  /** The members that single static imports bind a name to. */
  List<String> members(String simpleName);

  /** The types whose static members are imported on demand. */
  List<String> membersOnDemand();
}
