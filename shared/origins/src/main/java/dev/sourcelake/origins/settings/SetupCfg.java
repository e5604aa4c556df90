package dev.sourcelake.origins.settings;

import dev.sourcelake.origins.settings.Findings.Span;
import java.util.HashMap;
import java.util.Map;

/** One {@code setup.cfg}: sections of keys, whose values may go on in indented lines. */
final class SetupCfg {
  private final BuildFile file;
  private final Map<String, String> values = new HashMap<>();
  private final StringBuilder classifiers = new StringBuilder();
  private final StringBuilder environments = new StringBuilder();
  private String section = "";
  private String key = "";

  SetupCfg(BuildFile file) {
    this.file = file;
  }

  /** Adds the project, if the file is of one; many such files configure tools only. */
  void read(PythonReader reader, Findings out) {
    int start = 0;
    for (String line : file.text().split("\n", -1)) {
      line(line, start, out);
      start += line.length() + 1;
    }
    if (values.keySet().stream()
        .anyMatch(k -> k.startsWith("metadata.") || k.startsWith("options."))) {
      String python = values.get("options.python_requires");
      String classified = Levels.pythonClassifier(classifiers.toString());
      reader.unit(
          file,
          1,
          values.get("metadata.name"),
          literal(values.get("metadata.version")),
          PythonSources.ofSetup(values),
          python == null ? classified : python,
          python == null && classified != null ? "classifiers" : "python_requires",
          out);
    }
    if (!environments.isEmpty()) {
      reader.environments(file, environments.toString(), "tox:tox.envlist", out);
    }
  }

  private void line(String line, int start, Findings out) {
    String stripped = line.strip();
    if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
      return;
    }
    if (stripped.startsWith("[") && stripped.endsWith("]")) {
      section = stripped.substring(1, stripped.length() - 1).strip();
      key = "";
      return;
    }
    boolean goesOn = Character.isWhitespace(line.charAt(0));
    int equals = stripped.indexOf('=');
    if (!goesOn && equals > 0) {
      key = stripped.substring(0, equals).strip().replace('-', '_');
      value(stripped.substring(equals + 1).strip(), line, start, out);
    } else if (goesOn) {
      value(stripped, line, start, out);
    }
  }

  private void value(String value, String line, int start, Findings out) {
    if (value.isEmpty()) {
      return;
    }
    values.putIfAbsent(section + "." + key, value);
    if (section.equals("metadata") && key.startsWith("classifier")) {
      classifiers.append(value).append('\n');
    }
    if (section.equals("tox:tox") && (key.equals("envlist") || key.equals("env_list"))) {
      environments.append(value).append('\n');
    }
    boolean main = section.equals("options") && key.equals("install_requires");
    boolean extra = section.equals("options.extras_require");
    if (main || extra) {
      int at = start + line.indexOf(value);
      PythonReader.add(file, value, main ? "main" : key, new Span(at, at + value.length()), out);
    }
  }

  /** What is computed (attr:, file:) is not known. */
  private static String literal(String value) {
    boolean computed = value != null && value.matches("(attr|file)\\s*:.*");
    return computed ? null : value;
  }
}
