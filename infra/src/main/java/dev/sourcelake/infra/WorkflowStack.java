package dev.sourcelake.infra;

import dev.sourcelake.infra.constructs.ForgeNotes;
import dev.sourcelake.infra.constructs.LakeBucket;
import dev.sourcelake.infra.constructs.OrganisationWorkflow;
import dev.sourcelake.infra.constructs.OrganisationWorkflowProps;
import dev.sourcelake.infra.constructs.ScanWorkflow;
import dev.sourcelake.infra.constructs.ScanWorkflowProps;
import dev.sourcelake.infra.constructs.Schedules;
import dev.sourcelake.infra.constructs.StageFunction;
import dev.sourcelake.infra.constructs.StageFunctionProps;
import dev.sourcelake.infra.constructs.WorkQueue;
import dev.sourcelake.infra.constructs.WorkQueueProps;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.FunctionUrl;
import software.amazon.awscdk.services.lambda.FunctionUrlAuthType;
import software.amazon.awscdk.services.lambda.FunctionUrlOptions;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/** The functions, the queues between them and the state machine that leads through them. */
public final class WorkflowStack extends Stack {
  /** The last receipt of a shard, at which the worker itself reports the failure. */
  static final int SHARD_RECEIVES = 4;

  /** The last receipt of a publish request. */
  static final int PUBLISH_RECEIVES = 5;

  /** How long a message stays hidden after its function's time is over, in seconds. */
  private static final int MARGIN_SECONDS = 20;

  private final Settings settings;
  private final Map<Stage, StageFunction> functions = new EnumMap<>(Stage.class);
  private final WorkQueue shards;
  private final WorkQueue publish;
  private final Table claims;
  private final ScanWorkflow workflow;
  private final ForgeNotes forges;
  private final OrganisationWorkflow organisations;

  /** Makes it all. */
  public WorkflowStack(
      Construct scope,
      String id,
      StackProps props,
      Settings settings,
      LakeBucket lake,
      Packages packages) {
    super(scope, id, props);
    this.settings = settings;
    shards = queue("Shards", "extract-shards", false, Stage.EXTRACT_FACTS, SHARD_RECEIVES);
    publish = queue("Publish", "publish-requests", true, Stage.COMMIT_TABLES, PUBLISH_RECEIVES);
    claims =
        Table.Builder.create(this, "Claims")
            .tableName(settings.name() + "-claims")
            .partitionKey(Attribute.builder().name("repo").type(AttributeType.STRING).build())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    forges = new ForgeNotes(this, "Forges", settings.name());
    for (Stage stage : Stage.values()) {
      functions.put(stage, function(stage, lake, packages));
    }
    workflow =
        new ScanWorkflow(
            this,
            "Workflow",
            new ScanWorkflowProps(
                scansName(),
                functions.get(Stage.SCAN_REPOSITORY).live(),
                functions.get(Stage.PLAN_WORKLIST).live(),
                functions.get(Stage.PREPARE_COMMIT).live(),
                shards.queue(),
                publish.queue(),
                claims,
                lake.bucket(),
                settings.shardsInFlight(),
                Retention.ofDays(settings.logDays()),
                settings.tracesToXray()));
    consume(Stage.EXTRACT_FACTS, shards, 1, settings.shardWorkers());
    // One group of messages is read by one publisher at a time; two is the least that can be said.
    consume(Stage.COMMIT_TABLES, publish, 10, 2);
    organisations =
        new OrganisationWorkflow(
            this,
            "Organisation",
            new OrganisationWorkflowProps(
                organisationsName(),
                functions.get(Stage.LIST_REPOSITORIES).live(),
                workflow.stateMachine(),
                scansName(),
                forges.failures(),
                lake.bucket(),
                settings.forges().repositoriesAtOnce(),
                Retention.ofDays(settings.logDays()),
                settings.tracesToXray()));
    new Schedules(
        this,
        "Schedules",
        settings.name(),
        settings.forges().owners(),
        settings.forges().schedule(),
        organisations.stateMachine());
    outputs(lake);
    receive();
    Acknowledged.inWorkflow(this, settings);
  }

  /** A stage's function. */
  public StageFunction function(Stage stage) {
    return functions.get(stage);
  }

  /** The queue of shards. */
  public WorkQueue shards() {
    return shards;
  }

  /** The queue of publish requests. */
  public WorkQueue publish() {
    return publish;
  }

  /** The table of who works on which repository. */
  public Table claims() {
    return claims;
  }

  /** The state machine. */
  public ScanWorkflow workflow() {
    return workflow;
  }

  /** The workflow of owners. */
  public OrganisationWorkflow organisations() {
    return organisations;
  }

  /** What is kept of forges. */
  public ForgeNotes forges() {
    return forges;
  }

  private String scansName() {
    return settings.name() + "-scan";
  }

  private String organisationsName() {
    return settings.name() + "-organisation";
  }

  /** The functions are made before the state machines, so these are named, not referred to. */
  private String stateMachineArn(String name) {
    return formatArn(
        ArnComponents.builder()
            .service("states")
            .resource("stateMachine")
            .resourceName(name)
            .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
            .build());
  }

  /** The address that forges send to; what proves them is in what they send. */
  private void receive() {
    if (!settings.forges().webhooks().isEmpty()) {
      FunctionUrl url =
          functions
              .get(Stage.RECEIVE_PUSH)
              .live()
              .addFunctionUrl(
                  FunctionUrlOptions.builder().authType(FunctionUrlAuthType.NONE).build());
      output("WebhookUrl", "Where forges send to, with their host behind it", url.getUrl());
    }
  }

  private WorkQueue queue(String id, String name, boolean fifo, Stage reader, int receives) {
    return new WorkQueue(
        this,
        id,
        new WorkQueueProps(
            settings.name() + "-" + name,
            fifo,
            Duration.seconds(reader.timeoutSeconds() + MARGIN_SECONDS),
            receives,
            Duration.days(3)));
  }

  private StageFunction function(Stage stage, LakeBucket lake, Packages packages) {
    List<PolicyStatement> statements =
        new ArrayList<>(StageAccess.statements(stage, lake.bucket()));
    switch (stage) {
      case SCAN_REPOSITORY -> statements.add(reading(forges.credentials()));
      case PLAN_WORKLIST ->
          statements.add(
              allow("Depth", List.of("sqs:GetQueueAttributes"), shards.queue().getQueueArn()));
      case EXTRACT_FACTS, PREPARE_COMMIT, COMMIT_TABLES -> {}
      case RECEIVE_PUSH -> {
        statements.add(reading(forges.webhooks()));
        statements.add(
            allow(
                "Deliveries",
                List.of("dynamodb:PutItem", "dynamodb:DeleteItem"),
                forges.deliveries().getTableArn()));
        statements.add(
            allow(
                "Start",
                List.of("states:StartExecution"),
                stateMachineArn(scansName()),
                stateMachineArn(organisationsName())));
      }
      case LIST_REPOSITORIES -> {
        statements.add(reading(forges.credentials()));
        statements.add(
            allow("Failures", List.of("dynamodb:BatchGetItem"), forges.failures().getTableArn()));
        lists().ifPresent(statements::add);
      }
    }
    return new StageFunction(
        this,
        stage.id(),
        new StageFunctionProps(
            stage,
            settings.name() + "-" + stage.id(),
            LakeStack.roleName(settings, stage),
            packages.zip(stage),
            settings.runtime(),
            settings.memoryMib().get(stage),
            stage.needsDisk() ? settings.diskMib() : StageFunctionProps.LEAST_DISK_MIB,
            environment(stage, lake),
            statements,
            Retention.ofDays(settings.logDays()),
            settings.tracesToXray()));
  }

  private static PolicyStatement reading(Secret secret) {
    return allow("Secret", List.of("secretsmanager:GetSecretValue"), secret.getSecretArn());
  }

  /** The lists of repositories that people wrote. */
  private Optional<PolicyStatement> lists() {
    List<String> objects =
        settings.forges().owners().stream()
            .filter(owner -> owner.startsWith("list:"))
            .map(owner ->
                "arn:" + getPartition() + ":s3:::" + owner.substring("list:s3://".length()))
            .toList();
    return objects.isEmpty()
        ? Optional.empty()
        : Optional.of(allow("Lists", List.of("s3:GetObject"), objects.toArray(new String[0])));
  }

  private static PolicyStatement allow(String sid, List<String> actions, String... resources) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(actions)
        .resources(List.of(resources))
        .build();
  }

  private Map<String, String> environment(Stage stage, LakeBucket lake) {
    Map<String, String> environment = new HashMap<>();
    if (stage != Stage.RECEIVE_PUSH) {
      environment.put("SOURCELAKE_LAKE", lake.url());
    }
    settings.collector().ifPresent(url -> environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", url));
    environment.putAll(
        switch (stage) {
          case SCAN_REPOSITORY ->
              Map.of(
                  "SOURCELAKE_HOSTS", String.join(",", settings.hosts()),
                  "SOURCELAKE_CREDENTIALS", forges.credentials().getSecretArn());
          case PLAN_WORKLIST ->
              Map.of(
                  "SOURCELAKE_SHARDS_QUEUE", shards.queue().getQueueUrl(),
                  "SOURCELAKE_SHARD_WORKERS", Integer.toString(settings.shardWorkers()),
                  "SOURCELAKE_RECEIVES", Integer.toString(SHARD_RECEIVES));
          case EXTRACT_FACTS -> Map.of("SOURCELAKE_RECEIVES", Integer.toString(SHARD_RECEIVES));
          case PREPARE_COMMIT -> Map.of();
          case COMMIT_TABLES -> Map.of("SOURCELAKE_RECEIVES", Integer.toString(PUBLISH_RECEIVES));
          case RECEIVE_PUSH ->
              Map.of(
                  "SOURCELAKE_WEBHOOKS", String.join(",", settings.forges().webhooks()),
                  "SOURCELAKE_OWNERS", String.join(",", settings.forges().owners()),
                  "SOURCELAKE_BRANCHES", String.join(",", settings.forges().branches()),
                  "SOURCELAKE_FORGET_PRIVATE", Boolean.toString(settings.forges().forgetPrivate()),
                  "SOURCELAKE_WEBHOOK_SECRET", forges.webhooks().getSecretArn(),
                  "SOURCELAKE_DELIVERIES", forges.deliveries().getTableName(),
                  "SOURCELAKE_SCANS", stateMachineArn(scansName()),
                  "SOURCELAKE_ORGANISATIONS", stateMachineArn(organisationsName()));
          case LIST_REPOSITORIES ->
              Map.of(
                  "SOURCELAKE_CREDENTIALS", forges.credentials().getSecretArn(),
                  "SOURCELAKE_FAILURES", forges.failures().getTableName(),
                  "SOURCELAKE_MAX_REPO_MB", Integer.toString(settings.forges().maxRepoMb()),
                  "SOURCELAKE_KEEP_GONE", Boolean.toString(settings.forges().keepGone()));
        });
    if (stage == Stage.LIST_REPOSITORIES) {
      settings
          .forges()
          .ownerMaxUsd()
          .ifPresent(dollars -> environment.put("SOURCELAKE_OWNER_MAX_USD", dollars));
    }
    if (stage == Stage.RECEIVE_PUSH || stage == Stage.LIST_REPOSITORIES) {
      environment.putAll(settings.forges().environment());
    }
    return environment;
  }

  /** Lets a function take from a queue and answer the tasks that its messages stand for. */
  private void consume(Stage stage, WorkQueue queue, int batch, int concurrency) {
    StageFunction function = functions.get(stage);
    function
        .live()
        .addEventSource(
            SqsEventSource.Builder.create(queue.queue())
                .batchSize(batch)
                .maxConcurrency(concurrency)
                .reportBatchItemFailures(true)
                .build());
    workflow.stateMachine().grantTaskResponse(function.role());
  }

  private void outputs(LakeBucket lake) {
    output("LakeUrl", "What --lake takes", lake.url());
    output("StateMachineArn", "What runs scans", workflow.stateMachine().getStateMachineArn());
    output("ShardsQueueUrl", "Shards that wait", shards.queue().getQueueUrl());
    output(
        "ShardsDeadLettersUrl", "Messages that are no shards", shards.deadLetters().getQueueUrl());
    output("PublishQueueUrl", "Requests that wait", publish.queue().getQueueUrl());
    output(
        "PublishDeadLettersUrl",
        "Messages that are no requests",
        publish.deadLetters().getQueueUrl());
    output(
        "OrganisationStateMachineArn",
        "What compares owners with the lake",
        organisations.stateMachine().getStateMachineArn());
    output("WebhooksSecret", "What forges sign with", ForgeNotes.webhooks(settings.name()));
    output(
        "CredentialsSecret", "What forges are asked with", ForgeNotes.credentials(settings.name()));
    output("OrganisationLogGroup", "The log of owners", organisations.log().getLogGroupName());
    output("ClaimsTableName", "Who works on which repository", claims.getTableName());
    output("WorkflowLogGroup", "The workflow's log", workflow.log().getLogGroupName());
    for (Stage stage : Stage.values()) {
      output(
          stage.handler().replaceAll(".*\\.|Handler$", "") + "LogGroup",
          "The log of " + stage.id(),
          functions.get(stage).log().getLogGroupName());
    }
  }

  private void output(String key, String description, String value) {
    CfnOutput.Builder.create(this, key).description(description).value(value).build();
  }
}
