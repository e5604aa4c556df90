package dev.sourcelake.stages.owner;

import dev.sourcelake.forges.Forge;
import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.ForgeException.Reason;
import dev.sourcelake.forges.ForgeRepository;
import dev.sourcelake.forges.Parts;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.model.PartNames;
import dev.sourcelake.model.Reach;
import dev.sourcelake.origins.OriginException;
import dev.sourcelake.stages.ScanSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Compares what an owner has with what a lake has of it: heads that have moved, extractors and
 * settings that have changed, repositories that are gone. Nothing is scanned for nothing.
 */
public final class Reconciliation {
  private final Forge forge;
  private final Map<String, KnownScan> known;
  private final Map<String, List<String>> knownOf;
  private final OwnerRules rules;

  /**
   * A comparison.
   *
   * @param known what the lake has, by name
   */
  public Reconciliation(Forge forge, Map<String, KnownScan> known, OwnerRules rules) {
    this.forge = forge;
    this.known = known;
    this.knownOf =
        known.keySet().stream().sorted().collect(Collectors.groupingBy(PartNames::repositoryOf));
    this.rules = rules;
  }

  /**
   * What is to be done about all. Asks the forge; a repository that can't be asked for is a step of
   * its own. {@link ForgeException} where none can.
   */
  public List<Step> steps(ScanSettings wanted) {
    Steps all = steps(wanted, Optional.empty(), () -> true);
    if (all.limit().isPresent()) {
      throw all.limit().get();
    }
    return all.steps();
  }

  /**
   * What is to be done about those after a name, for as long as there is time, which is at least
   * one, or up to where the forge wants us to wait.
   *
   * @param after the last repository that was compared before; empty to begin
   * @param hasTime whether there is time for another
   */
  public Steps steps(ScanSettings wanted, Optional<String> after, BooleanSupplier hasTime) {
    NavigableMap<String, Optional<ForgeRepository>> all = candidates();
    SortedMap<String, Optional<ForgeRepository>> left =
        after
            .<SortedMap<String, Optional<ForgeRepository>>>map(name -> all.tailMap(name, false))
            .orElse(all);
    List<Step> steps = new ArrayList<>();
    List<Step> removals = new ArrayList<>();
    Optional<String> last = after;
    Optional<ForgeException> limit = Optional.empty();
    boolean done = true;
    for (Map.Entry<String, Optional<ForgeRepository>> each : left.entrySet()) {
      if (!last.equals(after) && !hasTime.getAsBoolean()) {
        done = false;
        break;
      }
      try {
        each.getValue()
            .ifPresentOrElse(
                repository -> steps.addAll(ofListed(repository, wanted)),
                () -> removals.addAll(ofUnlisted(each.getKey())));
      } catch (ForgeException e) {
        if (e.retryAfter().isEmpty()) {
          throw e;
        }
        limit = Optional.of(e);
        done = false;
        break;
      }
      last = Optional.of(each.getKey());
    }
    steps.addAll(removals);
    return new Steps(steps, done ? Optional.empty() : last, limit);
  }

  /** What the forge lists, and what only the lake has of the owner's, by name. */
  private NavigableMap<String, Optional<ForgeRepository>> candidates() {
    NavigableMap<String, Optional<ForgeRepository>> all = new TreeMap<>();
    Set<String> listed = new HashSet<>();
    for (ForgeRepository repository : forge.repositories()) {
      all.put(repository.repo(), Optional.of(repository));
      listed.add(repository.repo().toLowerCase(Locale.ROOT));
    }
    // An owner with nothing at all is rather one of whom we may see nothing.
    if (rules.forgetGone() && !all.isEmpty()) {
      for (String repo : knownOf.keySet()) {
        if (forge.owns(repo) && !listed.contains(repo.toLowerCase(Locale.ROOT))) {
          all.put(repo, Optional.empty());
        }
      }
    }
    return all;
  }

  private List<Step> ofListed(ForgeRepository repository, ScanSettings wanted) {
    String repo = repository.repo();
    Optional<String> leftOut = leftOut(repository);
    if (leftOut.isPresent()) {
      return List.of(new Step.Skip(repo, leftOut.get()));
    }
    Optional<String> head;
    try {
      head = forge.head(repository);
    } catch (ForgeException e) {
      if (e.reason() == Reason.RATE_LIMITED || e.reason() == Reason.UNREACHABLE) {
        throw e;
      }
      return List.of(new Step.Fail(repo, e));
    } catch (OriginException e) {
      return List.of(new Step.Fail(repo, e));
    }
    if (head.isEmpty()) {
      return List.of(new Step.Skip(repo, "it has no commit yet"));
    }
    List<Step> steps = new ArrayList<>();
    NavigableMap<String, ScanSettings> units = units(repository, wanted);
    units.forEach((name, settings) -> steps.add(unit(name, repository, settings, head.get())));
    knownOf.getOrDefault(repo, List.of()).stream()
        .filter(name -> !name.equals(repo) && !units.containsKey(name))
        .map(name ->
            new Step.Skip(
                name, "no part that is kept: 'sourcelake forget %s' removes it".formatted(name)))
        .forEach(steps::add);
    return steps;
  }

  private Optional<String> leftOut(ForgeRepository repository) {
    if (repository.fork() && !rules.forks()) {
      return Optional.of("a fork");
    }
    if (repository.archived() && !rules.archived()) {
      return Optional.of("archived");
    }
    return repository.sizeBytes() > rules.maxBytes()
        ? Optional.of(
            "of %d MB, above the largest size that is fetched, %d MB"
                .formatted(repository.sizeBytes() / 1_000_000, rules.maxBytes() / 1_000_000))
        : Optional.empty();
  }

  /** What is scanned of a repository, by its name in the lake: all, or parts and what is left. */
  private NavigableMap<String, ScanSettings> units(
      ForgeRepository repository, ScanSettings wanted) {
    String repo = repository.repo();
    Parts parts = rules.parts().getOrDefault(repo, forge.parts(repository));
    Reach reach = wanted.reach();
    NavigableMap<String, ScanSettings> units = new TreeMap<>();
    if (parts.rest()) {
      units.put(repo, wanted.with(reach.without(parts.folders())));
    }
    for (String folder : parts.folders()) {
      units.put(PartNames.of(repo, folder), wanted.with(reach.at(folder)));
    }
    return units;
  }

  private Step unit(String name, ForgeRepository repository, ScanSettings wanted, String head) {
    KnownScan last = known.get(name);
    if (last == null) {
      return new Step.Scan(name, repository, wanted, head, "it is new");
    }
    return last.difference(head, wanted)
        .<Step>map(reason -> new Step.Scan(name, repository, wanted, head, reason))
        .orElseGet(() -> new Step.Keep(name));
  }

  /** A list that changed while it was read may miss one, so the forge is asked by name. */
  private List<Step> ofUnlisted(String repo) {
    String name = repo.substring(repo.indexOf('/') + 1);
    if (!RepositoryName.isName(name) || forge.find(new RepositoryName(name)).isPresent()) {
      return List.of();
    }
    return knownOf.get(repo).stream().<Step>map(Step.Forget::new).toList();
  }
}
