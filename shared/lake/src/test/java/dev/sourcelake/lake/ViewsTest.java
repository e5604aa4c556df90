package dev.sourcelake.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.PublishResult.Published;
import dev.sourcelake.lake.testing.Rows;
import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.lake.testing.TestRows;
import dev.sourcelake.model.table.Candidate;
import dev.sourcelake.storage.LocalStorage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsTest {
  private static final String TARGETS =
      "SELECT name, tier, target, target_repo, target_path, target_def_id FROM call_targets"
          + " ORDER BY repo, path, call_id, tier, target, target_path";

  @TempDir private Path folder;
  private Lake lake;

  @BeforeEach
  void makeLake() {
    lake = Lake.create(new LocalStorage(folder), SessionOptions.defaults());
  }

  private void publish(String name, TestRows rows) {
    TestRepo repo = new TestRepo(lake, name);
    PublishRequest request = repo.request(repo.ticket(), rows.stage(repo));
    assertInstanceOf(Published.class, new Publisher(lake).publish(List.of(request)).getFirst());
  }

  private static Map<String, Object> call(int id, String path, String name, String... candidates) {
    List<Candidate> all = new ArrayList<>();
    for (String candidate : candidates) {
      all.add(new Candidate(candidate, "import", all.size()));
    }
    return Map.of("call_id", id, "path", path, "name", name, "candidates", all, "language", "java");
  }

  private static Map<String, Object> definition(int id, String path, String kind, String name) {
    return Map.of(
        "def_id", id,
        "path", path,
        "kind", kind,
        "name", name.substring(name.lastIndexOf('.') + 1),
        "qualified_name", name,
        "language", "java");
  }

  @Test
  void aCandidateThatIsDefinedIsExact() {
    publish(
        "r",
        new TestRows()
            .add("calls", call(0, "a", "m", "p.A.m", "p.Other.m"))
            .add("definitions", definition(3, "b", "method", "p.A.m"))
            .add("definitions", definition(4, "b", "field", "p.Other.m")));
    assertEquals(List.of("m|exact|p.A.m|r|b|3"), Rows.of(lake, TARGETS));
  }

  @Test
  void aMethodOfASupertypeIsInherited() {
    publish(
        "r",
        new TestRows()
            .add("calls", call(0, "a", "m", "p.C.m"))
            .add("definitions", definition(0, "c", "class", "p.C"))
            .add("definitions", definition(0, "b", "class", "p.B"))
            .add("definitions", definition(0, "a", "class", "p.A"))
            .add("definitions", definition(1, "a", "method", "p.A.m"))
            .add("supertypes", Map.of("path", "c", "def_id", 0, "target", "p.B"))
            .add("supertypes", Map.of("path", "b", "def_id", 0, "target", "p.A")));
    assertEquals(List.of("m|inherited|p.A.m|r|a|1"), Rows.of(lake, TARGETS));
  }

  @Test
  void whatACandidateDefinesIsNotLookedForInItsSupertypes() {
    publish(
        "r",
        new TestRows()
            .add("calls", call(0, "a", "m", "p.C.m", "p.D.m"))
            .add("definitions", definition(0, "c", "class", "p.C"))
            .add("definitions", definition(0, "b", "class", "p.B"))
            .add("definitions", definition(1, "b", "method", "p.B.m"))
            .add("definitions", definition(0, "d", "class", "p.D"))
            .add("definitions", definition(1, "d", "method", "p.D.m"))
            .add("supertypes", Map.of("path", "c", "def_id", 0, "target", "p.B")));
    assertEquals(List.of("m|exact|p.D.m|r|d|1"), Rows.of(lake, TARGETS));
  }

  @Test
  void theNearestSupertypeOfTheLikeliestCandidateGivesTheMethod() {
    publish(
        "r",
        new TestRows()
            .add("calls", call(0, "a", "m", "p.C.m", "p.D.m"))
            .add("definitions", definition(0, "c", "class", "p.C"))
            .add("definitions", definition(0, "d", "class", "p.D"))
            .add("definitions", definition(0, "i", "interface", "p.I"))
            .add("definitions", definition(1, "i", "method", "p.I.m"))
            .add("definitions", definition(0, "b", "class", "p.B"))
            .add("definitions", definition(0, "a", "class", "p.A"))
            .add("definitions", definition(1, "a", "method", "p.A.m"))
            .add("definitions", definition(0, "e", "class", "p.E"))
            .add("definitions", definition(1, "e", "method", "p.E.m"))
            .add(
                "supertypes",
                Map.of("path", "c", "def_id", 0, "kind", "implements", "target", "p.I"))
            .add("supertypes", Map.of("path", "c", "def_id", 0, "kind", "extends", "target", "p.B"))
            .add("supertypes", Map.of("path", "b", "def_id", 0, "kind", "extends", "target", "p.A"))
            .add(
                "supertypes",
                Map.of("path", "d", "def_id", 0, "kind", "extends", "target", "p.E")));
    assertEquals(List.of("m|inherited|p.A.m|r|a|1"), Rows.of(lake, TARGETS));
  }

  @Test
  void aNameThatAModuleImportsStandsForWhatItImports() {
    publish(
        "r",
        new TestRows()
            .add("files", Map.of("path", "pkg/__init__.py", "module", "pkg", "status", "selected"))
            .add(
                "imports",
                Map.of(
                    "path",
                    "pkg/__init__.py",
                    "name",
                    "f",
                    "target",
                    "pkg.impl.f",
                    "language",
                    "python"))
            .add(
                "imports",
                Map.of(
                    "path",
                    "pkg/__init__.py",
                    "name",
                    "T",
                    "alias",
                    "Type",
                    "target",
                    "pkg.impl.T",
                    "language",
                    "python"))
            .add("calls", call(0, "main.py", "f", "pkg.f"))
            .add("calls", call(1, "main.py", "make", "pkg.Type.make"))
            .add("definitions", definition(1, "pkg/impl.py", "function", "pkg.impl.f"))
            .add("definitions", definition(2, "pkg/impl.py", "method", "pkg.impl.T.make")));
    assertEquals(
        List.of("f|exact|pkg.impl.f|r|pkg/impl.py|1", "make|exact|pkg.impl.T.make|r|pkg/impl.py|2"),
        Rows.of(lake, TARGETS));
  }

  @Test
  void aRepositoryThatThisOneDependsOnIsExternal() {
    TestRows library =
        new TestRows()
            .add(
                "packages",
                Map.of("path", "pom.xml", "package_id", "l", "ecosystem", "maven", "name", "g:l"))
            .add("definitions", definition(7, "L", "method", "lib.L.g"));
    publish("library", library);
    publish("stranger", new TestRows().add("definitions", definition(8, "L", "method", "lib.L.g")));
    publish(
        "r",
        new TestRows()
            .add("calls", call(0, "a", "g", "lib.L.g"))
            .add(
                "dependencies",
                Map.of("path", "pom.xml", "package_id", "r", "ecosystem", "maven", "name", "g:l")));
    assertEquals(List.of("g|external|lib.L.g|library|L|7"), Rows.of(lake, TARGETS));
  }

  @Test
  void whatAnImportFromElsewhereVouchesForIsExternal() {
    publish(
        "r",
        new TestRows()
            .add("calls", call(0, "a", "join", "os.path.join", "r.join"))
            .add("imports", Map.of("path", "a", "target", "os.path", "origin", "stdlib")));
    assertEquals(List.of("join|external|os.path.join|null|null|null"), Rows.of(lake, TARGETS));
  }

  @Test
  void whereOnlyTheNameFitsItSaysSo() {
    publish(
        "r",
        new TestRows()
            .add("calls", call(0, "a", "m"))
            .add("definitions", definition(1, "a", "method", "p.A.m"))
            .add("definitions", definition(2, "b", "method", "p.B.m"))
            .add("definitions", definition(3, "b", "method", "p.B.n")));
    assertEquals(
        List.of("m|name_only|p.A.m|r|a|1", "m|name_only|p.B.m|r|b|2"), Rows.of(lake, TARGETS));
  }

  @Test
  void whatWasNotReadIsListed() {
    publish(
        "r",
        new TestRows()
            .add("files", Map.of("path", "a", "status", "selected", "size_bytes", 10L))
            .add("files", Map.of("path", "b", "status", "selected", "size_bytes", 20L))
            .add("files", Map.of("path", "c", "status", "selected", "size_bytes", 30L))
            .add(
                "files",
                Map.of("path", "d", "status", "skipped", "reason", "binary", "size_bytes", 40L))
            .add("extractions", extraction("a", "ok", 0))
            .add("extractions", extraction("b", "partial", 5))
            .add(
                "imports",
                Map.of("path", "a", "module", "p", "is_wildcard", true, "bstart", 2, "bend", 9)));
    assertEquals(
        List.of(
            "a|wildcard_import|p|ast|7",
            "b|partial|because|ast|5",
            "c|not_parsed|no extractor of facts reads it|null|30",
            "d|skipped|binary|null|40"),
        Rows.of(
            lake, "SELECT path, kind, reason, extractor, bytes FROM unread ORDER BY path, kind"));
  }

  private static Map<String, Object> extraction(String path, String status, long errorBytes) {
    return Map.of(
        "path", path,
        "fingerprint", "f",
        "status", status,
        "reason", "because",
        "error_bytes", errorBytes);
  }
}
