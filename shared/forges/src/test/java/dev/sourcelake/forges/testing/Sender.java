package dev.sourcelake.forges.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcelake.forges.events.Delivery;
import dev.sourcelake.forges.events.ForgeKind;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and sends as forges do. */
public final class Sender {
  /** A secret that forges sign with. */
  public static final String SECRET = "It's a Secret to Everybody";

  /** Another one. */
  public static final String OTHER_SECRET = "another secret, and as good";

  private Sender() {}

  /** A text's signature by a secret. */
  public static String hmac(String secret, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A delivery that is signed with {@link #SECRET}. */
  public static Delivery send(ForgeKind kind, String event, String body) {
    return send(kind, SECRET, event, body);
  }

  /** A delivery that is signed with a secret. */
  public static Delivery send(ForgeKind kind, String secret, String event, String body) {
    Map<String, String> headers =
        switch (kind) {
          case GITHUB ->
              Map.of(
                  "X-Hub-Signature-256",
                  "sha256=" + hmac(secret, body),
                  "X-GitHub-Event",
                  event,
                  "X-GitHub-Delivery",
                  "72d3162e-cc78-11e3-81ab-4c9367dc0958");
          case GITLAB -> Map.of("X-Gitlab-Token", secret, "X-Gitlab-Event", event);
          case GITEA -> Map.of("X-Gitea-Signature", hmac(secret, body), "X-Gitea-Event", event);
          case BITBUCKET ->
              Map.of("X-Hub-Signature", "sha256=" + hmac(secret, body), "X-Event-Key", event);
        };
    return new Delivery(headers, body, false);
  }

  /** The same as a gateway hands it on. */
  public static Delivery inBase64(Delivery delivery) {
    return new Delivery(
        delivery.headers(),
        Base64.getEncoder().encodeToString(delivery.body().getBytes(UTF_8)),
        true);
  }
}
