package dev.sourcelake.cli.cloud.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.cli.cloud.CloudException;
import dev.sourcelake.cli.cloud.CloudException.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Calls operations of AWS's services, signed; repeats what may pass by itself, with growing pauses.
 * Four small protocols are spoken here where the SDK's clients of four services would be 8 MB more.
 */
final class AwsCalls implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ATTEMPTS = 5;
  private static final long FIRST_PAUSE_MILLIS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What the client sets by itself, and refuses to be given. */
  private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length");

  private final AwsEnvironment environment;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  AwsCalls(AwsEnvironment environment) {
    this.environment = environment;
  }

  /** Calls an operation of a service that speaks JSON. */
  JsonNode json(AwsService service, String operation, Map<String, ?> parameters)
      throws IOException {
    String answer =
        send(
            service,
            operation,
            Map.of(
                "Content-Type",
                "application/x-amz-json-1.0",
                "X-Amz-Target",
                service.target() + "." + operation),
            JSON.writeValueAsString(parameters));
    return answer.isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer);
  }

  /** Calls an operation of a service that takes a form and answers in XML. */
  String form(AwsService service, String operation, Map<String, String> parameters)
      throws IOException {
    String body =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + encode(each.getValue()))
            .collect(Collectors.joining("&", "Action=" + operation + "&", ""));
    return send(
        service,
        operation,
        Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
        body);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String send(
      AwsService service, String operation, Map<String, String> headers, String body)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        HttpResponse<String> answer =
            http.send(
                signed(service, headers, body.getBytes(StandardCharsets.UTF_8)),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return answer.body();
        }
        AwsFault fault = AwsFault.of(answer.statusCode(), answer.body());
        if (!fault.mayPass() || attempt == ATTEMPTS) {
          throw fault.exception(service, operation);
        }
      } catch (CloudException | InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw new CloudException(
              Problem.UNREACHABLE,
              "%s does not answer at %s (%s): check AWS_REGION, AWS_ENDPOINT_URL and the network"
                  .formatted(
                      service.title(),
                      environment.endpoint(service),
                      e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
              e);
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      pause(attempt);
    }
  }

  private HttpRequest signed(AwsService service, Map<String, String> headers, byte[] body)
      throws CloudException {
    URI endpoint = environment.endpoint(service).resolve("/");
    AwsCredentialsIdentity identity = environment.credentials();
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint);
    headers.forEach(unsigned::putHeader);
    SdkHttpRequest signed =
        signer
            .sign(request ->
                request
                    .request(unsigned.build())
                    .identity(identity)
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.host())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, environment.region().id()))
            .request();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signed.forEachHeader((name, values) -> {
      if (OF_THE_CLIENT.stream().noneMatch(name::equalsIgnoreCase)) {
        values.forEach(value -> request.header(name, value));
      }
    });
    return request.build();
  }

  private static void pause(int attempt) throws InterruptedIOException {
    long most = FIRST_PAUSE_MILLIS << attempt;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static InterruptedIOException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    InterruptedIOException interrupted = new InterruptedIOException("interrupted");
    interrupted.initCause(cause);
    return interrupted;
  }

  @Override
  public void close() {
    http.shutdownNow();
    environment.close();
  }
}
