package dev.sourcelake.functions.list;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** What is known of repositories whose scans have failed; the workflow writes it. */
@FunctionalInterface
interface FailureNotes {
  /** What is known of those among these, by name. */
  Map<String, BackOff> of(Collection<String> repos) throws IOException;
}
