package dev.sourcelake.forges.events;

import static dev.sourcelake.forges.testing.Sender.SECRET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.forges.events.Outcome.Fault;
import dev.sourcelake.forges.events.Outcome.Forget;
import dev.sourcelake.forges.events.Outcome.Ignore;
import dev.sourcelake.forges.events.Outcome.Reconcile;
import dev.sourcelake.forges.events.Outcome.Refuse;
import dev.sourcelake.forges.events.Outcome.Rename;
import dev.sourcelake.forges.events.Outcome.Scan;
import dev.sourcelake.forges.testing.Sender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final ForgeHost HOST = new ForgeHost("git.example.org");
  private static final RepositoryName LIB = new RepositoryName("acme/lib");

  @Test
  void aPushToTheDefaultBranchIsScannedAtTheHostThatIsSet() {
    Outcome outcome =
        gitHub(
            "push",
            """
            {'ref':'refs/heads/main','after':'%s','repository':{'full_name':'acme/lib',
             'default_branch':'main','clone_url':'https://evil.example/acme/lib',
             'url':'file:///etc/passwd'}}
            """
                .formatted(COMMIT));
    assertEquals(new Scan(HOST, LIB, null, COMMIT), outcome);
    assertEquals("https://git.example.org/acme/lib", ((Scan) outcome).cloneUrl());
  }

  @ParameterizedTest
  @CsvSource({
    "refs/heads/topic, '', another branch",
    "refs/tags/v1, '', no branch",
    "refs/heads/main, \"deleted\":true, was deleted",
    "main, '', no branch",
  })
  void otherPushesAreIgnored(String ref, String more, String reason) {
    String body =
        "{'ref':'%s','after':'%s',%s'repository':{'full_name':'acme/lib','default_branch':'main'}}"
            .formatted(ref, COMMIT, more.isEmpty() ? "" : more + ",");
    assertTrue(assertInstanceOf(Ignore.class, gitHub("push", body)).reason().contains(reason));
  }

  @Test
  void forksAndArchivedRepositoriesAreIgnoredUnlessTheyAreWanted() {
    for (String flag : new String[] {"fork", "archived"}) {
      String body =
          ("{'ref':'refs/heads/main','after':'%s','repository':{'full_name':'acme/lib',"
                  + "'default_branch':'main','%s':true}}")
              .formatted(COMMIT, flag);
      assertInstanceOf(Ignore.class, gitHub("push", body));
      DeliverySettings all =
          new DeliverySettings(
              ForgeKind.GITHUB, HOST, Secrets.of(SECRET), List.of(), true, true, false);
      assertInstanceOf(Scan.class, judge(all, "push", body));
    }
  }

  @Test
  void otherBranchesAreScannedByPattern() {
    DeliverySettings settings = settings(ForgeKind.GITHUB).withBranches("release/*", "*-stable");
    assertEquals(
        new Scan(HOST, LIB, "release/1.2", COMMIT), judge(settings, "push", pushTo("release/1.2")));
    assertEquals(
        new Scan(HOST, LIB, "v2-stable", COMMIT), judge(settings, "push", pushTo("v2-stable")));
    assertInstanceOf(Ignore.class, judge(settings, "push", pushTo("release")));
    DeliverySettings slow = settings(ForgeKind.GITHUB).withBranches("*a".repeat(200) + "b");
    assertInstanceOf(Ignore.class, judge(slow, "push", pushTo("a".repeat(900))));
  }

  private static String pushTo(String branch) {
    return "{'ref':'refs/heads/%s','after':'%s','repository':{'full_name':'acme/lib','default_branch':'main'}}"
        .formatted(branch, COMMIT);
  }

  @Test
  void whatBecomesOfARepositoryIsFollowed() {
    assertEquals(
        new Rename(HOST, new RepositoryName("acme/old"), LIB),
        repository("renamed", "'changes':{'repository':{'name':{'from':'old'}}}"));
    assertEquals(
        new Rename(HOST, new RepositoryName("them/lib"), LIB),
        repository("transferred", "'changes':{'owner':{'from':{'user':{'login':'them'}}}}"));
    assertInstanceOf(Forget.class, repository("deleted", "'x':1"));
    assertInstanceOf(Ignore.class, repository("archived", "'x':1"));
    assertInstanceOf(Scan.class, repository("created", "'x':1"));
    assertInstanceOf(
        Scan.class, repository("edited", "'changes':{'default_branch':{'from':'master'}}"));
    assertInstanceOf(Ignore.class, repository("edited", "'changes':{'description':{'from':'x'}}"));
    assertInstanceOf(Ignore.class, repository("privatized", "'x':1"));
    assertInstanceOf(
        Forget.class,
        judge(
            settings(ForgeKind.GITHUB).forgettingHidden(),
            "repository",
            "{'action':'privatized','repository':{'full_name':'acme/lib'}}"));
  }

  private static Outcome repository(String action, String more) {
    return gitHub(
        "repository",
        "{'action':'%s',%s,'repository':{'full_name':'acme/lib','default_branch':'main'}}"
            .formatted(action, more));
  }

  @Test
  void installationsAreListedAnewAndLosingOneForgetsNothing() {
    String body = "{'action':'%s','installation':{'account':{'login':'acme'}}}";
    assertEquals(new Reconcile(HOST, "acme"), gitHub("installation", body.formatted("created")));
    assertEquals(
        new Reconcile(HOST, "acme"),
        gitHub("installation_repositories", body.formatted("removed")));
    assertInstanceOf(Ignore.class, gitHub("installation", body.formatted("deleted")));
    assertInstanceOf(Ignore.class, gitHub("ping", "{'zen':'x'}"));
    assertInstanceOf(Ignore.class, gitHub("star", "{'action':'created'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{} {}",
        "{'ref':'refs/heads/main'}",
        "{'ref':'refs/heads/main','ref':'refs/heads/main','repository':{'full_name':'acme/lib'}}",
        "{'ref':'refs/heads/main','repository':{'full_name':'acme'}}",
        "{'ref':'refs/heads/main','repository':{'full_name':'acme/../..'}}",
        "{'ref':'refs/heads/main','repository':{'full_name':'evil.example/x@y'}}",
        "{'ref':'refs/heads/main','repository':{'full_name':'acme/lib?x'}}",
        "{'ref':7,'repository':{'full_name':'acme/lib'}}",
      })
  void genuineDeliveriesThatMakeNoSenseAreRefused(String body) {
    Refuse refused = assertInstanceOf(Refuse.class, gitHub("push", body));
    assertEquals(Fault.MALFORMED, refused.fault());
  }

  @Test
  void deeplyNestedEventsAreRefused() {
    String deep = "{'a':" + "[".repeat(5000) + "]".repeat(5000) + "}";
    assertInstanceOf(Refuse.class, gitHub("push", deep));
  }

  @Test
  void gitLabGroupsAreUnderstood() {
    DeliverySettings settings = settings(ForgeKind.GITLAB);
    RepositoryName name = new RepositoryName("acme/part/lib");
    assertEquals(
        new Scan(HOST, name, null, COMMIT),
        judge(
            settings,
            "Push Hook",
            ("{'object_kind':'push','event_name':'push','ref':'refs/heads/main','after':'%s',"
                    + "'project':{'path_with_namespace':'acme/part/lib','default_branch':'main'}}")
                .formatted(COMMIT)));
    assertInstanceOf(
        Ignore.class,
        judge(
            settings,
            "Push Hook",
            "{'object_kind':'push','ref':'refs/heads/main','after':'%s','project':{'path_with_namespace':'acme/part/lib','default_branch':'main'}}"
                .formatted("0".repeat(40))));
    assertEquals(
        new Rename(HOST, new RepositoryName("acme/old"), name),
        judge(
            settings,
            "System Hook",
            "{'event_name':'project_transfer','path_with_namespace':'acme/part/lib','old_path_with_namespace':'acme/old'}"));
    assertInstanceOf(
        Forget.class,
        judge(
            settings,
            "Project Hook",
            "{'event_name':'project_destroy','path_with_namespace':'acme/part/lib'}"));
  }

  @Test
  void giteaIsUnderstood() {
    DeliverySettings settings = settings(ForgeKind.GITEA);
    assertEquals(new Scan(HOST, LIB, null, COMMIT), judge(settings, "push", pushTo("main")));
    assertInstanceOf(
        Forget.class,
        judge(
            settings, "repository", "{'action':'deleted','repository':{'full_name':'acme/lib'}}"));
  }

  @Test
  void bitbucketIsUnderstood() {
    DeliverySettings settings = settings(ForgeKind.BITBUCKET);
    String push =
        "{'repository':{'full_name':'acme/lib'%s},'push':{'changes':[{'new':null},"
            + "{'new':{'type':'branch','name':'%s','target':{'hash':'%s'}}}]}}";
    assertEquals(
        new Scan(HOST, LIB, null, COMMIT),
        judge(
            settings,
            "repo:push",
            push.formatted(",'mainbranch':{'name':'main'}", "main", COMMIT)));
    assertInstanceOf(
        Ignore.class,
        judge(settings, "repo:push", push.formatted(",'mainbranch':{'name':'main'}", "x", COMMIT)));
    assertInstanceOf(Scan.class, judge(settings, "repo:push", push.formatted("", "x", COMMIT)));
    assertEquals(
        new Rename(HOST, new RepositoryName("acme/old"), LIB),
        judge(
            settings,
            "repo:updated",
            "{'repository':{'full_name':'acme/lib'},'changes':{'full_name':{'old':'acme/old','new':'acme/lib'}}}"));
  }

  private static Outcome gitHub(String event, String body) {
    return judge(settings(ForgeKind.GITHUB), event, body);
  }

  private static Outcome judge(DeliverySettings settings, String event, String body) {
    return new Deliveries(settings)
        .judge(Sender.send(settings.kind(), event, body.replace('\'', '"')));
  }

  private static DeliverySettings settings(ForgeKind kind) {
    return DeliverySettings.of(kind, HOST, Secrets.of(SECRET));
  }
}
