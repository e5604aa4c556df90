package dev.sourcelake.infra.constructs;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A stage's function with a role and a log of its own. It is to be called by its alias only:
 * snapshots belong to versions, and an alias is what can be turned back.
 */
public final class StageFunction extends Construct {
  private final Function function;
  private final Alias live;
  private final LogGroup log;
  private final Role role;

  /** Makes the function, its role, its log, a version and the alias {@code live} on it. */
  public StageFunction(Construct scope, String id, StageFunctionProps props) {
    super(scope, id);
    log =
        LogGroup.Builder.create(this, "Log")
            .logGroupName("/aws/lambda/" + props.name())
            .retention(props.logRetention())
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    role =
        Role.Builder.create(this, "Role")
            .roleName(props.roleName())
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .description("What the function " + props.name() + " may do")
            .build();
    log.grantWrite(role);
    props.statements().forEach(role::addToPolicy);
    Function.Builder builder =
        Function.Builder.create(this, "Function")
            .functionName(props.name())
            .description("Sourcelake: " + props.stage().id())
            .runtime(props.runtime().lambdaRuntime())
            .architecture(Architecture.X86_64)
            .handler(props.stage().handler())
            .code(Code.fromAsset(props.zip().toString()))
            .role(role)
            .timeout(Duration.seconds(props.stage().timeoutSeconds()))
            .memorySize(props.memoryMib())
            .ephemeralStorageSize(Size.mebibytes(props.diskMib()))
            .environment(props.environment())
            .tracing(props.xray() ? Tracing.ACTIVE : Tracing.DISABLED)
            .logGroup(log);
    if (props.snapshots()) {
      builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
    }
    function = builder.build();
    live =
        Alias.Builder.create(this, "Live")
            .aliasName("live")
            .version(function.getCurrentVersion())
            .build();
  }

  /** The function, for its metrics; triggers take {@link #live}. */
  public Function function() {
    return function;
  }

  /** The alias that every trigger names. */
  public Alias live() {
    return live;
  }

  /** What the function writes to. */
  public LogGroup log() {
    return log;
  }

  /** What the function may do. */
  public Role role() {
    return role;
  }
}
