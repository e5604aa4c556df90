package dev.sourcelake.functions.runtime;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.EngineOptions;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.StorageLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The lake that a function works on: opened at the first use, kept for all invocations, and opened
 * anew after a restore from a snapshot, since connections and credentials are then of the past. For
 * one thread at a time.
 */
public final class LakeAccess {
  /** The engine's part of the function's memory; the JVM's heap has about a half. */
  private static final int ENGINE_PART = 4;

  private static final long LEAST_ENGINE_BYTES = 64L << 20;

  private final String location;
  private final SessionOptions engine;
  private Storage storage;
  private Lake lake;

  /** Access to the lake that the settings name; spilled rows go to the workspace. */
  public LakeAccess(Settings settings, Workspace workspace) {
    this(
        settings.lake(),
        SessionOptions.defaults()
            .withMemoryLimitBytes(
                Math.max(LEAST_ENGINE_BYTES, ((long) settings.memoryMiB() << 20) / ENGINE_PART))
            .withSpillDirectory(workspace.folder().resolve("spill")));
  }

  /** Access to a lake by an engine with these options. */
  public LakeAccess(String location, SessionOptions engine) {
    this.location = location;
    this.engine = engine;
  }

  /** The lake's storage. */
  public Storage storage() {
    if (storage == null) {
      storage = opened();
    }
    return storage;
  }

  private Storage opened() {
    try {
      return StorageLocation.parse(location, Path.of("")).open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the engine may use, with what reaches the lake's storage now. */
  public SessionOptions engine() {
    return EngineOptions.reaching(storage(), engine);
  }

  /** The lake, which must be there. */
  public Lake lake() {
    if (lake == null) {
      lake = Lake.open(storage(), engine);
    }
    return lake;
  }

  /** The lake, which is made where there is none. */
  public Lake lakeOrNew() {
    if (lake == null) {
      lake = Lake.create(storage(), engine);
    }
    return lake;
  }

  /** Lets go of what is open; the next use opens it anew. */
  public void refresh() {
    lake = null;
    if (storage != null) {
      storage.close();
      storage = null;
    }
  }
}
