package dev.sourcelake.infra;

/** The functions, with what their work needs. */
public enum Stage {
  /** Lists a repository and packs its new contents; a clone lies on its disk. */
  SCAN_REPOSITORY("scan-repository", "scan.ScanRepositoryHandler", 900, 3008, true),
  /** Finds what is missing or stale and cuts it into shards. */
  PLAN_WORKLIST("plan-worklist", "plan.PlanWorklistHandler", 300, 3008, false),
  /** Reads one shard's files; has two cores. */
  EXTRACT_FACTS("extract-facts", "extract.ExtractFactsHandler", 180, 3538, false),
  /** Rewrites the tables' files that hold stale rows. */
  PREPARE_COMMIT("prepare-commit", "prepare.PrepareCommitHandler", 900, 3008, true),
  /** Publishes all waiting requests as one entry of the journal. */
  COMMIT_TABLES("commit-tables", "commit.CommitTablesHandler", 300, 2048, true),
  /** Takes what forges send; they wait for ten seconds at most. */
  RECEIVE_PUSH("receive-push", "receive.ReceivePushHandler", 10, 1024, false),
  /** Compares what an owner has with the lake; asks its forge one thing after the other. */
  LIST_REPOSITORIES("list-repositories", "list.ListRepositoriesHandler", 900, 2048, false);

  private static final String HANDLERS = "dev.sourcelake.functions.";

  private final String id;
  private final String handler;
  private final int timeoutSeconds;
  private final int memoryMib;
  private final boolean needsDisk;

  Stage(String id, String handler, int timeoutSeconds, int memoryMib, boolean needsDisk) {
    this.id = id;
    this.handler = handler;
    this.timeoutSeconds = timeoutSeconds;
    this.memoryMib = memoryMib;
    this.needsDisk = needsDisk;
  }

  /** The function's name, its module's name and its zip's name. */
  public String id() {
    return id;
  }

  /** The class that Lambda calls. */
  public String handler() {
    return HANDLERS + handler;
  }

  /** The longest that one call may take, in seconds. */
  public int timeoutSeconds() {
    return timeoutSeconds;
  }

  /** The memory in MiB where no setting says otherwise. */
  public int defaultMemoryMib() {
    return memoryMib;
  }

  /** Whether it is given the large disk, and so no snapshots, which go with 512 MiB only. */
  public boolean needsDisk() {
    return needsDisk;
  }
}
