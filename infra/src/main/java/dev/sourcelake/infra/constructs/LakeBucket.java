package dev.sourcelake.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * The bucket that is a lake. Whatever a role may do, its policy lets nobody overwrite a file that a
 * table or the journal names, and nobody but the publisher and maintainers write the log or delete.
 * It outlives its stack.
 */
public final class LakeBucket extends Construct {
  /** Objects that are replaced by design: working files, and two hints that readers may ignore. */
  private static final List<String> REPLACEABLE =
      List.of("runs/*", "journal/hint.json", "tables/*/_delta_log/_last_checkpoint");

  private static final List<String> ORDERED =
      List.of("tables/*/_delta_log/*", "journal/*", "repos/*");

  private final Bucket bucket;

  /** Makes the bucket and its policy. */
  public LakeBucket(Construct scope, String id, LakeBucketProps props) {
    super(scope, id);
    bucket =
        Bucket.Builder.create(this, "Bucket")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .enforceSsl(true)
            .minimumTlsVersion(1.2)
            .encryption(BucketEncryption.S3_MANAGED)
            .versioned(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .id("working-files")
                        .prefix("runs/")
                        .expiration(Duration.days(props.runDays()))
                        .build(),
                    LifecycleRule.builder()
                        .id("stale-uploads")
                        .abortIncompleteMultipartUploadAfter(Duration.days(2))
                        .build(),
                    LifecycleRule.builder()
                        .id("old-versions")
                        .noncurrentVersionExpiration(Duration.days(props.oldVersionDays()))
                        .expiredObjectDeleteMarker(true)
                        .build()))
            .build();
    List<String> writers =
        Stream.concat(Stream.of(props.publisher()), props.maintainers().stream()).toList();
    forbidOverwriting();
    forbid("OnlyThePublisherOrders", List.of("s3:PutObject"), ORDERED, writers);
    forbid(
        "OnlyThePublisherDeletes",
        List.of("s3:DeleteObject", "s3:DeleteObjectVersion"),
        List.of("*"),
        writers);
  }

  /** The bucket itself. */
  public Bucket bucket() {
    return bucket;
  }

  /** The lake's address. */
  public String url() {
    return "s3://" + bucket.getBucketName();
  }

  /** Parts of an upload carry no condition, so only requests that make an object are looked at. */
  private void forbidOverwriting() {
    bucket.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("NobodyOverwrites")
            .effect(Effect.DENY)
            .principals(List.of(new AnyPrincipal()))
            .actions(List.of("s3:PutObject"))
            .notResources(REPLACEABLE.stream().map(bucket::arnForObjects).toList())
            .conditions(
                Map.of(
                    "Null", Map.of("s3:if-none-match", "true"),
                    "Bool", Map.of("s3:ObjectCreationOperation", "true")))
            .build());
  }

  private void forbid(String sid, List<String> actions, List<String> keys, List<String> butFor) {
    bucket.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid(sid)
            .effect(Effect.DENY)
            .principals(List.of(new AnyPrincipal()))
            .actions(actions)
            .resources(keys.stream().map(bucket::arnForObjects).toList())
            .conditions(Map.of("ArnNotLike", Map.of("aws:PrincipalArn", butFor)))
            .build());
  }
}
