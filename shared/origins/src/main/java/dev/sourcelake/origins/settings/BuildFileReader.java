package dev.sourcelake.origins.settings;

import java.io.IOException;

/** Reads one kind of build file, as text: nothing in it is run. */
interface BuildFileReader {
  /** Adds what the file declares. An exception says that it could not be understood. */
  void read(BuildFile file, Findings out) throws IOException;
}
