package dev.sourcelake.functions.receive;

import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.OwnerName;
import dev.sourcelake.forges.Parts;
import dev.sourcelake.forges.events.DeliverySettings;
import dev.sourcelake.forges.events.ForgeKind;
import dev.sourcelake.forges.events.Secrets;
import dev.sourcelake.functions.runtime.Variables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is done about deliveries.
 *
 * @param forges which forge is at a host that may send
 * @param owners whose repositories count; of a host that has none here, everybody's
 * @param branches patterns of branches that are scanned beside the default one
 * @param forks whether forks are scanned
 * @param archived whether archived repositories are
 * @param forgetPrivate whether a repository goes when it becomes private
 * @param scans what scans are told
 */
record ReceiveSettings(
    Map<ForgeHost, ForgeKind> forges,
    List<OwnerName> owners,
    List<String> branches,
    boolean forks,
    boolean archived,
    boolean forgetPrivate,
    ScanInput scans) {
  ReceiveSettings {
    forges = Map.copyOf(forges);
    owners = List.copyOf(owners);
    branches = List.copyOf(branches);
  }

  /** Reads them; {@link IllegalArgumentException} says what is wrong. */
  static ReceiveSettings of(Variables variables) {
    Map<ForgeHost, ForgeKind> forges = new HashMap<>();
    list(variables, "SOURCELAKE_WEBHOOKS")
        .forEach(forge -> {
          int colon = forge.indexOf(':');
          if (colon < 0) {
            throw new IllegalArgumentException(
                "SOURCELAKE_WEBHOOKS has '%s'; write it as github:github.com".formatted(forge));
          }
          forges.put(
              new ForgeHost(forge.substring(colon + 1)), OwnerName.kind(forge.substring(0, colon)));
        });
    return new ReceiveSettings(
        forges,
        // Of a list of repositories nobody can be told apart from others.
        list(variables, "SOURCELAKE_OWNERS")
            .filter(owner -> !owner.startsWith("list:"))
            .map(OwnerName::parse)
            .toList(),
        list(variables, "SOURCELAKE_BRANCHES").toList(),
        variables.flag("SOURCELAKE_FORKS", false),
        variables.flag("SOURCELAKE_ARCHIVED", false),
        variables.flag("SOURCELAKE_FORGET_PRIVATE", false),
        new ScanInput(
            Parts.byRepository(list(variables, "SOURCELAKE_PARTS").toList()),
            variables.flag("SOURCELAKE_SUBMODULES", false),
            variables.flag("SOURCELAKE_LFS", false),
            variables.optional("SOURCELAKE_MAX_USD").map(Double::valueOf)));
  }

  private static Stream<String> list(Variables variables, String name) {
    return Stream.of(variables.optional(name).orElse("").split("[,\\s]+", -1))
        .filter(item -> !item.isEmpty());
  }

  /** The forge that sends to a path, {@code /host}; empty where none does. */
  Optional<ForgeHost> sender(String path) {
    return forges.keySet().stream().filter(host -> path.equals("/" + host)).findFirst();
  }

  /** What is done about a host's deliveries, which are signed with these secrets. */
  DeliverySettings of(ForgeHost host, Secrets secrets) {
    return new DeliverySettings(
        forges.get(host), host, secrets, branches, forks, archived, forgetPrivate);
  }

  /** Whether a repository, by its name in the lake, is of those that this deployment is about. */
  boolean isOurs(ForgeHost host, String repo) {
    List<OwnerName> ofHost = ofHost(host);
    return ofHost.isEmpty() || ofHost.stream().anyMatch(owner -> owner.owns(repo));
  }

  /** The owner of this name, if this deployment is about it by name. */
  Optional<OwnerName> owner(ForgeHost host, String name) {
    return ofHost(host).stream().filter(owner -> owner.path().equalsIgnoreCase(name)).findFirst();
  }

  private List<OwnerName> ofHost(ForgeHost host) {
    return owners.stream().filter(owner -> owner.host().equals(host)).toList();
  }
}
