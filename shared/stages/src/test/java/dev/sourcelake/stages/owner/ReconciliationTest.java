package dev.sourcelake.stages.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.forges.CloneCredentials;
import dev.sourcelake.forges.Forge;
import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.ForgeException.Reason;
import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.ForgeRepository;
import dev.sourcelake.forges.Parts;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.model.Reach;
import dev.sourcelake.stages.ScanSettings;
import java.time.Duration;
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
            "skip archived: archived",
            "skip fork: a fork",
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
        List.of("scan there: it is new", "forget gone"),
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

  @Test
  void whatThereIsNoTimeForComesNextAndNothingTwice() {
    for (String name : List.of("a", "b", "c")) {
      owner.has(name, ONE);
    }
    knows("gone", ONE, SETTINGS.recorded(), "x");
    Reconciliation all = new Reconciliation(owner, known, new OwnerRules(false, false, 1000, true));
    List<String> seen = new ArrayList<>();
    Optional<String> last = Optional.empty();
    int calls = 0;
    do {
      Steps some = all.steps(SETTINGS, last, () -> false);
      seen.addAll(some.steps().stream().map(ReconciliationTest::text).toList());
      last = some.last();
      calls++;
    } while (last.isPresent());
    assertEquals(4, calls, "even without time, each call gets on");
    assertEquals(steps(new OwnerRules(false, false, 1000, true)), seen);
  }

  @Test
  void twentyThousandRepositoriesAreFiveCallsOfFourThousand() {
    for (int i = 0; i < 20_000; i++) {
      String name = "r" + i;
      owner.listed.add(repository(name, 10, false, false));
      owner.heads.put("acme/" + name, ONE);
      knows(name, i % 100 == 0 ? TWO : ONE, SETTINGS.recorded(), "x");
    }
    Reconciliation all = new Reconciliation(owner, known, new OwnerRules(false, false, 1000, true));
    Optional<String> last = Optional.empty();
    int calls = 0;
    long scans = 0;
    do {
      int end = owner.asked.size() + 4_000;
      Steps some = all.steps(SETTINGS, last, () -> owner.asked.size() < end);
      scans += some.steps().stream().filter(Step.Scan.class::isInstance).count();
      last = some.last();
      calls++;
    } while (last.isPresent());
    assertEquals(5, calls);
    assertEquals(200, scans);
    assertEquals(20_000, owner.asked.size());
  }

  @Test
  void whatWasComparedBeforeALimitIsKept() {
    owner.has("a", ONE);
    owner.has("b", ONE);
    owner.limitAt = "acme/b";
    Reconciliation all = new Reconciliation(owner, known, new OwnerRules(false, false, 1000, true));
    Steps some = all.steps(SETTINGS, Optional.empty(), () -> true);
    assertEquals(
        List.of("scan a: it is new"), some.steps().stream().map(ReconciliationTest::text).toList());
    assertTrue(some.limit().isPresent());
    owner.limitAt = "";
    Steps rest = all.steps(SETTINGS, some.last(), () -> true);
    assertEquals(
        List.of("scan b: it is new"), rest.steps().stream().map(ReconciliationTest::text).toList());
    assertEquals(Optional.empty(), rest.last());
  }

  @Test
  void partsAreComparedEachForItselfAndGoWithTheirRepository() {
    owner.has("mono", TWO);
    OwnerRules rules =
        new OwnerRules(
            false,
            false,
            1000,
            true,
            Map.of(
                "git.example.org/acme/mono", new Parts(List.of("services/a", "services/b"), true)));
    Reach reach = Reach.WHOLE;
    knows("mono", ONE, SETTINGS.recorded(), "x");
    knows("mono//services/a", TWO, SETTINGS.with(reach.at("services/a")).recorded(), "x");
    knows("mono//old", ONE, SETTINGS.with(reach.at("old")).recorded(), "x");
    knows("gone", ONE, SETTINGS.recorded(), "x");
    knows("gone//p", ONE, SETTINGS.recorded(), "x");

    assertEquals(
        List.of(
            "scan mono: its head has moved",
            "keep mono//services/a",
            "scan mono//services/b: it is new",
            "skip mono//old: no part that is kept: 'sourcelake forget"
                + " git.example.org/acme/mono//old' removes it",
            "forget gone",
            "forget gone//p"),
        steps(rules));
    knows("mono", TWO, SETTINGS.recorded(), "x");
    assertEquals("scan mono: the settings have changed", steps(rules).getFirst());
  }

  private List<String> steps(OwnerRules rules) {
    return new Reconciliation(owner, known, rules)
        .steps(SETTINGS).stream().map(ReconciliationTest::text).toList();
  }

  private static String text(Step step) {
    String text =
        switch (step) {
          case Step.Scan scan -> "scan " + scan.repo() + ": " + scan.reason();
          case Step.Keep keep -> "keep " + keep.repo();
          case Step.Skip skip -> "skip " + skip.repo() + ": " + skip.reason();
          case Step.Fail fail -> "fail " + fail.repo();
          case Step.Forget forget -> "forget " + forget.repo();
        };
    return text.replaceFirst("git.example.org/acme/", "");
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
    private String limitAt = "";

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
      if (limitAt.equals(repository.name().value())) {
        throw new ForgeException("later", Duration.ofMinutes(1));
      }
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
