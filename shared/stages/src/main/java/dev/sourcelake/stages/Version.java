package dev.sourcelake.stages;

/** The version of this program, as scans record it. */
public final class Version {
  /** The version that the build gave. */
  public static final String CURRENT = "0.1.0";

  private Version() {}
}
