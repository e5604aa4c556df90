package dev.sourcelake.functions.receive;

import java.io.IOException;
import java.util.Map;

/** What deliveries start. Whoever starts the same name again starts nothing. */
interface Workflows {
  /**
   * Starts the workflow of one repository.
   *
   * @param name what the execution is called
   * @param input what it is told
   */
  void repository(String name, Map<String, Object> input) throws IOException;

  /** Starts the workflow of an owner's repositories. */
  void organisation(String name, Map<String, Object> input) throws IOException;
}
