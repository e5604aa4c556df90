package dev.sourcelake.model.dataset;

import java.util.Locale;

/** A choice of datasets: {@code standard} leaves out those with a row for every node or token. */
public enum Profile {
  STANDARD,
  FULL;

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a scan with this profile writes datasets of {@code other}. */
  public boolean includes(Profile other) {
    return compareTo(other) >= 0;
  }
}
