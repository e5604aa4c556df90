package dev.sourcelake.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * What each stage may do in the lake: it reads and writes the folders that its work is about, and
 * nothing else. Only commit-tables orders (writes logs, the journal and the repositories' states)
 * and deletes.
 */
final class StageAccess {
  private static final String LOGS = "tables/*/_delta_log/*";

  private StageAccess() {}

  /** The statements of a stage's role on the lake. */
  static List<PolicyStatement> statements(Stage stage, IBucket lake) {
    return switch (stage) {
      case SCAN_REPOSITORY ->
          access(
              lake,
              List.of("sourcelake.json", "tables/*", "journal/*", "repos/*", "runs/*", "blobs/*"),
              List.of("sourcelake.json", "runs/*", "blobs/*"),
              List.of());
      case PLAN_WORKLIST ->
          access(
              lake,
              List.of("sourcelake.json", "tables/*", "journal/*", "repos/*", "runs/*"),
              List.of("runs/*"),
              List.of());
      case EXTRACT_FACTS ->
          staging(
              lake,
              List.of("sourcelake.json", "tables/*", "runs/*", "blobs/*"),
              List.of("tables/*", "runs/*"));
      case PREPARE_COMMIT ->
          staging(
              lake,
              List.of("sourcelake.json", "tables/*", "journal/*", "repos/*", "runs/*"),
              List.of("tables/*", "runs/*"));
      case COMMIT_TABLES ->
          access(
              lake,
              List.of("sourcelake.json", "tables/*", "journal/*", "repos/*", "runs/*"),
              List.of("sourcelake.json", "tables/*", "journal/*", "repos/*", "runs/*"),
              List.of(LOGS, "journal/*", "repos/*", "runs/*"));
      // What others can reach from outside knows nothing of the lake.
      case RECEIVE_PUSH -> List.of();
      case LIST_REPOSITORIES ->
          access(
              lake,
              List.of("sourcelake.json", "tables/*", "journal/*", "repos/*", "runs/*"),
              List.of("runs/organisations/*", "runs/forges/*"),
              List.of());
    };
  }

  /** Files are staged beside the tables' logs, but the logs are not theirs to write. */
  private static List<PolicyStatement> staging(
      IBucket lake, List<String> read, List<String> write) {
    List<PolicyStatement> statements = new ArrayList<>(access(lake, read, write, List.of()));
    statements.add(
        PolicyStatement.Builder.create()
            .sid("NoLog")
            .effect(Effect.DENY)
            .actions(List.of("s3:PutObject"))
            .resources(List.of(lake.arnForObjects(LOGS)))
            .build());
    return statements;
  }

  private static List<PolicyStatement> access(
      IBucket lake, List<String> read, List<String> write, List<String> delete) {
    List<PolicyStatement> statements = new ArrayList<>();
    // Without it, S3 answers 403 instead of 404 for what is not there.
    statements.add(
        PolicyStatement.Builder.create()
            .sid("List")
            .actions(List.of("s3:ListBucket"))
            .resources(List.of(lake.getBucketArn()))
            .build());
    statements.add(allow(lake, "Read", List.of("s3:GetObject"), read));
    statements.add(allow(lake, "Write", List.of("s3:PutObject", "s3:AbortMultipartUpload"), write));
    if (!delete.isEmpty()) {
      statements.add(allow(lake, "Delete", List.of("s3:DeleteObject"), delete));
    }
    return statements;
  }

  private static PolicyStatement allow(
      IBucket lake, String sid, List<String> actions, List<String> keys) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .actions(actions)
        .resources(keys.stream().map(lake::arnForObjects).toList())
        .build();
  }
}
