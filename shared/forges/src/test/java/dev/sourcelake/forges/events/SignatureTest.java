package dev.sourcelake.forges.events;

import static dev.sourcelake.forges.testing.Sender.OTHER_SECRET;
import static dev.sourcelake.forges.testing.Sender.SECRET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.events.Outcome.Fault;
import dev.sourcelake.forges.events.Outcome.Refuse;
import dev.sourcelake.forges.events.Outcome.Scan;
import dev.sourcelake.forges.testing.Forgeries;
import dev.sourcelake.forges.testing.Sender;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureTest {
  private static final String PUSH =
      """
      {"ref":"refs/heads/main","after":"0123456789abcdef0123456789abcdef01234567",
       "object_kind":"push","project":{"path_with_namespace":"acme/lib","default_branch":"main"},
       "repository":{"full_name":"acme/lib","default_branch":"main","mainbranch":{"name":"main"}},
       "push":{"changes":[{"new":{"type":"branch","name":"main",
         "target":{"hash":"0123456789abcdef0123456789abcdef01234567"}}}]}}
      """;

  @Test
  void theExamplesOfTheForgesDocumentationAreGenuine() {
    // What is signed there is no event, which is told only to whoever has signed.
    assertEquals(
        Fault.MALFORMED,
        fault(
            ForgeKind.GITHUB,
            new Delivery(
                Map.of(
                    "X-Hub-Signature-256",
                    "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"),
                "Hello, World!",
                false)));
    assertEquals(
        Fault.MALFORMED,
        fault(
            ForgeKind.BITBUCKET,
            new Delivery(
                Map.of(
                    "X-Hub-Signature",
                    "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"),
                "Hello World!",
                false)));
  }

  private static Fault fault(ForgeKind kind, Delivery delivery) {
    return assertInstanceOf(Refuse.class, deliveries(kind).judge(delivery)).fault();
  }

  @ParameterizedTest
  @EnumSource
  void signedDeliveriesAreReadAsTextAndAsBase64(ForgeKind kind) {
    Delivery delivery = Sender.send(kind, event(kind), PUSH);
    assertInstanceOf(Scan.class, deliveries(kind).judge(delivery));
    assertInstanceOf(Scan.class, deliveries(kind).judge(Sender.inBase64(delivery)));
  }

  @ParameterizedTest
  @EnumSource
  void twoSecretsHoldWhileOneTakesTheOthersPlace(ForgeKind kind) {
    Deliveries both = deliveries(kind, Secrets.of(OTHER_SECRET, SECRET));
    assertInstanceOf(Scan.class, both.judge(Sender.send(kind, event(kind), PUSH)));
    assertInstanceOf(Scan.class, both.judge(Sender.send(kind, OTHER_SECRET, event(kind), PUSH)));
    assertInstanceOf(
        Refuse.class,
        both.judge(Sender.send(kind, "a third secret, also good", event(kind), PUSH)));
  }

  @ParameterizedTest
  @EnumSource
  void withoutASecretNothingIsGenuine(ForgeKind kind) {
    Delivery delivery = Sender.send(kind, event(kind), PUSH);
    Outcome outcome = deliveries(kind, Secrets.none()).judge(delivery);
    assertEquals(Fault.NOT_SET_UP, assertInstanceOf(Refuse.class, outcome).fault());
  }

  @Test
  void secretsThatCanBeGuessedAreNoneAndNoTextShowsThem() {
    assertThrows(IllegalArgumentException.class, () -> Secrets.of("short"));
    assertThrows(IllegalArgumentException.class, () -> Secrets.of(" ".repeat(30)));
    assertThrows(
        IllegalArgumentException.class, () -> Secrets.of(SECRET, OTHER_SECRET, SECRET + "3"));
    Delivery delivery = Sender.send(ForgeKind.GITLAB, "Push Hook", PUSH);
    assertFalse((Secrets.of(SECRET) + "" + delivery).contains(SECRET));
    assertFalse(
        DeliverySettings.of(ForgeKind.GITLAB, ForgeHost.GITLAB, Secrets.of(SECRET))
            .toString()
            .contains(SECRET));
  }

  @Test
  void aSignatureCountsInItsOwnHeaderAlone() {
    String signature = "sha256=" + Sender.hmac(SECRET, PUSH);
    for (String header : new String[] {"X-Hub-Signature", "X-Gitea-Signature", "Authorization"}) {
      Delivery delivery =
          new Delivery(Map.of(header, signature, "X-GitHub-Event", "push"), PUSH, false);
      assertEquals(Fault.FORGED, fault(ForgeKind.GITHUB, delivery));
    }
    Map<String, String> twice = new HashMap<>();
    twice.put("X-Hub-Signature-256", signature);
    twice.put("x-hub-signature-256", signature);
    assertEquals(Fault.FORGED, fault(ForgeKind.GITHUB, new Delivery(twice, PUSH, false)));
  }

  @Test
  void deliveriesAreNamedByWhatTheForgeCallsThem() {
    Delivery delivery = Sender.send(ForgeKind.GITHUB, "push", PUSH);
    assertEquals(
        Optional.of("72d3162e-cc78-11e3-81ab-4c9367dc0958"),
        deliveries(ForgeKind.GITHUB).id(delivery));
    Delivery odd = new Delivery(Map.of("X-GitHub-Delivery", "a\nb"), PUSH, false);
    assertEquals(Optional.empty(), deliveries(ForgeKind.GITHUB).id(odd));
  }

  @Test
  void ofTenThousandForgedDeliveriesNoneStartsAnything() {
    Random random = new Random(7);
    Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    Map<ForgeKind, Deliveries> deliveries = new EnumMap<>(ForgeKind.class);
    List<ForgeKind> kinds = List.of(ForgeKind.values());
    kinds.forEach(kind -> deliveries.put(kind, deliveries(kind)));
    for (int i = 0; i < 10_000; i++) {
      ForgeKind kind = kinds.get(random.nextInt(kinds.size()));
      Delivery genuine = Sender.send(kind, event(kind), PUSH);
      Delivery forged = Forgeries.of(kind, genuine, random);
      Outcome outcome = deliveries.get(kind).judge(forged);
      Refuse refused = assertInstanceOf(Refuse.class, outcome, () -> kind + " " + forged);
      faults.merge(refused.fault(), 1, Integer::sum);
    }
    assertFalse(faults.getOrDefault(Fault.FORGED, 0) < 5_000, faults.toString());
    assertFalse(faults.getOrDefault(Fault.TOO_LARGE, 0) < 10, faults.toString());
  }

  private static String event(ForgeKind kind) {
    return switch (kind) {
      case GITHUB, GITEA -> "push";
      case GITLAB -> "Push Hook";
      case BITBUCKET -> "repo:push";
    };
  }

  private static Deliveries deliveries(ForgeKind kind) {
    return deliveries(kind, Secrets.of(SECRET));
  }

  private static Deliveries deliveries(ForgeKind kind, Secrets secrets) {
    return new Deliveries(DeliverySettings.of(kind, new ForgeHost("git.example.org"), secrets));
  }
}
