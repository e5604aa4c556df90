package dev.sourcelake.localstack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcelake.forges.events.Delivery;
import dev.sourcelake.forges.testing.Sender;
import dev.sourcelake.stages.testing.FakeOrganisation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An organisation on a fake forge that sends its deliveries to a deployment. */
final class FakeForge implements AutoCloseable {
  private final FakeOrganisation organisation;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger ids = new AtomicInteger();
  private URI receiver;

  FakeForge(FakeOrganisation organisation) {
    this.organisation = organisation;
  }

  FakeOrganisation organisation() {
    return organisation;
  }

  /** Sends to an address from now on. */
  void sendTo(URI address) {
    receiver = address;
  }

  /** The delivery of a push to a repository's default branch, as it stands now. */
  Delivery push(String name) {
    return signed(
        "push",
        """
        {"ref": "refs/heads/main", "after": "%s", "deleted": false,
         "repository": {"full_name": "acme/%s", "default_branch": "main",
          "clone_url": "https://elsewhere.invalid/acme/%s.git"}}
        """
            .formatted(organisation.gitHub().repository(name).head(), name, name));
  }

  /** The delivery of a repository's new name. */
  Delivery renamed(String from, String to) {
    return signed(
        "repository",
        """
        {"action": "renamed", "changes": {"repository": {"name": {"from": "%s"}}},
         "repository": {"full_name": "acme/%s", "default_branch": "main"}}
        """
            .formatted(from, to));
  }

  private Delivery signed(String event, String body) {
    return new Delivery(
        Map.of(
            "X-Hub-Signature-256", "sha256=" + Sender.hmac(Sender.SECRET, body),
            "X-GitHub-Event", event,
            "X-GitHub-Delivery", "delivery-" + ids.incrementAndGet()),
        body,
        false);
  }

  /** Sends a delivery as it is; the status of the answer. */
  int send(Delivery delivery) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(receiver)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(delivery.body(), UTF_8));
    delivery.headers().forEach(request::header);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a delivery was sent", e);
    }
  }

  @Override
  public void close() {
    http.close();
    organisation.close();
  }
}
