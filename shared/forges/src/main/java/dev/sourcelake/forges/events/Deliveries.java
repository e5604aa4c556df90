package dev.sourcelake.forges.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sourcelake.forges.events.Outcome.Fault;
import dev.sourcelake.forges.events.Outcome.Refuse;
import dev.sourcelake.model.Sha256;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Decides what follows from a delivery. First it must be genuine: signed, over the very bytes that
 * came, with one of the secrets that are set. Only then is it read. Addresses are built from the
 * host that is set and the repository's name; none of a delivery's is ever followed. Asks nobody
 * and changes nothing; for several threads.
 */
public final class Deliveries {
  /** GitHub sends no body above 25 MB, and an event of ours is far smaller. */
  public static final int MAX_BODY_BYTES = 5 << 20;

  private static final int SIGNATURE_BYTES = 32;
  private static final int MAX_ID = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxDocumentLength(MAX_BODY_BYTES)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final DeliverySettings settings;
  private final EventReader reader;

  /** Deliveries of the forge that the settings name. */
  public Deliveries(DeliverySettings settings) {
    this.settings = settings;
    this.reader =
        switch (settings.kind()) {
          case GITHUB -> new GitHubEvents(settings);
          case GITLAB -> new GitLabEvents(settings);
          case GITEA -> new GiteaEvents(settings);
          case BITBUCKET -> new BitbucketEvents(settings);
        };
  }

  /** What follows from a delivery. */
  public Outcome judge(Delivery delivery) {
    if (settings.secrets().isEmpty()) {
      return new Refuse(Fault.NOT_SET_UP, "no webhook secret is set");
    }
    // In base64, a body of the largest size has a third more.
    if (delivery.body().length() > MAX_BODY_BYTES / 3 * 4 + 4) {
      return new Refuse(Fault.TOO_LARGE, "the body is larger than " + MAX_BODY_BYTES + " bytes");
    }
    Optional<byte[]> body = bytes(delivery);
    if (body.isEmpty()) {
      return new Refuse(Fault.FORGED, "the body is no base64");
    }
    if (body.get().length > MAX_BODY_BYTES) {
      return new Refuse(Fault.TOO_LARGE, "the body is larger than " + MAX_BODY_BYTES + " bytes");
    }
    return genuine(delivery, body.get())
        ? read(delivery, body.get())
        : new Refuse(Fault.FORGED, "the signature is missing or wrong");
  }

  /** The body as it was sent; empty where it is no base64. */
  private static Optional<byte[]> bytes(Delivery delivery) {
    try {
      return Optional.of(
          delivery.base64()
              ? Base64.getDecoder().decode(delivery.body().getBytes(ISO_8859_1))
              : delivery.body().getBytes(UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * What the forge calls this delivery, to know one that is sent again; empty where it does not
   * say. Worth something of a genuine delivery only, and not signed: a copy may carry another.
   */
  public Optional<String> id(Delivery delivery) {
    return delivery
        .header(settings.kind().deliveryHeader())
        .filter(id -> id.length() <= MAX_ID && id.matches("[A-Za-z0-9_-]+"));
  }

  /**
   * All that a genuine delivery is known by, to know one that is sent again: its very content, as a
   * copy may carry another id, and its id, since a forge may word the same event anew. GitLab's
   * content is no proof: two pushes may have the same.
   */
  public List<String> keys(Delivery delivery) {
    String host = settings.host().authority();
    Optional<String> id = id(delivery);
    List<String> keys = new ArrayList<>();
    if (settings.kind() != ForgeKind.GITLAB || id.isEmpty()) {
      // In base64 or not, it is the same body.
      byte[] body = bytes(delivery).orElse(new byte[0]);
      keys.add(host + ":" + Sha256.of(body));
    }
    id.ifPresent(known -> keys.add(host + ":" + known));
    return List.copyOf(keys);
  }

  private boolean genuine(Delivery delivery, byte[] body) {
    Secrets secrets = settings.secrets();
    return switch (settings.kind()) {
      case GITHUB -> secrets.signed(body, signature(delivery, "x-hub-signature-256", "sha256="));
      case GITEA -> secrets.signed(body, signature(delivery, "x-gitea-signature", ""));
      case BITBUCKET -> secrets.signed(body, signature(delivery, "x-hub-signature", "sha256="));
      case GITLAB -> secrets.contains(delivery.header("x-gitlab-token").orElse("").getBytes(UTF_8));
    };
  }

  /** The signature's bytes; where there is none, bytes that no signature has. */
  private static byte[] signature(Delivery delivery, String header, String prefix) {
    String value = delivery.header(header).orElse("");
    String hex = value.startsWith(prefix) ? value.substring(prefix.length()) : "";
    try {
      if (hex.length() == 2 * SIGNATURE_BYTES) {
        return HexFormat.of().parseHex(hex);
      }
    } catch (IllegalArgumentException e) {
      // It is none.
    }
    return new byte[0];
  }

  private Outcome read(Delivery delivery, byte[] body) {
    String event = delivery.header(settings.kind().eventHeader()).orElse("");
    try {
      JsonNode json = MAPPER.readTree(body);
      if (json == null || !json.isObject()) {
        return new Refuse(Fault.MALFORMED, "the body is no JSON object");
      }
      return reader.read(event, json);
    } catch (IOException e) {
      // What the parser says may quote the body.
      return new Refuse(Fault.MALFORMED, "the body is no JSON");
    } catch (MalformedEventException e) {
      return new Refuse(Fault.MALFORMED, e.getMessage());
    }
  }
}
