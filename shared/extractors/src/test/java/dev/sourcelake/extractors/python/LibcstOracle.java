package dev.sourcelake.extractors.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * LibCST in a virtual environment of its own, at the version that {@code src/test/python-oracle}
 * pins, made in {@code target} at the first use by the machine's Python.
 */
final class LibcstOracle {
  private static final Path ENVIRONMENT = CpythonOracle.HOME.resolve("libcst");
  private static final Path PYTHON = ENVIRONMENT.resolve("bin").resolve("python");
  private static final String SCRIPT = "libcst_facts.py";
  private static final List<String> COMMAND = List.of(PYTHON.toString(), SCRIPT);
  private static final String PINS = "libcst-requirements.txt";

  private LibcstOracle() {}

  /** Installs what is needed; says why the oracle is not to be had, or nothing. */
  static Optional<String> missing() {
    try {
      Files.createDirectories(CpythonOracle.HOME);
      for (String name : List.of(SCRIPT, PINS)) {
        Files.copy(
            CpythonOracle.SCRIPTS.resolve(name),
            CpythonOracle.HOME.resolve(name),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Path installed = ENVIRONMENT.resolve("installed.txt");
      String pins = Files.readString(CpythonOracle.HOME.resolve(PINS));
      if (!Files.exists(installed) || !Files.readString(installed).equals(pins)) {
        CpythonOracle.run(List.of("python3", "-m", "venv", ENVIRONMENT.toString()));
        CpythonOracle.run(
            List.of(PYTHON.toString(), "-m", "pip", "install", "--quiet", "-r", PINS));
        Files.writeString(installed, pins);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("no LibCST to compare with: " + e.getMessage());
    }
  }

  /** Asks for the facts, file by file. */
  static void ask(List<Path> files, Consumer<CpythonOracle.Answer> answers) throws IOException {
    CpythonOracle.ask(COMMAND, files, answers);
  }

  /** The same of files that stay where they are: see {@link CpythonOracle#askOnce}. */
  static void askOnce(List<Path> files, Consumer<CpythonOracle.Answer> answers) throws IOException {
    CpythonOracle.askOnce("libcst", COMMAND, files, answers);
  }
}
