package dev.sourcelake.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcelake.lake.LakeException.Problem;
import dev.sourcelake.lake.internal.Json;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the lake knows of its repositories. A state is written once, under the number of its journal
 * entry, so that a publisher that comes late cannot put an old one over a newer; the highest number
 * counts.
 */
public final class Repos {
  private final Storage storage;

  Repos(Storage storage) {
    this.storage = storage;
  }

  /** The state of a repository; empty where nothing of it was ever published. */
  public Optional<RepoState> state(String repo) {
    while (true) {
      List<Key> states = states(LakeLayout.repo(RepoSlug.of(repo)));
      if (states.isEmpty()) {
        return Optional.empty();
      }
      Optional<RepoState> state = read(states.getLast());
      if (state.isPresent()) {
        return state;
      }
      // A newer state has come, and this one has gone, since the list was made.
    }
  }

  /** The states of all repositories, in the order of their slugs. */
  public Stream<RepoState> all() {
    TreeMap<Key, Key> last = new TreeMap<>();
    for (Key state : states(LakeLayout.REPOS)) {
      last.put(new Key(state.value().substring(0, state.value().lastIndexOf('/'))), state);
    }
    Collection<Key> states = last.values();
    return states.stream().flatMap(state -> read(state).stream());
  }

  /**
   * The base of a scan that is planned now; {@link LakeException} where the name is bound to
   * another origin.
   */
  public long base(String repo, String origin) {
    Optional<RepoState> state = state(repo);
    state.ifPresent(known -> requireSame(known, origin));
    return state.map(RepoState::entry).orElse(0L);
  }

  /**
   * Takes the next place among a repository's scans; of several callers each gets its own. {@link
   * LakeException} where the name is bound to another origin.
   */
  public ScanTicket nextScan(String repo, String origin) {
    RepoSlug slug = RepoSlug.of(repo);
    while (true) {
      long published = published(repo, origin);
      long next = Math.max(published, lastSequence(slug, published)) + 1;
      String scanId = slug + "." + next;
      try {
        storage.createExclusive(LakeLayout.sequence(slug, next), scanId.getBytes(UTF_8));
      } catch (FileAlreadyExistsException e) {
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot take a place for a scan of '" + repo + "'", e);
      }
      // Marks go once a later scan is published: this one may have been there before, and gone.
      if (published(repo, origin) < next) {
        return new ScanTicket(repo, next, scanId);
      }
    }
  }

  private long published(String repo, String origin) {
    Optional<RepoState> state = state(repo);
    state.ifPresent(known -> requireSame(known, origin));
    return state.map(RepoState::sequence).orElse(0L);
  }

  private long lastSequence(RepoSlug slug, long from) {
    try (Stream<ObjectInfo> taken =
        storage.listFrom(LakeLayout.sequences(slug), LakeLayout.number(from))) {
      return taken.mapToLong(mark -> LakeLayout.number(mark.key())).max().orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + LakeLayout.sequences(slug), e);
    }
  }

  /** Why a scan of this origin cannot go under the repository's name, if it cannot. */
  static Optional<String> conflict(RepoState known, String origin) {
    return known.forgotten() || known.origin().equals(origin)
        ? Optional.empty()
        : Optional.of(
            "Repository '%s' was scanned from %s; %s is another origin. Give this one another name."
                .formatted(known.repo(), known.origin(), origin));
  }

  private static void requireSame(RepoState known, String origin) {
    conflict(known, origin)
        .ifPresent(reason -> {
          throw new LakeException(Problem.OTHER_ORIGIN, reason);
        });
  }

  /** Records a state, which may be there already. */
  void record(RepoState state) {
    try {
      storage.createExclusive(
          LakeLayout.repo(RepoSlug.of(state.repo()), state.entry()), Json.write(state));
    } catch (FileAlreadyExistsException e) {
      // Whoever helped with this entry wrote the same.
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot record the state of '" + state.repo() + "'", e);
    }
  }

  /** Drops what belongs to states before this one, and the marks of their scans. */
  void dropBefore(RepoState state) {
    RepoSlug slug = RepoSlug.of(state.repo());
    try {
      deleteBefore(LakeLayout.repo(slug), state.entry());
      deleteBefore(LakeLayout.sequences(slug), state.sequence());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot drop old states of '" + state.repo() + "'", e);
    }
  }

  private void deleteBefore(Key folder, long number) throws IOException {
    for (Key key : keys(folder)) {
      if (LakeLayout.number(key) < number) {
        storage.delete(key);
      }
    }
  }

  private List<Key> states(Key folder) {
    return keys(folder).stream().filter(LakeLayout::isEntry).toList();
  }

  private List<Key> keys(Key folder) {
    try (Stream<ObjectInfo> objects = storage.list(folder)) {
      return objects.map(ObjectInfo::key).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  private Optional<RepoState> read(Key key) {
    try {
      return Optional.of(Json.read(storage.read(key), RepoState.class, key.value()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + key, e);
    }
  }
}
