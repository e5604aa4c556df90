package dev.sourcelake.cli.progress;

/** What progress is counted in. */
public enum Unit {
  FILES("file", "files"),
  /** Parts of a scan in the cloud, of about a minute each. */
  SHARDS("shard", "shards");

  private final String one;
  private final String many;

  Unit(String one, String many) {
    this.one = one;
    this.many = many;
  }

  String one() {
    return one;
  }

  String many() {
    return many;
  }
}
