package dev.sourcelake.origins.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.model.source.GeneratedMarkers.Pair;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.testing.Listings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositorySurveyTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temp.toRealPath().resolve("repo"));
    write("README.md", "x");
  }

  @Test
  void mavenModulesInheritWhatTheirParentsSay() throws IOException {
    write(
        "pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <groupId>org.acme</groupId><artifactId>parent</artifactId><version>${revision}</version>
          <properties><revision>1.2</revision><level>1.8</level>
            <maven.compiler.source>${level}</maven.compiler.source>
            <project.build.sourceEncoding>ISO-8859-1</project.build.sourceEncoding></properties>
          <modules><module>core</module></modules>
        </project>
        """);
    write(
        "core/pom.xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- größer -->
        <project>
          <parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>1.2</version></parent>
          <artifactId>core</artifactId>
          <build><sourceDirectory>${basedir}/java</sourceDirectory>
            <plugins><plugin><artifactId>maven-compiler-plugin</artifactId>
              <configuration><release>17</release></configuration></plugin></plugins></build>
          <dependencies>
            <dependency><groupId>${project.groupId}</groupId><artifactId>api</artifactId>
              <version>${project.version}</version><scope>test</scope>
              <exclusions><exclusion><groupId>not</groupId><artifactId>this</artifactId></exclusion></exclusions>
            </dependency>
          </dependencies>
        </project>
        """);
    write("src/main/java/org/acme/A.java", "");
    write("core/java/org/acme/core/B.java", "");
    write("core/src/test/java/org/acme/core/BTest.java", "");
    RepositorySurvey survey = survey();

    PathSettings top = survey.settings().of("src/main/java/org/acme/A.java", "java");
    assertEquals("8", top.languageLevel());
    assertEquals("pom.xml: maven.compiler.source", top.languageLevelSource());
    assertEquals("ISO-8859-1", top.encoding());
    assertEquals("org.acme", top.module());
    assertEquals("src/main/java", top.sourceRoot());
    assertEquals("maven:", top.packageId());
    assertEquals("org.acme:parent", top.packageName());

    PathSettings core = survey.settings().of("core/java/org/acme/core/B.java", "java");
    assertEquals("17", core.languageLevel());
    assertEquals("core/pom.xml: maven-compiler-plugin release", core.languageLevelSource());
    assertEquals("ISO-8859-1", core.encoding());
    assertEquals("core/java", core.sourceRoot());
    assertEquals("org.acme.core", core.module());
    assertEquals("maven:core", core.packageId());
    assertEquals("1.2", survey.settings().unit("maven:core").orElseThrow().version());
    assertTrue(survey.settings().of("core/src/test/java/org/acme/core/BTest.java", "java").test());

    Dependency api = survey.dependencies().getFirst();
    assertEquals("org.acme:api", api.name());
    assertEquals("1.2", api.versionSpec());
    assertEquals("test", api.scope());
    String slice = slice(api);
    assertTrue(slice.startsWith("<dependency><groupId>"), slice);
    assertTrue(slice.endsWith("</dependency>"), slice);
    assertEquals(10, api.startLine());
    assertEquals(1, survey.dependencies().size());
  }

  @Test
  void placesInLongPomsAreExact() throws IOException {
    StringBuilder pom = new StringBuilder("<project><artifactId>a</artifactId><dependencies>\n");
    for (int i = 0; i < 500; i++) {
      pom.append("<dependency><groupId>ü.g</groupId><artifactId>a").append(i);
      pom.append("</artifactId></dependency>\n");
    }
    write("pom.xml", pom.append("</dependencies></project>").toString());
    List<Dependency> dependencies = survey().dependencies();
    assertEquals(500, dependencies.size());
    for (Dependency dependency : dependencies) {
      String artifact = dependency.name().substring(dependency.name().indexOf(':') + 1);
      assertEquals("ü.g:a" + dependency.index(), dependency.name());
      assertEquals(
          "<dependency><groupId>ü.g</groupId><artifactId>"
              + artifact
              + "</artifactId></dependency>",
          slice(dependency));
    }
  }

  @Test
  void hostileAndBrokenFilesAreProblemsAndNothingElse() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret"), "s3cret");
    write(
        "xxe/pom.xml",
        "<!DOCTYPE p [<!ENTITY x SYSTEM 'file://%s'>]><project><artifactId>&x;</artifactId></project>"
            .formatted(secret));
    write(
        "bomb/pom.xml",
        "<!DOCTYPE p [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><project><artifactId>&b;</artifactId></project>");
    write("deep/pom.xml", "<a>".repeat(100_000));
    write("cut/pom.xml", "<project><artifactId>x");
    write("cut/package.json", "{\"name\": \"x\", \"dependencies\": {");
    write("deep/package.json", "{\"a\":" + "[".repeat(100_000));
    write("cut/pyproject.toml", "[project\nname=");
    write("deep/Cargo.toml", "a=" + "[".repeat(100_000));
    write(
        "loop/pom.xml",
        "<project><parent><relativePath>pom.xml</relativePath></parent>"
            + "<artifactId>${a}</artifactId><properties><a>${b}${b}</a><b>${a}${a}</b></properties></project>");
    write("good/pom.xml", "<project><artifactId>good</artifactId></project>");
    write("large/package.json", "{\"a\": \"" + "x".repeat(5 << 20) + "\"}");
    RepositorySurvey survey = survey();
    assertEquals(
        List.of(
            "bomb/pom.xml",
            "cut/package.json",
            "cut/pom.xml",
            "cut/pyproject.toml",
            "deep/Cargo.toml",
            "deep/package.json",
            "deep/pom.xml",
            "large/package.json",
            "xxe/pom.xml"),
        survey.problems().stream().map(SettingsProblem::path).toList());
    assertEquals("good", survey.settings().unit("maven:good").orElseThrow().name());
    assertTrue(!survey.toString().contains("s3cret"));
    for (SettingsProblem problem : survey.problems()) {
      assertTrue(problem.message().length() < 500 && !problem.message().contains("\n"));
    }
  }

  @Test
  void gradleProjectsAreReadInBothLanguages() throws IOException {
    write("settings.gradle.kts", "rootProject.name = \"shop\"\ninclude(\"app\")\n");
    write(
        "build.gradle.kts",
        """
        group = "org.shop"
        version = "2.0"
        java { toolchain { languageVersion.set(JavaLanguageVersion.of(21)) } }
        // java { toolchain { languageVersion = JavaLanguageVersion.of(99) } }
        """);
    write(
        "app/build.gradle",
        """
        /* implementation 'not:this:1' */
        dependencies {
            implementation 'com.google.guava:guava:33.0'
            testImplementation platform("org.junit:junit-bom:5.10")
            api group: 'a.b', name: 'c', version: '1'
            implementation project(':core')
        }
        """);
    write("old/old.gradle", "sourceCompatibility = JavaVersion.VERSION_1_8\n");
    write("app/src/main/kotlin/org/shop/Main.kt", "");
    write("app/src/integrationTest/java/org/shop/MainIT.java", "");
    RepositorySurvey survey = survey();
    PathSettings main = survey.settings().of("app/src/main/kotlin/org/shop/Main.kt", "kotlin");
    assertEquals("21", main.languageLevel());
    assertEquals("build.gradle.kts: toolchain", main.languageLevelSource());
    assertEquals("app/src/main/kotlin", main.sourceRoot());
    assertEquals("gradle:app", main.packageId());
    assertTrue(
        survey.settings().of("app/src/integrationTest/java/org/shop/MainIT.java", "java").test());
    assertEquals("8", survey.settings().unit("gradle:old").orElseThrow().languageLevel());
    assertEquals("org.shop:shop", survey.settings().unit("gradle:").orElseThrow().name());
    assertEquals(
        List.of("com.google.guava:guava", "org.junit:junit-bom", "a.b:c"),
        survey.dependencies().stream().map(Dependency::name).toList());
    assertEquals(
        "implementation 'com.google.guava:guava:33.0'", slice(survey.dependencies().getFirst()));
  }

  @Test
  void pythonProjectsAreReadFromAllTheirFiles() throws IOException {
    write(
        "pyproject.toml",
        """
        [project]
        name = "tool"
        requires-python = ">=3.9,<4"
        dependencies = ["requests[socks] >= 2.0; python_version > '3'", "attrs"]
        [project.optional-dependencies]
        dev = ["pytest~=8.0"]
        """);
    write("requirements-test.txt", "# c\n-r other.txt\ncoverage==7.0\n");
    write("src/tool/__init__.py", "");
    write("src/tool/sub/__init__.py", "");
    write("src/tool/sub/mod.py", "");
    write("tests/test_x.py", "");
    write(
        "legacy/setup.cfg",
        """
        [metadata]
        name = legacy
        version = attr: legacy.__version__
        [options]
        python_requires = >=2.7
        install_requires =
            six
            docutils>=0.11
        """);
    write("legacy/legacy.py", "");
    RepositorySurvey survey = survey();
    PathSettings module = survey.settings().of("src/tool/sub/mod.py", "python");
    assertEquals("3.9", module.languageLevel());
    assertEquals("pyproject.toml: requires-python", module.languageLevelSource());
    assertEquals("tool.sub.mod", module.module());
    assertEquals("src", module.sourceRoot());
    assertEquals("tool", module.packageName());
    assertEquals("tool.sub", survey.settings().of("src/tool/sub/__init__.py", "python").module());
    assertEquals("tests.test_x", survey.settings().of("tests/test_x.py", "python").module());
    PathSettings legacy = survey.settings().of("legacy/legacy.py", "python");
    assertEquals("2.7", legacy.languageLevel());
    assertEquals("legacy", legacy.module());
    assertEquals(
        List.of("six", "docutils", "requests", "attrs", "pytest", "coverage"),
        survey.dependencies().stream().map(Dependency::name).toList());
    assertEquals("docutils>=0.11", slice(survey.dependencies().get(1)));
    assertEquals("\"attrs\"", slice(survey.dependencies().get(3)));
    assertEquals("dev", survey.dependencies().get(4).scope());
    assertEquals("coverage==7.0", slice(survey.dependencies().get(5)));
  }

  @Test
  void pythonVersionsComeFromWhoeverSaysThem() throws IOException {
    write(
        "a/pyproject.toml",
        """
        [project]
        classifiers = [
          "Programming Language :: Python :: 3.11",
          "Programming Language :: Python :: 3.9",
          "Programming Language :: Python :: 3",
        ]
        """);
    write(
        "b/setup.cfg",
        """
        [metadata]
        name = b
        classifiers =
            Programming Language :: Python :: 3.8
            Programming Language :: Python :: 3.10
        """);
    write("c/tox.ini", "[tox]\nenvlist =\n    lint\n    py310,py39-x\n[testenv]\n");
    write("d/.python-version", "3.12.1\n");
    write("e/setup.py", "setup(classifiers=['Programming Language :: Python :: 2.7'])\n");
    write("f/pyproject.toml", "[tool.flit.metadata]\nmodule='f'\nrequires-python='>=3.6'\n");
    RepositorySurvey survey = survey();
    List<String> levels = new ArrayList<>();
    for (String project : List.of("a", "b", "c", "d", "e", "f")) {
      PathSettings settings = survey.settings().of(project + "/m.py", "python");
      levels.add(settings.languageLevel() + " " + settings.languageLevelSource());
    }
    assertEquals(
        List.of(
            "3.9 a/pyproject.toml: classifiers",
            "3.8 b/setup.cfg: classifiers",
            "3.9 c/tox.ini: envlist",
            "3.12 d/.python-version: version",
            "2.7 e/setup.py: classifiers",
            "3.6 f/pyproject.toml: tool.flit.metadata.requires-python"),
        levels);
  }

  @Test
  void pythonModulesAreNamedByTheRealLayout() throws IOException {
    write("h/pyproject.toml", "[tool.hatch.build.targets.wheel]\npackages=['lib/h']\n");
    write("p/pyproject.toml", "[tool.poetry]\nname='p'\npackages=[{include='p', from='code'}]\n");
    write("d/pyproject.toml", "[tool.pdm.build]\npackage-dir='py'\n");
    write("n/pyproject.toml", "[project]\nname='n'\n");
    write("n/src/space/n/__init__.py", "");
    write("s/pyproject.toml", "[tool.setuptools.packages.find]\nwhere=['sources']\n");
    RepositorySurvey survey = survey();
    for (String path :
        List.of(
            "h/lib/h/m.py h.m",
            "p/code/p/m.py p.m",
            "d/py/d/m.py d.m",
            "n/src/space/n/m.py space.n.m",
            "s/sources/s/m.py s.m")) {
      String[] words = path.split(" ", -1);
      assertEquals(words[1], survey.settings().of(words[0], "python").module(), path);
    }
  }

  @Test
  void npmGoAndCargoAreRead() throws IOException {
    write(
        "web/package.json",
        "{\"name\": \"@acme/web\", \"version\": \"1.0\", \"über\": {\"a\": [1]},\n"
            + " \"devDependencies\": {\"typescript\" : \"^5\", \"odd\": {\"x\": 1}}}");
    write("web/src/app.tsx", "");
    write("web/node_modules/x/package.json", "{\"name\": \"x\"}");
    write(
        "go.mod",
        """
        module github.com/acme/tool

        go 1.22.1
        require (
        	golang.org/x/net v0.1.0 // indirect
        )
        require example.com/y v1.0.0
        replace (
        	golang.org/x/net v0.1.0 => ../net v0.2.0
        )
        """);
    write("internal/x/x.go", "");
    write(
        "rs/Cargo.toml",
        "[workspace]\nmembers=['a']\n[workspace.package]\nedition=\"2021\"\nversion=\"0.3\"\n");
    write(
        "rs/a/Cargo.toml",
        """
        [package]
        name = "my-crate"
        version.workspace = true
        edition.workspace = true
        [dependencies]
        serde = { version = "1", optional = true }
        [target.'cfg(unix)'.dependencies]
        libc = "0.2"
        """);
    write("rs/a/src/net/mod.rs", "");
    RepositorySurvey survey = survey();

    PathSettings app = survey.settings().of("web/src/app.tsx", "tsx");
    assertEquals("@acme/web/src/app", app.module());
    assertEquals("npm:web", app.packageId());
    PathSettings go = survey.settings().of("internal/x/x.go", "go");
    assertEquals("github.com/acme/tool/internal/x", go.module());
    assertEquals("1.22", go.languageLevel());
    PathSettings rust = survey.settings().of("rs/a/src/net/mod.rs", "rust");
    assertEquals("my_crate::net", rust.module());
    assertEquals("2021", rust.languageLevel());
    assertEquals("rs/Cargo.toml: workspace.package.edition", rust.languageLevelSource());
    assertEquals("0.3", survey.settings().unit("cargo:rs/a").orElseThrow().version());

    List<String> found =
        survey.dependencies().stream()
            .map(d -> d.name() + " " + d.versionSpec() + " " + d.scope())
            .toList();
    assertEquals(
        List.of(
            "golang.org/x/net v0.1.0 indirect",
            "example.com/y v1.0.0 direct",
            "serde 1 optional",
            "libc 0.2 normal",
            "typescript ^5 dev",
            "odd null dev"),
        found);
    assertEquals("golang.org/x/net v0.1.0", slice(survey.dependencies().getFirst()));
    assertEquals("libc = \"0.2\"", slice(survey.dependencies().get(3)));
    assertEquals("\"typescript\" : \"^5\"", slice(survey.dependencies().get(4)));
  }

  @Test
  void dotNetRubyAndComposerAreRead() throws IOException {
    write(
        "net/Shop.csproj",
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <!-- <PackageReference Include="Not" Version="1" /> -->
          <PropertyGroup><Version>1.2.0</Version><LangVersion>12</LangVersion></PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Serilog" Version="[3.1,)" />
            <PackageReference Include='Analyzer'><Version>2.0</Version><PrivateAssets>all</PrivateAssets></PackageReference>
          </ItemGroup>
        </Project>
        """);
    write(
        "net/packages.config",
        "<packages><package id=\"NUnit\" version=\"3.0\" developmentDependency=\"true\"/></packages>");
    write(
        "rb/Gemfile",
        """
        source "https://example.org"
        ruby "3.3"
        gem "rails", "~> 7.1", ">= 7.1.2"
        gem 'pg', group: :production
        group :test, :development do
          gem "rspec", require: false
        end
        gem name_of_it
        """);
    write(
        "rb/shop.gemspec",
        """
        Gem::Specification.new do |spec|
          spec.name = "shop"
          spec.version = "0.1"
          spec.add_dependency "rack", "~> 3"
          spec.add_development_dependency("rake")
        end
        """);
    write(
        "php/composer.json",
        "{\"name\": \"acme/shop\", \"require\": {\"php\": \">=8.1\", \"ext-json\": \"*\","
            + " \"monolog/monolog\": \"^3\"}, \"require-dev\": {\"phpunit/phpunit\": \"^11\"}}");
    RepositorySurvey survey = survey();

    PathSettings csharp = survey.settings().of("net/src/A.cs", "csharp");
    assertEquals("nuget:net", csharp.packageId());
    assertEquals("Shop", csharp.packageName());
    assertEquals("12", csharp.languageLevel());
    assertEquals("1.2.0", survey.settings().unit("nuget:net").orElseThrow().version());
    PathSettings ruby = survey.settings().of("rb/lib/a.rb", "ruby");
    assertEquals("shop", ruby.packageName());
    assertEquals("3.3", ruby.languageLevel());
    PathSettings php = survey.settings().of("php/src/A.php", "php");
    assertEquals("acme/shop", php.packageName());
    assertEquals(">=8.1", php.languageLevel());

    List<String> found =
        survey.dependencies().stream()
            .map(d -> d.name() + " " + d.versionSpec() + " " + d.scope())
            .toList();
    assertEquals(
        List.of(
            "Serilog [3.1,) prod",
            "Analyzer 2.0 dev",
            "NUnit 3.0 dev",
            "monolog/monolog ^3 prod",
            "phpunit/phpunit ^11 dev",
            "rails ~> 7.1, >= 7.1.2 prod",
            "pg null production",
            "rspec null test",
            "rack ~> 3 prod",
            "rake null dev"),
        found);
    assertEquals(
        "<PackageReference Include=\"Serilog\" Version=\"[3.1,)\" />",
        slice(survey.dependencies().getFirst()));
    assertEquals("gem 'pg', group: :production", slice(survey.dependencies().get(6)));
    assertEquals("\"monolog/monolog\": \"^3\"", slice(survey.dependencies().get(3)));
  }

  @Test
  void settingsComeBackFromJsonAndChangeOnlyWhereTheBuildFileReaches() throws IOException {
    write("a/pom.xml", pom("a", "11"));
    write("b/pom.xml", pom("b", "11"));
    RepositorySettings before = survey().settings();
    write("b/pom.xml", pom("b", "17"));
    RepositorySettings after = survey().settings();

    assertArrayEquals(before.toJson(), RepositorySettings.fromJson(before.toJson()).toJson());
    RepositorySettings read = RepositorySettings.fromJson(after.toJson());
    String inA = "a/src/main/java/A.java";
    String inB = "b/src/main/java/B.java";
    assertEquals(after.of(inB, "java"), read.of(inB, "java"));
    assertEquals(fingerprint(before, inA, "java"), fingerprint(after, inA, "java"));
    assertNotEquals(fingerprint(before, inB, "java"), fingerprint(after, inB, "java"));
    assertEquals(
        fingerprint(before, "b/run.py", "python"), fingerprint(after, "b/run.py", "python"));
  }

  @Test
  void sourcesWithoutABuildAreNamedByTheirFolders() throws IOException {
    write("org/acme/A.java", "");
    PathSettings settings = survey().settings().of("org/acme/A.java", "java");
    assertEquals("org.acme", settings.module());
    assertEquals("", settings.sourceRoot());
  }

  @Test
  void markersOfGeneratedRegionsAreTheWellKnownOnesAndTheRepositorysOwn() throws IOException {
    Pair known = new Pair("BEGIN GENERATED", "END GENERATED");
    Pair own = new Pair("BEGIN OURS", "END OURS");
    Pair asked = new Pair("BEGIN ASKED", "END ASKED");
    assertTrue(survey().settings().generatedMarkers().pairs().contains(known));

    write(
        ".sourcelake.toml",
        "[generated]\nknown = false\nmarkers = [{ begin = 'BEGIN OURS', end = 'END OURS' }]\n");
    write("sub/.sourcelake.toml", "[generated]\nmarkers = [{ begin = 'NOT TOP', end = 'END' }]\n");
    RepositorySettings settings = survey().settings();
    assertEquals(List.of(own), settings.generatedMarkers().pairs());
    assertEquals(
        settings.generatedMarkers().fingerprint(),
        RepositorySettings.fromJson(settings.toJson()).generatedMarkers().fingerprint());
    assertEquals(
        List.of(asked, own),
        survey(new MarkerOptions(true, List.of(asked))).settings().generatedMarkers().pairs());
    assertEquals(
        List.of(asked),
        survey(new MarkerOptions(false, List.of(asked))).settings().generatedMarkers().pairs());
  }

  @Test
  void markersThatCannotWorkAreProblemsAndTheOthersCount() throws IOException {
    write(
        ".sourcelake.toml",
        """
        [generated]
        known = false
        markers = [{ begin = "A", end = "END A" }, { begin = "BEGIN B", end = "END B" }, { begin = "BEGIN C" }]
        """);
    RepositorySurvey survey = survey();
    assertEquals(
        List.of(new Pair("BEGIN B", "END B")), survey.settings().generatedMarkers().pairs());
    assertEquals(
        List.of(".sourcelake.toml", ".sourcelake.toml"),
        survey.problems().stream().map(SettingsProblem::path).toList());
  }

  @Test
  void moreMarkersThanSomebodyWouldWriteAreAProblem() throws IOException {
    StringBuilder markers = new StringBuilder();
    for (int i = 0; i <= MarkerSettings.MOST_PAIRS; i++) {
      markers.append("{ begin = 'BEGIN %d', end = 'END %d' },".formatted(i, i));
    }
    write(".sourcelake.toml", "[generated]\nknown = false\nmarkers = [" + markers + "]\n");
    assertEquals(List.of(), survey().settings().generatedMarkers().pairs());
    assertEquals(1, survey().problems().size());
  }

  private static String fingerprint(RepositorySettings settings, String path, String language) {
    return settings.of(path, language).fingerprint(language, "source");
  }

  private static String pom(String artifact, String level) {
    return ("<project><groupId>g</groupId><artifactId>%s</artifactId><properties>"
            + "<maven.compiler.release>%s</maven.compiler.release></properties></project>")
        .formatted(artifact, level);
  }

  private String slice(Dependency dependency) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(dependency.path()));
    int length = dependency.bend() - dependency.bstart();
    return new String(bytes, dependency.bstart(), length, StandardCharsets.UTF_8);
  }

  private RepositorySurvey survey() {
    return survey(MarkerOptions.DEFAULTS);
  }

  private RepositorySurvey survey(MarkerOptions markers) {
    try (Listing listing = Listings.open(folder)) {
      return RepositorySurvey.of(listing, markers);
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
