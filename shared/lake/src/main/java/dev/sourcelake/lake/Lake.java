package dev.sourcelake.lake;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.LakeException.Problem;
import dev.sourcelake.lake.internal.DeltaLog;
import dev.sourcelake.lake.internal.Json;
import dev.sourcelake.lake.internal.KernelEngine;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;

/**
 * A lake in a storage. It holds nothing open, and the storage belongs to the caller. What the
 * storage cannot do comes out of all its parts as {@link UncheckedIOException}.
 */
public final class Lake {
  /** The format that this program reads and writes. */
  public static final int FORMAT = 1;

  private final Storage storage;
  private final SessionOptions options;
  private final InstantSource clock;
  private final DeltaLog log;
  private final Journal journal;
  private final Repos repos;
  private final FileLists fileLists;

  private Lake(Storage storage, SessionOptions options, InstantSource clock) {
    this.storage = requireNonNull(storage, "storage");
    this.options = EngineOptions.reaching(storage, options);
    this.clock = requireNonNull(clock, "clock");
    this.log = new DeltaLog(storage, new KernelEngine(storage, this.options), clock);
    this.journal = new Journal(storage);
    this.repos = new Repos(storage);
    this.fileLists = new FileLists(this);
  }

  private record Marker(int format) {}

  /**
   * Opens the lake that is in the storage; {@link LakeException} where there is none, or one of a
   * newer format.
   *
   * @param options what the lake's own queries may use; how they reach the storage is known from it
   */
  public static Lake open(Storage storage, SessionOptions options) {
    return open(storage, options, InstantSource.system());
  }

  /** Opens the lake with another clock. */
  public static Lake open(Storage storage, SessionOptions options, InstantSource clock) {
    Marker marker;
    try {
      marker = Json.read(storage.read(LakeLayout.MARKER), Marker.class, "the mark of the lake");
    } catch (NoSuchFileException e) {
      throw new LakeException(
          Problem.NO_LAKE,
          "There is no lake at %s: %s is missing. Scan a repository into it first, or name another place."
              .formatted(storage.root(), LakeLayout.MARKER),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the lake at " + storage.root(), e);
    }
    if (marker.format() > FORMAT) {
      throw new LakeException(
          Problem.NEWER_FORMAT,
          "The lake at %s has format %d; this program knows formats up to %d. Use a newer one."
              .formatted(storage.root(), marker.format(), FORMAT));
    }
    return new Lake(storage, options, clock);
  }

  /** Opens the lake that is in the storage and makes one where there is none. */
  public static Lake create(Storage storage, SessionOptions options) {
    return create(storage, options, InstantSource.system());
  }

  /** Opens or makes the lake with another clock. */
  public static Lake create(Storage storage, SessionOptions options, InstantSource clock) {
    try {
      return open(storage, options, clock);
    } catch (LakeException e) {
      if (e.problem() != Problem.NO_LAKE) {
        throw e;
      }
    }
    try {
      storage.createExclusive(LakeLayout.MARKER, Json.write(new Marker(FORMAT)));
    } catch (FileAlreadyExistsException e) {
      // Another scan made it in the meantime.
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a lake at " + storage.root(), e);
    }
    return open(storage, options, clock);
  }

  /** Where it lies. */
  public Storage storage() {
    return storage;
  }

  /** What its own queries may use, and what reaches its addresses. */
  public SessionOptions options() {
    return options;
  }

  /** The table of a dataset, there already or not. */
  public LakeTable table(Dataset dataset) {
    return new LakeTable(log, dataset);
  }

  /** The active files of a repository, as they are now; none where it was never published. */
  public RepoFiles files(String repo) {
    return new RepoFiles(this, repo);
  }

  /** The order of all changes. */
  public Journal journal() {
    return journal;
  }

  /** What it knows of its repositories. */
  public Repos repos() {
    return repos;
  }

  FileLists fileLists() {
    return fileLists;
  }

  InstantSource clock() {
    return clock;
  }

  DeltaLog log() {
    return log;
  }
}
