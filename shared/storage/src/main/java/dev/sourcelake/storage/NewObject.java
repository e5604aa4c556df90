package dev.sourcelake.storage;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An object being written; it appears whole at {@link #commit} and never when closed before that.
 */
public abstract class NewObject extends OutputStream {
  /** Bytes written so far. */
  public abstract long size();

  /**
   * Makes the object appear; {@link java.nio.file.FileAlreadyExistsException} where another has its
   * key.
   */
  public abstract void commit() throws IOException;

  /** Ends the writing; what was not committed is gone. */
  @Override
  public abstract void close() throws IOException;
}
