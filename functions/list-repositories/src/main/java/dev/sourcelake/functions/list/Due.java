package dev.sourcelake.functions.list;

import dev.sourcelake.forges.ForgeRepository;
import dev.sourcelake.stages.owner.Step;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be done about an owner's repositories, once those that have failed lately are left
 * out.
 *
 * @param items scans first, removals last
 * @param scans how many of them are scans
 * @param kept how many repositories the lake has as they are
 * @param skipped how many are left out
 * @param failed those that could not be asked for, each with why
 * @param leftOut those that might cost more than is left, each with why
 * @param usd what the scans may cost
 */
record Due(
    List<Item> items,
    int scans,
    int kept,
    int skipped,
    List<String> failed,
    List<String> leftOut,
    double usd) {
  private static final Logger LOG = LoggerFactory.getLogger(Due.class);

  Due {
    items = List.copyOf(items);
    failed = List.copyOf(failed);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * What follows from the steps.
   *
   * @param isList whether a person wrote the repositories down
   * @param maxUsd what all scans of the execution may cost; empty for anything
   * @param spent what those before may cost
   */
  static Due of(
      List<Step> steps,
      boolean isList,
      FailureNotes failures,
      ListSettings settings,
      Instant now,
      OptionalDouble maxUsd,
      double spent)
      throws IOException {
    Map<String, BackOff> noted =
        failures.of(steps.stream().filter(Step.Scan.class::isInstance).map(Step::repo).toList());
    List<Step.Scan> scans = new ArrayList<>();
    List<Item> forgets = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    int kept = 0;
    int skipped = 0;
    for (Step step : steps) {
      switch (step) {
        case Step.Scan scan -> {
          BackOff backOff = noted.get(scan.repo());
          if (backOff != null && backOff.holds(scan.head(), now)) {
            LOG.warn(
                "{} has failed {} times: not again before {}",
                scan.repo(),
                backOff.failures(),
                backOff.until());
            skipped++;
          } else {
            LOG.info("{} is scanned: {}", scan.repo(), scan.reason());
            scans.add(scan);
          }
        }
        case Step.Keep _ -> kept++;
        case Step.Skip skip -> {
          LOG.info("{} is left out: {}", skip.repo(), skip.reason());
          skipped++;
        }
        case Step.Fail fail -> {
          LOG.warn("{} could not be asked for: {}", fail.repo(), fail.cause().getMessage());
          failed.add(fail.repo() + ": " + fail.cause().getMessage());
        }
        case Step.Forget forget -> {
          LOG.info("{} is forgotten: it is no longer there", forget.repo());
          forgets.add(new Item(forget.repo(), "", Map.of("repo", forget.repo(), "forget", true)));
        }
      }
    }
    Budget budget = Budget.of(scans, maxUsd, spent);
    List<Item> items = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Step.Scan scan : scans) {
      String why = budget.leftOut().get(scan.repo());
      if (why == null) {
        Map<String, Object> input = input(scan, isList);
        ceiling(settings, budget.shares().get(scan.repo()))
            .ifPresent(dollars -> input.put("maxUsd", dollars));
        items.add(new Item(scan.repo(), scan.head(), input));
      } else {
        LOG.warn("{} is due and not scanned: {}", scan.repo(), why);
        leftOut.add(scan.repo() + ": " + why);
      }
    }
    int begun = items.size();
    items.addAll(forgets);
    return new Due(items, begun, kept, skipped, failed, leftOut, budget.usd());
  }

  /** The lower one of what every scan may cost and of what this one may. */
  private static Optional<Double> ceiling(ListSettings settings, Double share) {
    return share == null
        ? settings.maxUsd()
        : Optional.of(settings.maxUsd().map(every -> Math.min(every, share)).orElse(share));
  }

  private static Map<String, Object> input(Step.Scan scan, boolean isList) {
    ForgeRepository repository = scan.repository();
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("repo", scan.repo());
    input.put("origin", repository.cloneUrl());
    // A forge's default branch is its HEAD; only a list names another.
    if (isList && repository.defaultBranch() != null) {
      input.put("ref", repository.defaultBranch());
    }
    if (repository.sizeBytes() >= 0) {
      input.put("sizeBytes", repository.sizeBytes());
    }
    input.putAll(scan.settings().reach().asInput());
    return input;
  }
}
