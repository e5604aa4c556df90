package dev.sourcelake.infra;

import dev.sourcelake.infra.constructs.LakeBucket;
import dev.sourcelake.infra.constructs.LakeBucketProps;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The lake itself, which stays when all else is removed or deployed anew. */
public final class LakeStack extends Stack {
  private final LakeBucket lake;

  /** Makes the bucket. */
  public LakeStack(Construct scope, String id, StackProps props, Settings settings) {
    super(scope, id, props);
    lake =
        new LakeBucket(
            this,
            "Lake",
            new LakeBucketProps(
                settings.runDays(),
                settings.oldVersionDays(),
                "arn:"
                    + Aws.PARTITION
                    + ":iam::"
                    + Aws.ACCOUNT_ID
                    + ":role/"
                    + roleName(settings, Stage.COMMIT_TABLES),
                settings.maintainers()));
    CfnOutput.Builder.create(this, "LakeUrl")
        .description("What --lake takes")
        .value(lake.url())
        .build();
    Acknowledged.inLake(this);
  }

  /** The lake's bucket. */
  public LakeBucket lake() {
    return lake;
  }

  /** The name of a function's role. The bucket knows one by name, as it is made before the role. */
  static String roleName(Settings settings, Stage stage) {
    return settings.name() + "-" + Aws.REGION + "-" + stage.id();
  }
}
