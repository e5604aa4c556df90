package dev.sourcelake.origins.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.origins.settings.Findings.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code pyproject.toml}, {@code setup.cfg}, {@code setup.py}, {@code tox.ini}, {@code
 * .python-version} and requirements.
 */
final class PythonReader implements BuildFileReader {
  private static final Pattern REQUIREMENT =
      Pattern.compile("\\s*([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*])?\\s*([^;#]*)");
  private static final Pattern SETUP_NAME = Pattern.compile("\\bname\\s*=\\s*[\"']([\\w.-]+)[\"']");
  private static final Pattern SETUP_VERSION =
      Pattern.compile("\\bversion\\s*=\\s*[\"']([\\w.+-]+)[\"']");
  private static final Pattern SETUP_PYTHON =
      Pattern.compile("\\bpython_requires\\s*=\\s*[\"']([^\"'\\r\\n]+)[\"']");
  private static final Pattern TOX_ENVIRONMENTS =
      Pattern.compile("(?m)^\\s*env_?list\\s*=((?:.*)(?:\\R[ \\t]+.*)*)");

  @Override
  public void read(BuildFile file, Findings out) throws IOException {
    switch (file.name()) {
      case "pyproject.toml" -> pyproject(file, out);
      case "setup.cfg" -> new SetupCfg(file).read(this, out);
      case "setup.py" -> {
        String python = first(SETUP_PYTHON, file);
        String classified = python == null ? Levels.pythonClassifier(file.text()) : null;
        unit(
            file,
            2,
            first(SETUP_NAME, file),
            first(SETUP_VERSION, file),
            PythonSources.ofSetup(file.text()),
            either(python, classified),
            classified == null ? "python_requires" : "classifiers",
            out);
      }
      case "tox.ini" -> {
        tox(file, file.text(), "envlist", out);
      }
      case ".python-version" -> {
        String python = file.text().lines().findFirst().orElse("").strip();
        if (Levels.python(python) != null) {
          unit(file, 5, null, null, List.of(), python, "version", out);
        }
      }
      default -> requirements(file, out);
    }
  }

  private void pyproject(BuildFile file, Findings out) throws IOException {
    Toml toml = Toml.parse(file);
    String python = toml.text("project", "requires-python");
    String source = "requires-python";
    if (python == null) {
      python = toml.text("tool", "poetry", "dependencies", "python");
      source = "tool.poetry.dependencies.python";
    }
    if (python == null) {
      python = toml.text("tool", "flit", "metadata", "requires-python");
      source = "tool.flit.metadata.requires-python";
    }
    if (python == null) {
      python =
          either(
              Levels.pythonClassifier(toml.at("project", "classifiers").toString()),
              Levels.pythonClassifier(toml.at("tool", "poetry", "classifiers").toString()));
      source = "classifiers";
    }
    unit(
        file,
        0,
        either(
            toml.text("project", "name"),
            either(
                toml.text("tool", "poetry", "name"),
                toml.text("tool", "flit", "metadata", "dist-name"))),
        either(toml.text("project", "version"), toml.text("tool", "poetry", "version")),
        PythonSources.ofProject(toml),
        python,
        source,
        out);
    JsonNode environments = toml.at("tool", "tox", "env_list");
    if (environments.isArray()) {
      environments(file, environments.toString(), "tool.tox.env_list", out);
    }
    String tox = toml.text("tool", "tox", "legacy_tox_ini");
    if (tox != null) {
      tox(file, tox, "tool.tox.legacy_tox_ini", out);
    }
    String module = toml.text("tool", "flit", "module", "name");
    out.pythonPackage(
        file.folder(), either(module, toml.text("tool", "flit", "metadata", "module")));
    listed(file, toml, toml.at("project", "dependencies"), "main", out);
    toml.at("project", "optional-dependencies")
        .properties()
        .forEach(group -> listed(file, toml, group.getValue(), group.getKey(), out));
    toml.at("dependency-groups")
        .properties()
        .forEach(group -> listed(file, toml, group.getValue(), group.getKey(), out));
    poetry(file, toml, "tool.poetry.dependencies", "main", out);
    poetry(file, toml, "tool.poetry.dev-dependencies", "dev", out);
    toml.at("tool", "poetry", "group")
        .properties()
        .forEach(group ->
            poetry(
                file,
                toml,
                "tool.poetry.group." + group.getKey() + ".dependencies",
                group.getKey(),
                out));
  }

  /** The lowest version among the environments that tox is configured for. */
  private void tox(BuildFile file, String text, String source, Findings out) {
    Matcher list = TOX_ENVIRONMENTS.matcher(text);
    if (list.find()) {
      environments(file, list.group(1), source, out);
    }
  }

  void environments(BuildFile file, String list, String source, Findings out) {
    String python = Levels.pythonEnvironment(list);
    if (python != null) {
      unit(file, 4, null, null, List.of(), python, source, out);
    }
  }

  private static void listed(
      BuildFile file, Toml toml, JsonNode requirements, String scope, Findings out) {
    int from = 0;
    for (JsonNode requirement : requirements) {
      if (requirement.isTextual()) {
        Span span = toml.quoted(requirement.asText(), from);
        from = span == null ? from : span.end();
        add(file, requirement.asText(), scope, span, out);
      }
    }
  }

  private static void poetry(BuildFile file, Toml toml, String table, String scope, Findings out) {
    toml.at(table.split("\\.", -1))
        .properties()
        .forEach(entry -> {
          JsonNode value = entry.getValue();
          JsonNode version = value.isObject() ? value.path("version") : value;
          if (!entry.getKey().equals("python")) {
            out.add(
                file,
                "pypi",
                file.folder(),
                entry.getKey(),
                version.isTextual() ? version.asText() : null,
                scope,
                toml.line(table, entry.getKey()));
          }
        });
  }

  private void requirements(BuildFile file, Findings out) {
    unit(file, 3, null, null, List.of(), null, null, out);
    String scope = file.name().substring(0, file.name().lastIndexOf('.'));
    int start = 0;
    for (String line : file.text().split("\n", -1)) {
      String stripped = line.strip();
      if (!stripped.isEmpty() && Character.isLetterOrDigit(stripped.charAt(0))) {
        int at = start + line.indexOf(stripped);
        add(file, stripped, scope, new Span(at, at + stripped.length()), out);
      }
      start += line.length() + 1;
    }
  }

  /** Adds one requirement as PEP 508 writes it; what is none (a URL, an include) is left out. */
  static void add(BuildFile file, String requirement, String scope, Span span, Findings out) {
    Matcher matcher = REQUIREMENT.matcher(requirement);
    if (matcher.lookingAt()) {
      String spec = matcher.group(2).strip();
      out.add(
          file, "pypi", file.folder(), matcher.group(1), spec.isEmpty() ? null : spec, scope, span);
    }
  }

  /** Adds what one file says of the project in its folder. */
  void unit(
      BuildFile file,
      int rank,
      String name,
      String version,
      List<String> sources,
      String python,
      String pythonSource,
      Findings out) {
    List<String> roots = new ArrayList<>();
    for (String each : sources) {
      Folders.resolve(file.folder(), each).ifPresent(roots::add);
    }
    String level = Levels.python(python);
    if (name != null) {
      // A distribution is often named after its package, which may lie in a namespace.
      out.pythonPackage(file.folder(), name.replaceAll("[-_.]+", "."));
    }
    out.add(
        rank,
        new BuildUnit(
            file.path(),
            "pypi",
            name,
            version,
            file.folder(),
            roots,
            List.of(),
            level,
            level == null ? null : file.path() + ": " + pythonSource,
            null));
  }

  private static String either(String first, String second) {
    return first == null ? second : first;
  }

  private static String first(Pattern pattern, BuildFile file) {
    Matcher matcher = pattern.matcher(file.text());
    return matcher.find() ? matcher.group(1) : null;
  }
}
