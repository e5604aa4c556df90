package dev.sourcelake.functions.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.events.Deliveries;
import dev.sourcelake.forges.events.Delivery;
import dev.sourcelake.forges.events.DeliverySettings;
import dev.sourcelake.forges.events.ForgeKind;
import dev.sourcelake.forges.events.Outcome;
import dev.sourcelake.forges.events.Secrets;
import java.util.Map;

/** A delivery of nobody, judged: what it loads and compiles is there for the first real one. */
final class Sample {
  private static final String SECRET = "the secret of nobody at all";
  private static final String PUSH =
      """
      {"ref": "refs/heads/main", "after": "0123456789012345678901234567890123456789",
       "repository": {"full_name": "sample/sample", "default_branch": "main"}}
      """;

  private Sample() {}

  static Outcome judge() {
    Secrets secrets = Secrets.of(SECRET);
    return new Deliveries(DeliverySettings.of(ForgeKind.GITHUB, ForgeHost.GITHUB, secrets))
        .judge(
            new Delivery(
                Map.of(
                    "X-GitHub-Event",
                    "push",
                    "X-Hub-Signature-256",
                    "sha256=" + secrets.signature(PUSH.getBytes(UTF_8))),
                PUSH,
                false));
  }
}
