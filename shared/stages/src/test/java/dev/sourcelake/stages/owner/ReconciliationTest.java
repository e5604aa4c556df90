package dev.sourcelake.stages.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sourcelake.forges.CloneCredentials;
import dev.sourcelake.forges.Forge;
import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.ForgeException.Reason;
import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.ForgeRepository;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.stages.ScanSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final ScanSettings SETTINGS = ScanSettings.DEFAULTS;
  private static final String ONE = "1".repeat(40);
  private static final String TWO = "2".repeat(40);

  private final Owner owner = new Owner();
  private final Map<String, KnownScan> known = new TreeMap<>();

  @Test
  void onlyWhatDiffersIsScanned() {
    owner.has("moved", TWO);
    owner.has("new", ONE);
    owner.has("same", ONE);
    owner.has("told-otherwise", ONE);
    owner.has("upgraded", ONE);
    owner.has("empty", null);
    knows("moved", ONE, SETTINGS.recorded(), "x");
    knows("same", ONE, SETTINGS.recorded(), "x");
    knows("told-otherwise", ONE, Map.of("profile", "full"), "x");
    knows("upgraded", ONE, SETTINGS.recorded(), "older");

    assertEquals(
        List.of(
            "skip empty: it has no commit yet",
            "scan moved: its head has moved",
            "scan new: it is new",
            "keep same",
            "scan told-otherwise: the settings have changed",
            "scan upgraded: its extractors have changed"),
        steps(new OwnerRules(false, false, 1000, true)));
  }

  @Test
  void whatIsLeftOutIsNotAskedFor() {
    owner.listed.add(repository("fork", 10, true, false));
    owner.listed.add(repository("archived", 10, false, true));
    owner.listed.add(repository("large", 2_000_000, false, false));

    assertEquals(
        List.of(
            "skip fork: a fork",
            "skip archived: archived",
            "skip large: of 2 MB, above the largest size that is fetched, 1 MB"),
        steps(new OwnerRules(false, false, 1_000_000, true)));
    assertEquals(List.of(), owner.asked);
  }

  @Test
  void whatIsGoneIsForgottenOnceTheForgeSaysSoForCertain() {
    owner.has("there", ONE);
    owner.unlisted.add(repository("missed", 10, false, false));
    for (String name : List.of("There", "gone", "missed")) {
      knows(name, ONE, SETTINGS.recorded(), "x");
    }
    known.put("elsewhere/acme/x", known.get("git.example.org/acme/gone"));

    assertEquals(
        List.of("scan there: it is new", "forget git.example.org/acme/gone"),
        steps(new OwnerRules(false, false, 1000, true)));
    assertEquals(
        List.of("scan there: it is new"), steps(new OwnerRules(false, false, 1000, false)));
  }

  @Test
  void anOwnerOfNothingLosesNothing() {
    knows("gone", ONE, SETTINGS.recorded(), "x");
    assertEquals(List.of(), steps(new OwnerRules(false, false, 1000, true)));
  }

  @Test
  void aRepositoryThatCannotBeAskedForCostsItselfOnly() {
    owner.has("a", ONE);
    owner.has("b", ONE);
    owner.failure = new ForgeException(Reason.UNEXPECTED, "it is odd");
    List<Step> steps =
        new Reconciliation(owner, known, new OwnerRules(false, false, 1000, true)).steps(SETTINGS);
    assertInstanceOf(Step.Fail.class, steps.getFirst());
    assertEquals(2, steps.size());

    owner.failure = new ForgeException(Reason.RATE_LIMITED, "later");
    assertThrows(ForgeException.class, () -> steps(new OwnerRules(false, false, 1000, true)));
  }

  private List<String> steps(OwnerRules rules) {
    return new Reconciliation(owner, known, rules)
        .steps(SETTINGS).stream()
            .map(step ->
                switch (step) {
                  case Step.Scan(ForgeRepository it, String _, String why) ->
                      "scan " + last(it) + ": " + why;
                  case Step.Keep(ForgeRepository it) -> "keep " + last(it);
                  case Step.Skip(ForgeRepository it, String why) -> "skip " + last(it) + ": " + why;
                  case Step.Fail(ForgeRepository it, _) -> "fail " + last(it);
                  case Step.Forget(String repo) -> "forget " + repo;
                })
            .toList();
  }

  private static String last(ForgeRepository repository) {
    return repository.name().value().replace("acme/", "");
  }

  private void knows(String name, String commit, Map<String, String> settings, String extractors) {
    String repo = "git.example.org/acme/" + name;
    known.put(repo, new KnownScan(repo, commit, settings, Optional.of(extractors), "x"));
  }

  private static ForgeRepository repository(
      String name, long bytes, boolean fork, boolean archived) {
    return new ForgeRepository(
        new ForgeHost("git.example.org"),
        new RepositoryName("acme/" + name),
        name,
        "main",
        bytes,
        fork,
        archived,
        false);
  }

  /** An owner as it is written down. */
  private static final class Owner implements Forge {
    private final List<ForgeRepository> listed = new ArrayList<>();
    private final List<ForgeRepository> unlisted = new ArrayList<>();
    private final Map<String, String> heads = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private ForgeException failure;

    void has(String name, String head) {
      listed.add(repository(name, 10, false, false));
      listed.sort(Comparator.comparing(ForgeRepository::name));
      if (head != null) {
        heads.put("acme/" + name, head);
      }
    }

    @Override
    public String display() {
      return "git.example.org/acme";
    }

    @Override
    public List<ForgeRepository> repositories() {
      return listed;
    }

    @Override
    public Optional<ForgeRepository> find(RepositoryName name) {
      return unlisted.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    @Override
    public Optional<String> head(ForgeRepository repository) {
      asked.add(repository.name().value());
      if (failure != null) {
        throw failure;
      }
      return Optional.ofNullable(heads.get(repository.name().value()));
    }

    @Override
    public boolean owns(String repo) {
      return repo.startsWith("git.example.org/acme/");
    }

    @Override
    public Optional<CloneCredentials> credentials() {
      return Optional.empty();
    }
  }
}
