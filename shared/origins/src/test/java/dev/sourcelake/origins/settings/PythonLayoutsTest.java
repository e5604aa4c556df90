package dev.sourcelake.origins.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.testing.Listings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of modules and versions of Python in projects as their build back ends lay them out. */
class PythonLayoutsTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("repo"));
  }

  @Test
  void setuptoolsFindsNamespacePackagesInTheProjectItself() throws IOException {
    write(
        "pyproject.toml",
        """
        [build-system]
        requires = ["setuptools>=77"]
        build-backend = "setuptools.build_meta"
        [project]
        name = "acme-billing"
        [tool.setuptools.packages.find]
        include = ["acme*"]
        """);
    write("acme/billing/__init__.py", "");
    write("acme/billing/invoice.py", "");
    write("acme/shared/money.py", "");
    write("tests/test_invoice.py", "");
    assertModules(
        "acme/billing/invoice.py acme.billing.invoice",
        "acme/billing/__init__.py acme.billing",
        "acme/shared/money.py acme.shared.money",
        "tests/test_invoice.py tests.test_invoice");
  }

  @Test
  void setuptoolsIsToldPackagesByName() throws IOException {
    write("a/pyproject.toml", "[tool.setuptools]\npackages = ['space.a', 'space.a.sub']\n");
    write("a/space/a/__init__.py", "");
    write("b/pyproject.toml", "[tool.setuptools]\npackage-dir = {'' = 'python'}\n");
    write("b/python/b.py", "");
    write("c/pyproject.toml", "[tool.setuptools.packages.find]\nwhere = ['lib', 'plugins']\n");
    assertModules(
        "a/space/a/sub/m.py space.a.sub.m",
        "b/python/b.py b",
        "c/lib/c/m.py c.m",
        "c/plugins/d/m.py d.m");
  }

  @Test
  void aNamespaceIsToldByTheNameOfTheDistribution() throws IOException {
    write("storage/setup.py", "setup(name='google-cloud-storage', version='1')\n");
    write("storage/google/cloud/storage/__init__.py", "");
    write("kit/pyproject.toml", "[project]\nname = 'kit'\n");
    write("kit/library/kit/__init__.py", "");
    assertModules(
        "storage/google/cloud/storage/blob.py google.cloud.storage.blob",
        "storage/google/cloud/storage/_http/client.py google.cloud.storage._http.client",
        "kit/library/kit/m.py kit.m");
  }

  @Test
  void flitShipsOneModuleOrPackage() throws IOException {
    String backend = "[build-system]\nbuild-backend = 'flit_core.buildapi'\n";
    write("one/pyproject.toml", backend + "[project]\nname = 'one'\n");
    write("one/one.py", "'''One. '''\n__version__ = '1'\n");
    write("src1/pyproject.toml", backend + "[project]\nname = 'two'\n");
    write("src1/src/two.py", "");
    write(
        "pack/pyproject.toml",
        backend + "[project]\nname = 'p'\n[tool.flit.module]\nname = 'three'\n");
    write("pack/src/three/__init__.py", "");
    write(
        "name/pyproject.toml",
        backend + "[project]\nname = 'n'\n[tool.flit.module]\nname = 'ns.four'\n");
    write("name/ns/four/__init__.py", "");
    write(
        "old/pyproject.toml",
        "[tool.flit.metadata]\nmodule = 'ns.five'\nrequires-python = '>=3.7'\n");
    write("old/ns/five/__init__.py", "");
    assertModules(
        "one/one.py one",
        "src1/src/two.py two",
        "pack/src/three/m.py three.m",
        "name/ns/four/m.py ns.four.m",
        "old/ns/five/m.py ns.five.m");
  }

  @Test
  void hatchAndPoetryNameTheirPackages() throws IOException {
    write("h/pyproject.toml", "[tool.hatch.build.targets.wheel]\npackages = ['space']\n");
    write("h/space/h/__init__.py", "");
    write("i/pyproject.toml", "[tool.hatch.build.targets.wheel.sources]\n'code' = ''\n");
    write("p/pyproject.toml", "[tool.poetry]\nname = 'x'\npackages = [{include = 'space'}]\n");
    write("p/space/p/__init__.py", "");
    assertModules("h/space/h/m.py space.h.m", "i/code/i/m.py i.m", "p/space/p/m.py space.p.m");
  }

  @Test
  void setupCfgAndSetupPyNameTheirFolders() throws IOException {
    write(
        "a/setup.cfg",
        """
        [metadata]
        name = a
        version = attr: a.__version__
        [options]
        package_dir =
            = lib
        packages = find:
        [options.packages.find]
        where = lib
        """);
    write(
        "b/setup.cfg",
        "[options]\npackages = find_namespace:\n[options.packages.find]\nexclude = t\n");
    write("b/space/b/__init__.py", "");
    write("c/setup.cfg", "[options]\npackages =\n    space.c\n    space.c.sub\n");
    write("c/space/c/__init__.py", "");
    write(
        "d/setup.py", "setup(packages=find_namespace_packages(where='py', include=['space.*']))\n");
    write("e/setup.py", "setup(packages=['space.e'])\n");
    write("e/space/e/__init__.py", "");
    assertModules(
        "a/lib/a/m.py a.m",
        "b/space/b/m.py space.b.m",
        "c/space/c/sub/m.py space.c.sub.m",
        "d/py/space/d/m.py space.d.m",
        "e/space/e/m.py space.e.m");
  }

  @Test
  void scriptsBesideRequirementsAreNoProject() throws IOException {
    write("requirements.txt", "numpy\n");
    write("src/train.py", "");
    assertModules("src/train.py src.train");
  }

  @Test
  void severalProjectsOfOneRepositoryShareANamespace() throws IOException {
    for (String part : List.of("core", "web")) {
      write("libs/" + part + "/pyproject.toml", "[project]\nname = 'acme." + part + "'\n");
      write("libs/" + part + "/acme/" + part + "/__init__.py", "");
    }
    write("pyproject.toml", "[project]\nname = 'acme'\nrequires-python = '>=3.10'\n");
    write("src/acme/__init__.py", "");
    assertModules(
        "libs/core/acme/core/m.py acme.core.m",
        "libs/web/acme/web/m.py acme.web.m",
        "src/acme/m.py acme.m");
  }

  @Test
  void versionsComeFromToxWhereNothingElseSaysThem() throws IOException {
    write("a/tox.ini", "[tox]\nenv_list = py3{13,9,10}-{linux,mac}, lint\n");
    write("b/setup.cfg", "[tox:tox]\nenvlist =\n    py{38,312}\n    docs\n");
    write(
        "c/setup.cfg",
        "[metadata]\nname = c\n[options]\npython_requires = >=3.7\n[tox:tox]\nenvlist = py36\n");
    write("d/pyproject.toml", "[tool.tox]\nenv_list = ['3.14', '3.11', 'django-3.2']\n");
    write("e/pyproject.toml", "[tool.tox]\nlegacy_tox_ini = '''\n[tox]\nenvlist = py310\n'''\n");
    write("f/pyproject.toml", "[project]\nname = 'f'\n");
    write("f/tox.ini", "[tox]\nenvlist = pypy3, py39\n");
    write("f/.python-version", "3.13\n");
    write("g/pyproject.toml", "[project]\nname = 'g'\n");
    write("g/.python-version", "3.12.4\n3.11.9\n");
    write(
        "h/setup.py",
        "setup(name='h', python_requires='>=2.7, !=3.0.*', classifiers=['Programming Language :: Python :: 3.9'])\n");
    RepositorySurvey survey = survey();
    List<String> levels =
        List.of("a", "b", "c", "d", "e", "f", "g", "h").stream()
            .map(project -> survey.settings().of(project + "/m.py", "python"))
            .map(settings -> settings.languageLevel() + " " + settings.languageLevelSource())
            .toList();
    assertEquals(
        List.of(
            "3.9 a/tox.ini: envlist",
            "3.8 b/setup.cfg: tox:tox.envlist",
            "3.7 c/setup.cfg: python_requires",
            "3.11 d/pyproject.toml: tool.tox.env_list",
            "3.10 e/pyproject.toml: tool.tox.legacy_tox_ini",
            "3.9 f/tox.ini: envlist",
            "3.12 g/.python-version: version",
            "2.7 h/setup.py: python_requires"),
        levels);
  }

  private void assertModules(String... pathsAndModules) {
    RepositorySurvey survey = survey();
    assertEquals(List.of(), survey.problems());
    for (String each : pathsAndModules) {
      String[] words = each.split(" ", -1);
      assertEquals(words[1], survey.settings().of(words[0], "python").module(), words[0]);
    }
  }

  private RepositorySurvey survey() {
    try (Listing listing = Listings.open(folder)) {
      return RepositorySurvey.of(listing, MarkerOptions.DEFAULTS);
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
