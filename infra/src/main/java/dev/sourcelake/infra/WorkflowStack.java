package dev.sourcelake.infra;

import dev.sourcelake.infra.constructs.LakeBucket;
import dev.sourcelake.infra.constructs.ScanWorkflow;
import dev.sourcelake.infra.constructs.ScanWorkflowProps;
import dev.sourcelake.infra.constructs.StageFunction;
import dev.sourcelake.infra.constructs.StageFunctionProps;
import dev.sourcelake.infra.constructs.WorkQueue;
import dev.sourcelake.infra.constructs.WorkQueueProps;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
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
    for (Stage stage : Stage.values()) {
      functions.put(stage, function(stage, lake, packages));
    }
    workflow =
        new ScanWorkflow(
            this,
            "Workflow",
            new ScanWorkflowProps(
                settings.name() + "-scan",
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
    outputs(lake);
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
    if (stage == Stage.PLAN_WORKLIST) {
      statements.add(
          PolicyStatement.Builder.create()
              .sid("Depth")
              .actions(List.of("sqs:GetQueueAttributes"))
              .resources(List.of(shards.queue().getQueueArn()))
              .build());
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

  private Map<String, String> environment(Stage stage, LakeBucket lake) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SOURCELAKE_LAKE", lake.url());
    settings.collector().ifPresent(url -> environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", url));
    environment.putAll(
        switch (stage) {
          case SCAN_REPOSITORY -> Map.of("SOURCELAKE_HOSTS", String.join(",", settings.hosts()));
          case PLAN_WORKLIST ->
              Map.of(
                  "SOURCELAKE_SHARDS_QUEUE", shards.queue().getQueueUrl(),
                  "SOURCELAKE_SHARD_WORKERS", Integer.toString(settings.shardWorkers()),
                  "SOURCELAKE_RECEIVES", Integer.toString(SHARD_RECEIVES));
          case EXTRACT_FACTS -> Map.of("SOURCELAKE_RECEIVES", Integer.toString(SHARD_RECEIVES));
          case PREPARE_COMMIT -> Map.of();
          case COMMIT_TABLES -> Map.of("SOURCELAKE_RECEIVES", Integer.toString(PUBLISH_RECEIVES));
        });
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
