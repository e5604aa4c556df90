package dev.sourcelake.extractors.python;

import dev.sourcelake.model.Sha256;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * CPython 3.14 under Node.js: npm's pyodide at the version that {@code src/test/python-oracle}
 * pins, installed into {@code target} at the first use.
 */
final class CpythonOracle {
  static final Path SCRIPTS = Path.of("src", "test", "python-oracle").toAbsolutePath();
  static final Path HOME = Path.of("target", "python-oracle").toAbsolutePath();
  private static final int MOST_MINUTES = 60;

  /** Packages of {@code packages.txt} that every build compares. */
  private static final List<String> SAMPLE = List.of("attrs", "httpx", "marshmallow");

  private CpythonOracle() {}

  /**
   * What CPython says of a file.
   *
   * @param path the file
   * @param rejection why CPython rejects it, or null
   * @param facts lines as {@code facts.py} writes them
   */
  record Answer(Path path, String rejection, List<String> facts) {}

  /** Installs what is needed; says why the oracle is not to be had, or nothing. */
  static Optional<String> missing() {
    try {
      Files.createDirectories(HOME);
      for (String name : List.of("package.json", "package-lock.json", "oracle.mjs", "facts.py")) {
        Files.copy(SCRIPTS.resolve(name), HOME.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!Files.exists(HOME.resolve("node_modules").resolve("pyodide"))) {
        run(List.of("npm", "ci", "--silent", "--no-audit", "--no-fund"));
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("no CPython to compare with: " + e.getMessage());
    }
  }

  /** The sources of CPython 3.14's standard library that pyodide brings, unpacked. */
  static List<Path> standardLibrary() throws IOException {
    Path library = HOME.resolve("standard-library");
    if (!Files.exists(library)) {
      Path zip = HOME.resolve("node_modules").resolve("pyodide").resolve("python_stdlib.zip");
      Path unpacked = Files.createTempDirectory(HOME, "unpacked");
      try (var files = java.nio.file.FileSystems.newFileSystem(zip);
          Stream<Path> all = Files.walk(files.getPath("/"))) {
        for (Path source : all.filter(path -> path.toString().endsWith(".py")).toList()) {
          Path copy = unpacked.resolve(source.toString().substring(1));
          Files.createDirectories(copy.getParent());
          Files.copy(source, copy);
        }
      }
      Files.move(unpacked, library);
    }
    return pythonFiles(library);
  }

  /**
   * The sources of a few packages from PyPI, fetched at the first use; without them, and a word of
   * it, where the registry is out of reach.
   */
  static List<Path> packages() throws IOException {
    Path folder = HOME.resolve("packages");
    Path fetched = folder.resolve("fetched.txt");
    String pins = Files.readString(SCRIPTS.resolve("packages.txt")) + SAMPLE;
    if (!Files.exists(fetched) || !Files.readString(fetched).equals(pins)) {
      String script = SCRIPTS.resolve("packages.py").toString();
      List<String> command = new ArrayList<>(List.of("python3", script, folder.toString()));
      command.addAll(SAMPLE);
      try {
        run(command);
      } catch (IOException e) {
        System.out.println("No packages of PyPI are compared: " + e.getMessage());
        return List.of();
      }
      Files.writeString(fetched, pins);
    }
    return pythonFiles(folder.resolve("sources"));
  }

  /** All Python files in a folder, in the order of their paths. */
  static List<Path> pythonFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(path -> path.toString().endsWith(".py") && Files.isRegularFile(path))
          .map(Path::toAbsolutePath)
          .sorted()
          .toList();
    }
  }

  /** Asks for the facts of a kind, file by file. */
  static void ask(String kind, List<Path> files, Consumer<Answer> answers) throws IOException {
    ask(command(kind), files, answers);
  }

  /** Asks by a command that takes a list of files and a file for its answers. */
  static void ask(List<String> command, List<Path> files, Consumer<Answer> answers)
      throws IOException {
    Path facts = answered(command, files);
    try {
      read(facts, answers);
    } finally {
      Files.delete(facts);
    }
  }

  /** Asks for the facts of a kind of files that stay where they are. */
  static void askOnce(String kind, List<Path> files, Consumer<Answer> answers) throws IOException {
    askOnce(kind, command(kind), files, answers);
  }

  /**
   * Asks by a command of files that stay where they are. In the folder {@code -Dpython.answers} the
   * answers are kept, and taken from the next time that the same files are asked of: they say
   * nothing of our code.
   *
   * @param name what the command is asked for, and by whom
   */
  static void askOnce(String name, List<String> command, List<Path> files, Consumer<Answer> answers)
      throws IOException {
    String keep = System.getProperty("python.answers");
    if (keep == null) {
      ask(command, files, answers);
      return;
    }
    String list = Sha256.of(String.join("\n", paths(files))).substring(0, 12);
    Path kept = Path.of(keep).toAbsolutePath().resolve(name + "-" + list + ".txt");
    if (!Files.exists(kept)) {
      Files.createDirectories(kept.getParent());
      Files.move(answered(command, files), kept);
    }
    read(kept, answers);
  }

  private static List<String> command(String kind) {
    return List.of("node", "oracle.mjs", HOME.resolve("facts.py").toString(), kind);
  }

  private static List<String> paths(List<Path> files) {
    return files.stream().map(Path::toString).toList();
  }

  /** What a command answers of files, in a file that is the caller's. */
  private static Path answered(List<String> command, List<Path> files) throws IOException {
    Path list = Files.createTempFile(HOME, "list", ".txt");
    Path facts = Files.createTempFile(HOME, "facts", ".txt");
    try {
      Files.write(list, paths(files));
      List<String> whole = new ArrayList<>(command);
      whole.addAll(List.of(list.toString(), facts.toString()));
      run(whole);
      return facts;
    } catch (IOException e) {
      Files.delete(facts);
      throw e;
    } finally {
      Files.delete(list);
    }
  }

  private static void read(Path facts, Consumer<Answer> answers) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(facts)) {
      String line = lines.readLine();
      while (line != null) {
        Path path = Path.of(line.substring(2));
        boolean rejected = line.startsWith("! ");
        List<String> of = new ArrayList<>();
        String problem = rejected ? lines.readLine().substring(2) : null;
        line = lines.readLine();
        while (line != null && !line.startsWith("# ") && !line.startsWith("! ")) {
          of.add(line);
          line = lines.readLine();
        }
        answers.accept(new Answer(path, problem, of));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static void run(List<String> command) throws IOException {
    Path log = HOME.resolve("log.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(HOME.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        throw new IOException(command.getFirst() + " took longer than " + MOST_MINUTES + " min");
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (process.exitValue() != 0) {
      String said = Files.readString(log, StandardCharsets.UTF_8).strip();
      throw new IOException(command + " ended with " + process.exitValue() + ": " + said);
    }
  }
}
