package dev.sourcelake.origins.settings;

import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.Source;
import dev.sourcelake.origins.attributes.Attributes;
import dev.sourcelake.origins.classify.VendoredPaths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at each listed path once, and reads the few files that say something of others. */
final class Surveyor {
  /** Generated ones aside, no build file comes near this. */
  private static final int MAX_BYTES = 4 << 20;

  /** Each line is tried on each path below it. */
  private static final int MAX_ATTRIBUTES_BYTES = 1 << 20;

  /** Files that a Python project is built from. */
  private static final Set<String> PYTHON_PROJECTS =
      Set.of("pyproject.toml", "setup.cfg", "setup.py");

  private final MavenUnits maven = new MavenUnits();
  private final GradleReader gradle = new GradleReader();
  private final CargoReader cargo = new CargoReader();
  private final Map<String, BuildFileReader> readers = new HashMap<>();
  private final PythonReader python = new PythonReader();
  private final ProjectFileReader projects = new ProjectFileReader();
  private final RubyReader ruby = new RubyReader();
  private final Findings findings = new Findings();
  private final Attributes.Builder attributes;
  private final Set<String> sourceSets = new TreeSet<>();
  private final PythonPackages pythonPackages = new PythonPackages();
  private final Map<String, String> submodules = new TreeMap<>();
  private final MarkerSettings markers = new MarkerSettings();
  private final MarkerOptions markerOptions;
  private long paths;

  Surveyor(Source source, MarkerOptions markerOptions) {
    this.markerOptions = markerOptions;
    attributes = new Attributes.Builder(source.kind() != Source.Kind.GIT);
    for (String name : List.of("build.gradle", "settings.gradle")) {
      readers.put(name, gradle);
      readers.put(name + ".kts", gradle);
    }
    readers.put("pom.xml", maven);
    readers.put("Cargo.toml", cargo);
    readers.put("go.mod", new GoModReader());
    readers.put("package.json", new PackageJsonReader());
    readers.put("composer.json", new ComposerReader());
    for (String name :
        List.of("pyproject.toml", "setup.cfg", "setup.py", "tox.ini", ".python-version")) {
      readers.put(name, python);
    }
  }

  void look(ListedFile file) {
    paths++;
    String path = file.path();
    String name = Folders.name(path);
    if (!file.kind().hasContent()) {
      return;
    }
    if (name.equals(Attributes.FILE_NAME)) {
      read(file, MAX_ATTRIBUTES_BYTES, bytes -> attributes.add(Folders.of(path), bytes));
      return;
    }
    if (name.equals(GitModules.FILE)) {
      read(file, GitModules.MAX_BYTES, bytes -> addSubmodules(Folders.of(path), bytes));
      return;
    }
    if (name.equals("__init__.py")) {
      pythonPackages.add(Folders.of(path));
    }
    if (name.endsWith(".py")) {
      pythonPackages.addModule(Folders.of(path));
    }
    String root = SourceSets.rootOf(path);
    if (root != null) {
      sourceSets.add(root);
    }
    BuildFileReader reader = reader(path, name);
    // What others brought along has builds of its own, by the thousand, that say nothing here.
    if (reader != null && !VendoredPaths.contains(path)) {
      read(file, MAX_BYTES, bytes -> reader.read(new BuildFile(path, bytes), findings));
    }
  }

  private void addSubmodules(String folder, byte[] bytes) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    GitModules.addresses(new String(bytes, StandardCharsets.UTF_8))
        .forEach((path, url) -> submodules.put(prefix + path, GitModules.withoutCredentials(url)));
  }

  private BuildFileReader reader(String path, String name) {
    if (name.startsWith("requirements") && name.endsWith(".txt")) {
      return python;
    }
    if (path.equals(MarkerSettings.PATH)) {
      return markers;
    }
    if (ProjectFileReader.isNamed(name)) {
      return projects;
    }
    if (RubyReader.isNamed(name)) {
      return ruby;
    }
    BuildFileReader known = readers.get(name);
    // Large Gradle builds like to call a project's file after its folder: app/app.gradle.
    return known == null && GradleReader.isNamedAfterFolder(path) ? gradle : known;
  }

  private interface Action {
    void take(byte[] bytes) throws IOException;
  }

  private void read(ListedFile file, int maxBytes, Action action) {
    if (!file.readable() || file.size() > maxBytes) {
      String why = file.readable() ? "it is larger than " + maxBytes + " bytes" : file.problem();
      findings.problem(file.path(), why, -1);
      return;
    }
    try (InputStream in = file.open()) {
      action.take(in.readNBytes(maxBytes));
    } catch (IOException | RuntimeException e) {
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      findings.problem(file.path(), message.lines().findFirst().orElse(""), -1);
    } catch (StackOverflowError e) {
      findings.problem(file.path(), "it is nested too deep", -1);
    }
  }

  RepositorySurvey finish() {
    maven.resolve(findings);
    gradle.resolve(findings);
    cargo.resolve(findings);
    List<String> pythonRoots = pythonPackages.roots();
    List<BuildUnit> units = GradleLevels.inherited(findings.units());
    List<BuildUnit> complete = withSourceSets(withPythonRoots(units, pythonRoots));
    return new RepositorySurvey(
        attributes.build(),
        new RepositorySettings(complete, pythonRoots, markers.markers(markerOptions)),
        findings.dependencies(),
        findings.problems(),
        submodules,
        paths);
  }

  /** Conventional roots that are really there; a declared directory replaces Java's own. */
  private List<BuildUnit> withSourceSets(List<BuildUnit> units) {
    Map<String, List<String>> rootsByUnit = new TreeMap<>();
    for (String root : sourceSets) {
      rootsByUnit.computeIfAbsent(SourceSets.unitOf(root), _ -> new ArrayList<>()).add(root);
    }
    return units.stream()
        .map(unit ->
            Ecosystem.JVM.hasBuild(unit.ecosystem())
                ? merged(unit, rootsByUnit.getOrDefault(unit.root(), List.of()))
                : unit)
        .toList();
  }

  private static BuildUnit merged(BuildUnit unit, List<String> conventional) {
    Set<String> sources = new TreeSet<>(unit.sourceRoots());
    Set<String> tests = new TreeSet<>(unit.testRoots());
    for (String root : conventional) {
      (SourceSets.isTest(root) ? tests : sources).add(root);
    }
    return unit.withRoots(List.copyOf(sources), List.copyOf(tests));
  }

  private List<BuildUnit> withPythonRoots(List<BuildUnit> units, List<String> pythonRoots) {
    return units.stream()
        .map(unit ->
            unit.ecosystem().equals("pypi") && unit.sourceRoots().isEmpty()
                ? unit.withRoots(
                    pythonPackages.of(
                        unit.root(),
                        PYTHON_PROJECTS.contains(Folders.name(unit.path())),
                        pythonRoots,
                        findings.pythonPackages(unit.root())),
                    unit.testRoots())
                : unit)
        .toList();
  }
}
