package dev.sourcelake.infra.constructs;

import dev.sourcelake.infra.FunctionRuntime;
import dev.sourcelake.infra.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What a stage's function is told.
 *
 * @param stage which one it is
 * @param name the function's name
 * @param roleName the name of its role, which the bucket's policy may know it by
 * @param zip its code
 * @param runtime what runs it
 * @param memoryMib its memory in MiB
 * @param diskMib its disk in MiB; with more than 512 it has no snapshots
 * @param environment the settings that it reads
 * @param statements what its role may do beside writing its log
 * @param logRetention how long its log is kept
 * @param xray whether Lambda traces its calls
 */
public record StageFunctionProps(
    Stage stage,
    String name,
    String roleName,
    Path zip,
    FunctionRuntime runtime,
    int memoryMib,
    int diskMib,
    Map<String, String> environment,
    List<PolicyStatement> statements,
    RetentionDays logRetention,
    boolean xray) {
  /** The disk that every function has, in MiB, and the most that goes with snapshots. */
  public static final int LEAST_DISK_MIB = 512;

  /** Copies the collections. */
  public StageFunctionProps {
    Objects.requireNonNull(stage, "stage");
    environment = Map.copyOf(environment);
    statements = List.copyOf(statements);
  }

  /** Whether it is started from snapshots. */
  public boolean snapshots() {
    return runtime.hasSnapshots() && diskMib <= LEAST_DISK_MIB;
  }
}
