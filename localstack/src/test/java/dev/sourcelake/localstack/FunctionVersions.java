package dev.sourcelake.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Gives deployed functions other settings or more code, as an update does: a new version, and then
 * the alias moves there.
 */
final class FunctionVersions implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FUNCTIONS = "/2015-03-31/functions/";
  private static final String PREFIX = "sourcelake-";

  private final URI endpoint;
  private final HttpClient http = HttpClient.newHttpClient();

  FunctionVersions(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Adds variables to a function's environment. */
  void configure(String function, Map<String, String> variables) throws IOException {
    String configuration = FUNCTIONS + PREFIX + function + "/configuration";
    ObjectNode environment = JSON.createObjectNode();
    environment.setAll(
        (ObjectNode)
            send("GET", configuration, BodyPublishers.noBody()).at("/Environment/Variables"));
    variables.forEach(environment::put);
    ObjectNode change = JSON.createObjectNode();
    change.putObject("Environment").set("Variables", environment);
    send("PUT", configuration, body(change));
    publish(function);
  }

  /**
   * Adds a jar to a function's class path, behind all others, where it does not invalidate the AOT
   * cache.
   *
   * @param zip the function's zip, which stays as it is
   * @param bucket a bucket to hand it over in
   */
  void addJar(String function, Path zip, Path jar, String bucket) throws IOException {
    Path changed = Files.createTempFile(function, ".zip");
    try {
      Files.copy(zip, changed, StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem content = FileSystems.newFileSystem(changed)) {
        Files.copy(jar, content.getPath("lib", "zz-" + jar.getFileName()));
      }
      send("PUT", "/" + bucket + "/" + function + ".zip", BodyPublishers.ofFile(changed));
    } finally {
      Files.delete(changed);
    }
    send(
        "PUT",
        FUNCTIONS + PREFIX + function + "/code",
        body(JSON.createObjectNode().put("S3Bucket", bucket).put("S3Key", function + ".zip")));
    publish(function);
  }

  private void publish(String function) throws IOException {
    awaitUpdate(function);
    String version =
        send("POST", FUNCTIONS + PREFIX + function + "/versions", body(JSON.createObjectNode()))
            .required("Version")
            .asText();
    send(
        "PUT",
        FUNCTIONS + PREFIX + function + "/aliases/live",
        body(JSON.createObjectNode().put("FunctionVersion", version)));
  }

  private void awaitUpdate(String function) throws IOException {
    try {
      while (send("GET", FUNCTIONS + PREFIX + function + "/configuration", BodyPublishers.noBody())
          .path("LastUpdateStatus")
          .asText()
          .equals("InProgress")) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static BodyPublisher body(JsonNode json) {
    return BodyPublishers.ofString(json.toString());
  }

  private JsonNode send(String method, String path, BodyPublisher body) throws IOException {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(endpoint.resolve(path)).method(method, body).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException(method + " " + path + ": " + answer.body());
      }
      return answer.body().startsWith("{") ? JSON.readTree(answer.body()) : JSON.createObjectNode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
