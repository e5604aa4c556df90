package dev.sourcelake.forges.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcelake.forges.events.Deliveries;
import dev.sourcelake.forges.events.Delivery;
import dev.sourcelake.forges.events.ForgeKind;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Turns genuine deliveries into others that nobody with a secret has sent. */
public final class Forgeries {
  private Forgeries() {}

  /** One of many ways to change a genuine delivery. */
  public static Delivery of(ForgeKind kind, Delivery genuine, Random random) {
    if (kind == ForgeKind.GITLAB) {
      // What it sends proves who sends, and nothing of the body.
      return header(genuine, "x-gitlab-token", token(random));
    }
    String header =
        switch (kind) {
          case GITHUB -> "x-hub-signature-256";
          case GITEA -> "x-gitea-signature";
          case BITBUCKET, GITLAB -> "x-hub-signature";
        };
    String signature = genuine.headers().get(header);
    String body = genuine.body();
    return switch (random.nextInt(14)) {
      case 0 -> header(genuine, header, null);
      case 1 -> header(genuine, header, flipped(signature, random));
      case 2 -> header(genuine, header, signature.substring(0, random.nextInt(signature.length())));
      case 3 -> header(genuine, header, " " + signature);
      case 4 -> header(genuine, header, signature + random.nextInt(10));
      case 5 -> header(genuine, header, Sender.hmac("not the secret of anybody", body));
      case 6 -> body(genuine, body.substring(0, random.nextInt(body.length())), false);
      case 7 -> body(genuine, body.replace("acme/lib", "evil/lib" + random.nextInt()), false);
      case 8 -> body(genuine, flipped(body, random), false);
      case 9 -> body(genuine, body.replace(" ", ""), false);
      case 10 -> body(genuine, base64(body.getBytes(UTF_16)), true);
      case 11 -> body(genuine, base64(base64(body.getBytes(UTF_8)).getBytes(UTF_8)), true);
      case 12 -> body(genuine, base64(("\uFEFF" + body).getBytes(UTF_8)), true);
      default ->
          random.nextInt(20) == 0
              ? body(genuine, body + " ".repeat(Deliveries.MAX_BODY_BYTES * 2), false)
              : body(genuine, new String(body.getBytes(UTF_8), ISO_8859_1) + "\0", true);
    };
  }

  private static String token(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> Sender.SECRET.substring(0, random.nextInt(Sender.SECRET.length()));
      case 2 -> flipped(Sender.SECRET, random);
      case 3 -> Sender.SECRET + (char) ('a' + random.nextInt(26));
      default -> " " + Sender.SECRET;
    };
  }

  private static String flipped(String text, Random random) {
    int at = random.nextInt(text.length());
    char other = text.charAt(at) == 'x' ? 'y' : 'x';
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Delivery header(Delivery genuine, String name, String value) {
    Map<String, String> headers = new HashMap<>(genuine.headers());
    if (value == null) {
      headers.remove(name);
    } else {
      headers.put(name, value);
    }
    return new Delivery(headers, genuine.body(), false);
  }

  private static Delivery body(Delivery genuine, String body, boolean base64) {
    return new Delivery(genuine.headers(), body, base64);
  }
}
