package dev.sourcelake.cli.command;

import picocli.CommandLine.IVersionProvider;

/** The program's version and what it runs on. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "sourcelake %s (Java %s, %s %s)"
          .formatted(
              dev.sourcelake.stages.Version.CURRENT,
              Runtime.version(),
              System.getProperty("os.name"),
              System.getProperty("os.arch"))
    };
  }
}
