package dev.sourcelake.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.constructs.IConstruct;

/** The findings of cdk-nag that are meant, one by one, each with its reason. */
final class Acknowledged {
  private static final String WILDCARD = "AwsSolutions-IAM5";

  private Acknowledged() {}

  static void inLake(LakeStack stack) {
    acknowledge(
        stack.lake(),
        "AwsSolutions-S1",
        "Server access logs would need a second bucket for each lake and come late and"
            + " incomplete; CloudTrail's data events say who read what, where that is wanted.");
  }

  static void inWorkflow(WorkflowStack stack, Settings settings) {
    acknowledge(
        stack.claims(),
        "AwsSolutions-DDB3",
        "A claim lasts as long as its execution: there is nothing in the table to go back to.");
    acknowledge(
        stack.workflow(),
        "AwsSolutions-SF1",
        "Only errors are logged: with thousands of shards the log would cost more than the run,"
            + " and each execution's history holds every event for 90 days.");
    if (!settings.tracesToXray()) {
      acknowledge(
          stack.workflow(), "AwsSolutions-SF2", "Tracing is a setting: sourcelake:tracing=xray.");
    }
    acknowledge(
        stack.organisations(),
        "AwsSolutions-SF1",
        "Only errors are logged: each execution's history holds every event for 90 days.");
    if (!settings.tracesToXray()) {
      acknowledge(
          stack.organisations(),
          "AwsSolutions-SF2",
          "Tracing is a setting: sourcelake:tracing=xray.");
    }
    acknowledge(
        stack.forges(),
        "AwsSolutions-DDB3",
        "A delivery that is taken once more starts a scan that finds nothing new; the nightly"
            + " comparison tells anew what fails.");
    acknowledge(
        stack.forges(),
        "AwsSolutions-SMG4",
        "Whoever gives out these secrets is a forge, not AWS: two hold at a time, so that people"
            + " can put a new one beside the old one.");
    wildcard(
        stack.organisations().role(),
        "\\*",
        "The delivery of logs, and of traces where they are on, knows no resource to confine it to.");
    wildcard(
        stack.organisations().role(),
        "\\/runs\\/organisations\\/\\*",
        "Every comparison leaves a list of what is due.");
    wildcard(
        stack.organisations().role(),
        ":execution:.*:\\*",
        "It waits for executions of the other state machine, and stops them when it is stopped.");
    for (Stage stage : Stage.values()) {
      inRole(stack.function(stage).role(), stage, settings);
    }
    wildcard(
        stack.workflow().role(),
        "\\*",
        "The delivery of logs, and of traces where they are on, knows no resource to confine it to.");
    wildcard(
        stack.workflow().role(),
        "\\/runs\\/\\*\\/items\\.json",
        "Every scan has a list of shards of its own.");
    wildcard(
        stack.workflow().role(),
        ":execution:.*:\\*",
        "Whether a claim's holder still runs is asked of any execution of this state machine.");
  }

  private static void inRole(IConstruct role, Stage stage, Settings settings) {
    if (settings.tracesToXray()) {
      wildcard(role, "\\*", "X-Ray knows no resource that a trace could be confined to.");
    }
    if (stage == Stage.RECEIVE_PUSH) {
      return;
    }
    wildcard(
        role,
        "\\/runs\\/\\*",
        "Repositories and scans make up the names of working files, and every stage has some.");
    wildcard(
        role,
        "\\/tables\\/\\*",
        switch (stage) {
          case SCAN_REPOSITORY, PLAN_WORKLIST ->
              "Reads the repository's last manifest and ledger from the tables.";
          case EXTRACT_FACTS, PREPARE_COMMIT ->
              "Stages files in the tables' folders, under names that no table has yet; a"
                  + " statement of their own denies them the logs.";
          case COMMIT_TABLES -> "Commits to every table.";
          case RECEIVE_PUSH -> "Reads none.";
          case LIST_REPOSITORIES -> "Reads which commits were scanned, and by what.";
        });
    switch (stage) {
      case SCAN_REPOSITORY -> {
        state(role);
        blobs(role, "Stores contents that the lake does not have, a pack after the other.");
      }
      case PLAN_WORKLIST, PREPARE_COMMIT -> state(role);
      case LIST_REPOSITORIES -> {
        state(role);
        wildcard(
            role,
            "\\/runs\\/organisations\\/\\*",
            "Every comparison leaves a list of what is due.");
        wildcard(
            role,
            "\\/runs\\/forges\\/\\*",
            "Keeps what forges have answered, by address, and asks again by its ETag.");
      }
      case RECEIVE_PUSH -> {}
      case EXTRACT_FACTS -> blobs(role, "Reads the contents of its shard's files.");
      case COMMIT_TABLES -> {
        state(role);
        wildcard(
            role,
            "\\/tables\\/\\*\\/_delta_log\\/\\*",
            "Removes log entries that a checkpoint has made needless, in every table.");
      }
    }
  }

  private static void state(IConstruct role) {
    wildcard(role, "\\/journal\\/\\*", "The journal's entries are numbered.");
    wildcard(role, "\\/repos\\/\\*", "A repository's states are numbered.");
  }

  private static void blobs(IConstruct role, String reason) {
    wildcard(role, "\\/blobs\\/\\*", reason);
  }

  private static void wildcard(IConstruct role, String end, String reason) {
    NagSuppressions.addResourceSuppressions(
        role,
        List.of(
            NagPackSuppression.builder()
                .id(WILDCARD)
                .reason(reason)
                .appliesTo(
                    List.of(
                        RegexAppliesTo.builder().regex("/^Resource::[^\\/]*" + end + "$/").build()))
                .build()),
        true);
  }

  private static void acknowledge(IConstruct construct, String id, String reason) {
    NagSuppressions.addResourceSuppressions(
        construct, List.of(NagPackSuppression.builder().id(id).reason(reason).build()), true);
  }
}
