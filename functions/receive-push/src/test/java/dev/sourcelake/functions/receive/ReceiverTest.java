package dev.sourcelake.functions.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.forges.events.Delivery;
import dev.sourcelake.forges.events.ForgeKind;
import dev.sourcelake.forges.testing.Forgeries;
import dev.sourcelake.forges.testing.Sender;
import dev.sourcelake.functions.TransientException;
import dev.sourcelake.functions.receive.WebRequest.Http;
import dev.sourcelake.functions.receive.WebRequest.RequestContext;
import dev.sourcelake.functions.runtime.Variables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReceiverTest {
  private static final String PUSH =
      """
      {"ref": "refs/heads/main", "after": "0123456789012345678901234567890123456789",
       "repository": {"full_name": "acme/lib", "default_branch": "main", "fork": false,
        "clone_url": "https://evil.invalid/acme/lib.git"},
       "project": {"path_with_namespace": "acme/lib", "default_branch": "main"},
       "event_name": "push"}
      """;

  private static final String DELETED =
      "{'action': 'deleted', 'repository': {'full_name': 'acme/lib', 'default_branch': 'main'}}";

  private final Set<String> noted = new HashSet<>();
  private final List<String> started = new ArrayList<>();
  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "SOURCELAKE_WEBHOOKS",
              "github:github.com,gitlab:gitlab.com,gitea:git.example.org:3000",
              "SOURCELAKE_OWNERS",
              "github:github.com/acme"));
  private Optional<String> secret =
      Optional.of(
          "{\"github.com\": [\"%s\", \"%s\"], \"gitlab.com\": \"%s\", \"git.example.org:3000\": \"%s\"}"
              .formatted(Sender.OTHER_SECRET, Sender.SECRET, Sender.SECRET, Sender.SECRET));
  private boolean broken;
  private int deliveries;

  private final DeliveryLog log =
      new DeliveryLog() {
        @Override
        public boolean isFirst(List<String> keys) {
          if (keys.stream().anyMatch(noted::contains)) {
            return false;
          }
          return noted.addAll(keys);
        }

        @Override
        public void takeBack(List<String> keys) {
          keys.forEach(noted::remove);
        }
      };

  private final Workflows workflows =
      new Workflows() {
        @Override
        public void repository(String name, Map<String, Object> input) throws IOException {
          if (broken) {
            throw new IOException("out of order");
          }
          assertTrue(name.matches("[A-Za-z0-9_-]{1,80}"), name);
          started.add(new TreeMap<>(input).toString());
        }

        @Override
        public void organisation(String name, Map<String, Object> input) throws IOException {
          repository(name, input);
        }
      };

  private WebAnswer send(String path, Delivery delivery) {
    return new Receiver(
            ReceiveSettings.of(Variables.of(settings)),
            new WebhookSecrets(() -> secret),
            log,
            workflows)
        .receive(
            new WebRequest(
                path,
                delivery.headers(),
                delivery.body(),
                delivery.base64(),
                new RequestContext(new Http("POST"))));
  }

  private WebAnswer gitHub(String event, String body) {
    Delivery delivery = Sender.send(ForgeKind.GITHUB, event, body.replace('\'', '"'));
    Map<String, String> headers = new HashMap<>(delivery.headers());
    headers.put("x-github-delivery", "id-" + deliveries++);
    return send("/github.com", new Delivery(headers, delivery.body(), false));
  }

  @Test
  void aPushStartsAScanOfAnAddressThatIsBuiltHere() {
    assertEquals(202, gitHub("push", PUSH).statusCode());
    assertEquals(
        List.of("{origin=https://github.com/acme/lib, repo=github.com/acme/lib}"), started);
  }

  @Test
  void aRepositoryInPartsIsAScanForEachAndOneForTheRest() {
    settings.put(
        "SOURCELAKE_PARTS", "github.com/acme/lib//services/a,github.com/acme/lib//services/b");
    settings.put("SOURCELAKE_SUBMODULES", "true");
    assertEquals(202, gitHub("push", PUSH).statusCode());
    String common = "{origin=https://github.com/acme/lib, ";
    assertEquals(
        List.of(
            common + "repo=github.com/acme/lib, submodules=true, without=[services/a, services/b]}",
            common + "prefix=services/a, repo=github.com/acme/lib//services/a, submodules=true}",
            common + "prefix=services/b, repo=github.com/acme/lib//services/b, submodules=true}"),
        started);
    assertEquals(202, gitHub("repository", DELETED).statusCode());
    assertEquals("{forget=true, repo=github.com/acme/lib//services/b}", started.getLast());
    assertEquals(6, started.size());
  }

  @Test
  void whatComesAgainStartsNothingWhateverItIsCalledAndHoweverItIsEncoded() {
    Delivery push = Sender.send(ForgeKind.GITHUB, "push", PUSH);
    assertEquals(202, send("/github.com", push).statusCode());
    Map<String, String> renamed = new HashMap<>(push.headers());
    renamed.put("x-github-delivery", "another-id");
    assertEquals(200, send("/github.com", push).statusCode());
    assertEquals(200, send("/github.com", new Delivery(renamed, push.body(), false)).statusCode());
    assertEquals(200, send("/github.com", Sender.inBase64(push)).statusCode());
    assertEquals(1, started.size());
  }

  @Test
  void whatCouldNotBeStartedMayComeAgain() {
    broken = true;
    assertThrows(TransientException.class, () -> gitHub("push", PUSH));
    broken = false;
    assertEquals(202, gitHub("push", PUSH).statusCode());
    assertEquals(1, started.size());
  }

  @Test
  void aNewNameIsScannedAndTheOldOneForgotten() {
    gitHub(
        "repository",
        "{'action':'renamed','changes':{'repository':{'name':{'from':'old'}}},'repository':{'full_name':'acme/lib'}}");
    assertEquals(
        List.of(
            "{origin=https://github.com/acme/lib, repo=github.com/acme/lib}",
            "{forget=true, repo=github.com/acme/old}"),
        started);
  }

  @Test
  void whatLeavesAnOwnerIsForgottenAndNotFollowed() {
    gitHub(
        "repository",
        "{'action':'transferred','changes':{'owner':{'from':{'organization':{'login':'acme'}}}},'repository':{'full_name':'other/lib'}}");
    assertEquals(List.of("{forget=true, repo=github.com/acme/lib}"), started);
  }

  @Test
  void deletionForgetsAndPrivatisationAsConfigured() {
    String event = "{'action':'%s','repository':{'full_name':'acme/%s'}}";
    gitHub("repository", event.formatted("deleted", "a"));
    gitHub("repository", event.formatted("privatized", "b"));
    settings.put("SOURCELAKE_FORGET_PRIVATE", "true");
    gitHub("repository", event.formatted("privatized", "c"));
    assertEquals(
        List.of("{forget=true, repo=github.com/acme/a}", "{forget=true, repo=github.com/acme/c}"),
        started.stream().sorted().toList());
  }

  @Test
  void othersRepositoriesAndOwnersAreNoneOfOurs() {
    // An app that anybody may install sends genuine deliveries of anybody.
    assertEquals(200, gitHub("push", PUSH.replace("acme/lib", "stranger/lib")).statusCode());
    String installed = "{'action':'created','installation':{'account':{'login':'%s'}}}";
    gitHub("installation", installed.formatted("stranger"));
    assertEquals(List.of(), started);
    gitHub("installation", installed.formatted("acme"));
    assertEquals(List.of("{owner=github:github.com/acme}"), started);
  }

  @Test
  void aForgeIsKnownByThePathAndEachHasItsOwnSecrets() {
    Delivery push = Sender.send(ForgeKind.GITEA, "push", PUSH);
    assertEquals(202, send("/git.example.org:3000", push).statusCode());
    assertEquals(
        List.of(
            "{origin=https://git.example.org:3000/acme/lib, repo=git.example.org:3000/acme/lib}"),
        started);
    assertEquals(404, send("/", push).statusCode());
    assertEquals(404, send("/elsewhere.org", push).statusCode());
    assertEquals(401, send("/github.com", push).statusCode());
  }

  @Test
  void withoutASecretNobodyIsLetInWhateverIsWrongWithIt() {
    for (String text :
        List.of(
            "{}",
            "",
            "no JSON",
            "{\"github.com\": \"short\"}",
            "{\"github.com\": [\"%1$s\", \"%1$sb\", \"%1$sc\"]}".formatted(Sender.SECRET))) {
      secret = Optional.of(text);
      assertEquals(503, gitHub("push", PUSH).statusCode(), text);
    }
    secret = Optional.empty();
    assertEquals(503, gitHub("push", PUSH).statusCode());
    assertEquals(List.of(), started);
    assertEquals(Set.of(), noted);
  }

  @Test
  void onlyWhatIsSentIsTaken() {
    WebRequest get =
        new WebRequest("/github.com", null, null, false, new RequestContext(new Http("GET")));
    Receiver receiver =
        new Receiver(
            ReceiveSettings.of(Variables.of(settings)),
            new WebhookSecrets(() -> secret),
            log,
            workflows);
    assertEquals(405, receiver.receive(get).statusCode());
    assertEquals(405, receiver.receive(new WebRequest(null, null, null, false, null)).statusCode());
  }

  @Test
  void ofTenThousandForgedRequestsNoneStartsOrLeavesAnything() {
    Random random = new Random(11);
    Map<ForgeKind, String> paths =
        Map.of(
            ForgeKind.GITHUB, "/github.com",
            ForgeKind.GITLAB, "/gitlab.com",
            ForgeKind.GITEA, "/git.example.org:3000");
    List<ForgeKind> kinds = paths.keySet().stream().sorted().toList();
    Map<Integer, Integer> statuses = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      ForgeKind kind = kinds.get(random.nextInt(kinds.size()));
      Delivery genuine = Sender.send(kind, kind == ForgeKind.GITLAB ? "Push Hook" : "push", PUSH);
      WebAnswer answer = send(paths.get(kind), Forgeries.of(kind, genuine, random));
      assertEquals("", answer.body(), "it tells a stranger nothing");
      statuses.merge(answer.statusCode(), 1, Integer::sum);
    }
    assertEquals(Set.of(401, 413), statuses.keySet());
    assertEquals(List.of(), started);
    assertEquals(Set.of(), noted);
    assertFalse(statuses.get(413) < 5, statuses.toString());
  }
}
