package dev.sourcelake.extractors.treesitter;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Python's own binding of tree-sitter in a virtual environment, with the grammars that {@code
 * src/test/language-oracle/requirements.txt} pins, made in {@code target} at the first use.
 */
final class PythonBinding {
  private static final Path ENVIRONMENT = LanguageSources.HOME.resolve("tree-sitter");
  private static final Path PYTHON = ENVIRONMENT.resolve("bin").resolve("python");
  private static final Path PINS = LanguageSources.SCRIPTS.resolve("requirements.txt");
  private static final int MOST_MINUTES = 60;

  private PythonBinding() {}

  /** Hears what was found in a file: nodes in pre-order, then matches, a line each. */
  @FunctionalInterface
  interface Answers {
    void accept(Path file, List<String> lines) throws IOException;
  }

  /** Installs what is needed; says why it is not to be had, or nothing. */
  static Optional<String> missing() {
    try {
      Files.createDirectories(LanguageSources.HOME);
      Path installed = ENVIRONMENT.resolve("installed.txt");
      String pins = Files.readString(PINS);
      if (!Files.exists(installed) || !Files.readString(installed).equals(pins)) {
        run(List.of("python3", "-m", "venv", ENVIRONMENT.toString()));
        String python = PYTHON.toString();
        run(List.of(python, "-m", "pip", "install", "--quiet", "-r", PINS.toString()));
        Files.writeString(installed, pins);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("no Python binding of tree-sitter to compare with: " + e.getMessage());
    }
  }

  /** The versions of the grammars that it has, by the name of their package. */
  static Map<String, String> versions() throws IOException {
    Map<String, String> versions = new TreeMap<>();
    for (String pin : Files.readAllLines(PINS)) {
      int at = pin.indexOf("==");
      versions.put(pin.substring(0, at), pin.substring(at + 2));
    }
    return versions;
  }

  /** Asks for nodes and captures, file by file in order. */
  static void ask(String grammar, String queries, List<Path> files, Answers answers)
      throws IOException {
    Path home = Files.createTempDirectory(LanguageSources.HOME, "asked");
    Path pack = Files.writeString(home.resolve("queries.scm"), queries);
    Path list = Files.write(home.resolve("files"), files.stream().map(Path::toString).toList());
    Path found = home.resolve("answers");
    String script = LanguageSources.SCRIPTS.resolve("trees.py").toString();
    run(
        List.of(
            PYTHON.toString(),
            script,
            grammar,
            pack.toString(),
            list.toString(),
            found.toString()));
    try (BufferedReader lines = Files.newBufferedReader(found)) {
      String line = lines.readLine();
      while (line != null) {
        Path file = Path.of(line.substring(2));
        List<String> of = new ArrayList<>();
        for (line = lines.readLine(); line != null && !line.startsWith("# "); ) {
          of.add(line);
          line = lines.readLine();
        }
        answers.accept(file, of);
      }
    }
    for (Path file : List.of(pack, list, found, home)) {
      Files.delete(file);
    }
  }

  private static void run(List<String> command) throws IOException {
    Path log = LanguageSources.HOME.resolve("log.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        throw new IOException(command.getFirst() + " took longer than " + MOST_MINUTES + " min");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new IOException(command.getFirst() + " was interrupted", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(command + " failed: " + Files.readString(log).strip());
    }
  }
}
