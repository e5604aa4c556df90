package dev.sourcelake.lake;

import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.storage.Key;

/** Where everything of a lake lies in its storage. */
public final class LakeLayout {
  /** The object that makes a folder or bucket a lake. */
  public static final Key MARKER = Key.of("sourcelake.json");

  /** The folder of all tables. */
  public static final Key TABLES = Key.of("tables");

  /** The folder of the journal. */
  public static final Key JOURNAL = Key.of("journal");

  /** A number that the last journal entry is not below; only spares readers a long list. */
  public static final Key JOURNAL_HINT = JOURNAL.resolve("hint.json");

  /** The folder of the repositories' states. */
  public static final Key REPOS = Key.of("repos");

  private static final int DIGITS = 20;
  private static final String DONE = ".done.json";
  private static final String FILES = ".files.json";
  private static final String JSON = ".json";

  private LakeLayout() {}

  /** The folder of a table. */
  public static Key table(Dataset dataset) {
    return TABLES.resolve(dataset.name());
  }

  /** The folder of a table's log. */
  public static Key deltaLog(Dataset dataset) {
    return table(dataset).resolve("_delta_log");
  }

  /** The commit of a table's version. */
  public static Key commit(Dataset dataset, long version) {
    return deltaLog(dataset).resolve(number(version) + JSON);
  }

  /** The folder of a repository's files in a table. */
  public static Key partition(Dataset dataset, RepoSlug repo) {
    return table(dataset).resolve(repo.value());
  }

  /** The folder of a repository's blob packs. */
  public static Key blobs(RepoSlug repo) {
    return Key.of("blobs", repo.value());
  }

  /** The folder of a repository's scans. */
  public static Key runs(RepoSlug repo) {
    return Key.of("runs", repo.value());
  }

  /** The folder of a scan's working files, which may go once it is published. */
  public static Key run(RepoSlug repo, String scanId) {
    return runs(repo).resolve(scanId);
  }

  /** The folder of the numbers that a repository's scans have taken. */
  public static Key sequences(RepoSlug repo) {
    return runs(repo).resolve("sequence");
  }

  /** The mark that a number is taken. */
  public static Key sequence(RepoSlug repo, long sequence) {
    return sequences(repo).resolve(number(sequence) + JSON);
  }

  /** A journal entry. */
  public static Key entry(long entry) {
    return JOURNAL.resolve(number(entry) + JSON);
  }

  /** The record that a journal entry is in every table. */
  public static Key done(long entry) {
    return JOURNAL.resolve(number(entry) + DONE);
  }

  /** The folder of a repository's states. */
  public static Key repo(RepoSlug repo) {
    return REPOS.resolve(repo.value());
  }

  /** A repository's state as of a journal entry. */
  public static Key repo(RepoSlug repo, long entry) {
    return repo(repo).resolve(number(entry) + JSON);
  }

  /** The list of a repository's active files as of a journal entry. */
  public static Key files(RepoSlug repo, long entry) {
    return repo(repo).resolve(number(entry) + FILES);
  }

  /** The folder for files on their way to somewhere else. */
  public static Key scratch() {
    return Key.of("runs", "scratch");
  }

  /** A number as names carry it: 20 digits, so that names sort as numbers do. */
  public static String number(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("A number in a name is not negative: " + number);
    }
    String digits = Long.toString(number);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  /** The number that such a name starts with. */
  public static long number(Key key) {
    return Long.parseLong(key.name().substring(0, DIGITS));
  }

  /** Whether this key is a journal entry's or, in a repository's folder, a state's. */
  public static boolean isEntry(Key key) {
    return key.name().matches("[0-9]{" + DIGITS + "}\\.json");
  }
}
