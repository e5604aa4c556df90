package dev.sourcelake.functions.receive;

import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.OwnerName;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.forges.events.Deliveries;
import dev.sourcelake.forges.events.Delivery;
import dev.sourcelake.forges.events.Outcome;
import dev.sourcelake.functions.TransientException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one request: proves it, looks whether it has come before, and starts what follows from it.
 * The order is what keeps others out: nothing is asked, noted or started for what is not proved.
 */
final class Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

  private final ReceiveSettings settings;
  private final WebhookSecrets secrets;
  private final DeliveryLog log;
  private final Workflows workflows;

  Receiver(ReceiveSettings settings, WebhookSecrets secrets, DeliveryLog log, Workflows workflows) {
    this.settings = settings;
    this.secrets = secrets;
    this.log = log;
    this.workflows = workflows;
  }

  WebAnswer receive(WebRequest request) {
    if (!request.isPost()) {
      return WebAnswer.of(405, "");
    }
    Optional<ForgeHost> host = settings.sender(request.rawPath());
    if (host.isEmpty()) {
      return WebAnswer.of(404, "");
    }
    Deliveries deliveries = new Deliveries(settings.of(host.get(), secrets.of(host.get())));
    Delivery delivery = request.delivery();
    return switch (deliveries.judge(delivery)) {
      case Outcome.Refuse refuse -> {
        LOG.warn("a delivery for {} is refused: {}", host.get(), refuse.reason());
        yield WebAnswer.of(refuse.fault().status(), "");
      }
      case Outcome.Ignore ignore -> WebAnswer.of(200, "nothing follows: " + ignore.reason());
      case Outcome.Scan scan ->
          start(deliveries, delivery, scans(scan.host(), scan.name(), scan.ref()));
      case Outcome.Forget forget ->
          start(deliveries, delivery, forgets(forget.host(), forget.name()));
      case Outcome.Rename rename ->
          start(
              deliveries,
              delivery,
              Starts.of(
                  scans(rename.host(), rename.to(), null), forgets(rename.host(), rename.from())));
      case Outcome.Reconcile reconcile ->
          start(deliveries, delivery, reconciles(reconcile.host(), reconcile.owner()));
    };
  }

  private Starts scans(ForgeHost host, RepositoryName name, String ref) {
    return settings.isOurs(host, host.repo(name))
        ? Starts.scan(host, name, ref, settings.scans())
        : Starts.NONE;
  }

  private Starts forgets(ForgeHost host, RepositoryName name) {
    return settings.isOurs(host, host.repo(name))
        ? Starts.forget(host, name, settings.scans())
        : Starts.NONE;
  }

  private Starts reconciles(ForgeHost host, String owner) {
    return settings
        .owner(host, owner)
        .map(OwnerName::toString)
        .map(Starts::owner)
        .orElse(Starts.NONE);
  }

  private WebAnswer start(Deliveries deliveries, Delivery delivery, Starts starts) {
    if (starts.isEmpty()) {
      return WebAnswer.of(200, "nothing follows: no repository of an owner that is kept here");
    }
    List<String> keys = deliveries.keys(delivery);
    try {
      if (!log.isFirst(keys)) {
        return WebAnswer.of(200, "nothing follows: it has come before");
      }
      try {
        starts.start(workflows, keys.getFirst());
      } catch (IOException | RuntimeException e) {
        // What comes again is then not taken for what has been done.
        log.takeBack(keys);
        throw e;
      }
    } catch (IOException e) {
      throw new TransientException("Nothing could be started: " + e.getMessage(), e);
    }
    LOG.info("started: {}", starts);
    return WebAnswer.of(202, "started: " + starts);
  }
}
