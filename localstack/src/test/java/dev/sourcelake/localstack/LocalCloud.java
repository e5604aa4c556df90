package dev.sourcelake.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.localstack.EmulatedAws.Service;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.s3.S3Location;
import dev.sourcelake.storage.s3.S3Settings;
import dev.sourcelake.storage.s3.S3Storage;
import dev.sourcelake.storage.testing.Emulator;
import dev.sourcelake.storage.testing.FaultyS3;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The CDK app, deployed by the project's own scripts to an emulator of its own. Tests are skipped,
 * with a line that says why, where Python or Node.js is missing.
 */
final class LocalCloud implements AutoCloseable {
  private static final int CANNOT_START = 40;
  private static final int DEPLOYED_WITHIN_MINUTES = 10;

  private static final List<String> FUNCTIONS =
      List.of(
          "scan-repository", "plan-worklist", "extract-facts", "prepare-commit", "commit-tables");

  private final Emulator emulator;
  private final FaultyS3 s3;
  private final GitServer git;
  private final EmulatedAws aws;
  private final Deployed deployed;

  private LocalCloud(
      Emulator emulator, FaultyS3 s3, GitServer git, EmulatedAws aws, Deployed deployed) {
    this.emulator = emulator;
    this.s3 = s3;
    this.git = git;
    this.aws = aws;
    this.deployed = deployed;
  }

  /**
   * Starts and deploys.
   *
   * @param state a folder for logs and outputs
   * @param options further options of the cdk command
   */
  static LocalCloud start(Path state, List<String> options) throws IOException {
    Emulator emulator = Emulator.start(Map.of("JAVA_HOME", System.getProperty("java.home")));
    GitServer git = GitServer.start(0);
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL", emulator.endpoint().toString(),
            "SOURCELAKE_CLOUD_STATE", state.toString(),
            "SOURCELAKE_GIT_PORT", git.host().substring(git.host().indexOf(':') + 1),
            "SOURCELAKE_JAVA_HOME", System.getProperty("java.home"));
    run("up", List.of(), environment);
    List<String> deploy = new ArrayList<>(List.of("--no-build"));
    deploy.addAll(options);
    run("deploy", deploy, environment);
    // Functions reach S3 through a proxy that counts, and fails what a test says.
    FaultyS3 s3 = FaultyS3.before(emulator.endpoint());
    try (FunctionVersions functions = new FunctionVersions(emulator.endpoint())) {
      for (String function : FUNCTIONS) {
        functions.configure(function, Map.of("AWS_ENDPOINT_URL_S3", s3.endpoint().toString()));
      }
    }
    return new LocalCloud(
        emulator,
        s3,
        git,
        new EmulatedAws(emulator.endpoint()),
        Deployed.read(state.resolve("outputs.json")));
  }

  /** What stands between functions and S3. */
  FaultyS3 s3() {
    return s3;
  }

  /** What functions have asked of S3 since the last call of this. */
  Requests takeRequests() {
    return new Requests(s3.takeRequests());
  }

  /** Puts an extractor into the functions that ends their processes at files that say so. */
  void poison(Path folder) throws IOException {
    Path jar = Poison.jar(folder);
    String bucket = emulator.newBucket();
    try (FunctionVersions functions = new FunctionVersions(emulator.endpoint())) {
      for (String function : List.of("plan-worklist", "extract-facts")) {
        Path zip = project().resolve("functions/" + function + "/target/" + function + ".zip");
        functions.addJar(function, zip, jar, bucket);
      }
    }
  }

  GitServer git() {
    return git;
  }

  EmulatedAws aws() {
    return aws;
  }

  URI endpoint() {
    return emulator.endpoint();
  }

  Deployed deployed() {
    return deployed;
  }

  /** The lake in the emulator's bucket; the caller closes it. */
  Storage lake() throws IOException {
    return S3Storage.open(
        S3Location.parse(deployed.lakeUrl()),
        S3Settings.at(
            emulator.endpoint(), Emulator.REGION, Emulator.ACCESS_KEY, Emulator.ACCESS_KEY));
  }

  /** Starts an execution that scans a repository under a name. */
  Execution start(String repo, URI origin) throws IOException {
    return start(Map.of("repo", repo, "origin", origin.toString()));
  }

  /** Starts an execution with any input. */
  Execution start(Map<String, ?> input) throws IOException {
    return Execution.start(aws, deployed, input);
  }

  /** Waits for an execution's end, and says how it ended. */
  Execution.State await(Execution execution) throws IOException, InterruptedException {
    while (true) {
      Execution.State now = execution.state();
      if (!now.isRunning()) {
        return now;
      }
      TimeUnit.MILLISECONDS.sleep(300);
    }
  }

  /** Scans, and fails with the functions' logs where the execution does. */
  Execution.State scan(String repo, URI origin) throws IOException, InterruptedException {
    Execution.State end = await(start(repo, origin));
    if (!end.hasSucceeded()) {
      throw new AssertionError(end.error() + ": " + end.cause() + "\n" + logs());
    }
    return end;
  }

  /** What the functions have logged. */
  String logs() {
    return FunctionLogs.all(aws);
  }

  /** How many messages wait in a queue, those that are being handled among them. */
  int messages(String queueUrl) throws IOException {
    JsonNode attributes = attributes(queueUrl);
    return attributes.path("ApproximateNumberOfMessages").asInt()
        + attributes.path("ApproximateNumberOfMessagesNotVisible").asInt();
  }

  /** How many messages of a queue are being handled. */
  int inFlight(String queueUrl) throws IOException {
    return attributes(queueUrl).path("ApproximateNumberOfMessagesNotVisible").asInt();
  }

  private JsonNode attributes(String queueUrl) throws IOException {
    return aws.call(
            Service.SQS,
            "GetQueueAttributes",
            Map.of("QueueUrl", queueUrl, "AttributeNames", List.of("All")))
        .path("Attributes");
  }

  /** Makes a queue hand out again sooner what nobody has finished, since a test can't wait. */
  void handOutAgainAfter(String queueUrl, int seconds) throws IOException {
    aws.call(
        Service.SQS,
        "SetQueueAttributes",
        Map.of(
            "QueueUrl",
            queueUrl,
            "Attributes",
            Map.of("VisibilityTimeout", Integer.toString(seconds))));
  }

  @Override
  public void close() {
    aws.close();
    git.close();
    s3.close();
    emulator.close();
  }

  private static void run(String script, List<String> arguments, Map<String, String> environment)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of(project().resolve("localstack").resolve(script).toString()));
    command.addAll(arguments);
    Path log = Files.createTempFile(script, ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(DEPLOYED_WITHIN_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(script + " takes too long: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(script + " was interrupted", e);
    }
    String said = Files.readString(log).strip();
    Files.delete(log);
    if (process.exitValue() == CANNOT_START) {
      System.out.println("The end-to-end tests are skipped: " + said);
      Assumptions.abort(said);
    }
    if (process.exitValue() != 0) {
      throw new IOException("localstack/" + script + ": " + said);
    }
  }

  /** The project's folder. */
  private static Path project() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isExecutable(folder.resolve("localstack").resolve("up"))) {
        return folder;
      }
    }
    throw new IllegalStateException("No localstack/up above the working directory");
  }
}
