package dev.sourcelake.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.localstack.EmulatedAws.Service;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.s3.S3Location;
import dev.sourcelake.storage.s3.S3Settings;
import dev.sourcelake.storage.s3.S3Storage;
import dev.sourcelake.storage.testing.Emulator;
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

  private final Emulator emulator;
  private final GitServer git;
  private final EmulatedAws aws;
  private final Deployed deployed;

  private LocalCloud(Emulator emulator, GitServer git, EmulatedAws aws, Deployed deployed) {
    this.emulator = emulator;
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
    return new LocalCloud(
        emulator,
        git,
        new EmulatedAws(emulator.endpoint()),
        Deployed.read(state.resolve("outputs.json")));
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
    return Execution.start(aws, deployed, Map.of("repo", repo, "origin", origin.toString()));
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
    emulator.close();
  }

  private static void run(String script, List<String> arguments, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(script(script).toString()));
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

  private static Path script(String name) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path script = folder.resolve("localstack").resolve(name);
      if (Files.isExecutable(script)) {
        return script;
      }
    }
    throw new IllegalStateException("No localstack/" + name + " above the working directory");
  }
}
