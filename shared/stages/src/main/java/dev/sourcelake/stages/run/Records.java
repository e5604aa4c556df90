package dev.sourcelake.stages.run;

import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * JSON records among a scan's working files. A stage may be run again, or twice at once: whoever
 * stores a record first decides, and the others go on with what is there.
 */
public final class Records {
  private Records() {}

  /** Stores a record, or returns the one that is there already. */
  public static <T> T store(Storage lake, Key key, T record, Class<T> type) throws IOException {
    try {
      lake.createExclusive(key, Json.bytes(record));
      return record;
    } catch (FileAlreadyExistsException e) {
      return Json.read(lake.read(key), type);
    }
  }

  /** The record, empty where none is stored. */
  public static <T> Optional<T> find(Storage lake, Key key, Class<T> type) throws IOException {
    try {
      return Optional.of(Json.read(lake.read(key), type));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The record; {@link NoSuchFileException} says which stage did not leave it. */
  public static <T> T read(Storage lake, Key key, Class<T> type) throws IOException {
    return find(lake, key, type)
        .orElseThrow(() ->
            new NoSuchFileException(
                key.value(),
                null,
                "the stage before has not left it in %s, or it was cleared away; scan the repository anew"
                    .formatted(lake.root())));
  }
}
