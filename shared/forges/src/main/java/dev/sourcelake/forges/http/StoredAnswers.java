package dev.sourcelake.forges.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Answers in a storage, an object each, so that the next process has them. They hold names of
 * repositories and commits, no credentials.
 */
public final class StoredAnswers implements Answers {
  /** Where a lake keeps them: among the working files, which may go at any time. */
  public static final Key FOLDER = Key.of("runs", "forges");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Storage storage;

  /** Answers below {@link #FOLDER} of a storage that stays the caller's. */
  public StoredAnswers(Storage storage) {
    this.storage = storage;
  }

  @Override
  public Optional<Kept> find(URI address) {
    byte[] json;
    try {
      json = storage.read(key(address));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + key(address), e);
    }
    try {
      return Optional.of(MAPPER.readValue(json, Kept.class));
    } catch (IOException e) {
      // What another version wrote, or something else: as if it had not been kept.
      return Optional.empty();
    }
  }

  @Override
  public void keep(URI address, Kept answer) {
    try {
      storage.replace(key(address), MAPPER.writeValueAsBytes(answer));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + key(address), e);
    }
  }

  private static Key key(URI address) {
    return FOLDER.resolve(Sha256.of(address.toString()) + ".json");
  }
}
