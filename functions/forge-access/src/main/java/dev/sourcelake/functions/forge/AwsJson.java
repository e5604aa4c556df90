package dev.sourcelake.functions.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.functions.runtime.Variables;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;

/**
 * Calls operations of AWS's services that speak JSON, signed by the function's role. Three small
 * calls of three services, for which their clients would be 7 MB, and a slower start of what has to
 * answer within seconds. What may pass is tried again, soon. For several threads.
 */
public final class AwsJson implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** What the client sets by itself, and refuses to be given. */
  private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length");

  private final Variables variables;
  private final Region region;
  private final DefaultCredentialsProvider credentials =
      DefaultCredentialsProvider.builder().build();
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** Calls in the region, and to the endpoint if one is named, of these variables. */
  public AwsJson(Variables variables) {
    this.variables = variables;
    this.region = Region.of(variables.required("AWS_REGION", "where its services are"));
  }

  /** The services that are called. */
  public enum Service {
    /** Notes of deliveries, and of repositories that fail. */
    DYNAMODB("dynamodb", "DynamoDB_20120810", "1.0"),
    /** Webhook secrets, and credentials of forges. */
    SECRETS_MANAGER("secretsmanager", "secretsmanager", "1.1"),
    /** The workflows. */
    STEP_FUNCTIONS("states", "AWSStepFunctions", "1.0");

    private final String host;
    private final String target;
    private final String version;

    Service(String host, String target, String version) {
      this.host = host;
      this.target = target;
      this.version = version;
    }
  }

  /** A service does not do what it is asked for. Its message holds no parameter. */
  public static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String type;

    RefusedException(Service service, String operation, int status, String type) {
      super("%s refuses %s: %d %s".formatted(service, operation, status, type));
      this.type = type;
    }

    /** What the service calls the fault, such as {@code ConditionalCheckFailedException}. */
    public String type() {
      return type;
    }
  }

  /** Calls an operation. */
  public JsonNode call(Service service, String operation, Map<String, ?> parameters)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(parameters);
    for (int attempt = 1; ; attempt++) {
      try {
        HttpResponse<byte[]> answer =
            http.send(signed(service, operation, body), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
          return answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
        }
        RefusedException refused =
            new RefusedException(service, operation, answer.statusCode(), type(answer.body()));
        if (attempt == ATTEMPTS || !mayPass(answer.statusCode(), refused.type())) {
          throw refused;
        }
      } catch (RefusedException e) {
        throw e;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      pause(attempt);
    }
  }

  private static String type(byte[] body) {
    try {
      String type = JSON.readTree(body).path("__type").asText();
      return type.substring(type.indexOf('#') + 1);
    } catch (IOException e) {
      return "";
    }
  }

  private static boolean mayPass(int status, String type) {
    return status >= 500 || status == 429 || type.matches(".*(Throttl|ThroughputExceeded).*");
  }

  private HttpRequest signed(Service service, String operation, byte[] body) {
    URI endpoint = endpoint(service);
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("Content-Type", "application/x-amz-json-" + service.version)
            .putHeader("X-Amz-Target", service.target + "." + operation)
            .build();
    SdkHttpRequest signed =
        signer
            .sign(request ->
                request
                    .request(unsigned)
                    .identity(credentials.resolveCredentials())
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.host)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()))
            .request();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signed.forEachHeader((name, values) -> {
      if (!OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> request.header(name, value));
      }
    });
    return request.build();
  }

  private URI endpoint(Service service) {
    String endpoint =
        variables
            .optional("AWS_ENDPOINT_URL")
            .orElseGet(() ->
                "https://%s.%s.%s"
                    .formatted(
                        service.host, region.id(), region.metadata().partition().dnsSuffix()));
    return URI.create(endpoint).resolve("/");
  }

  private static void pause(int attempt) throws InterruptedIOException {
    try {
      Thread.sleep(PAUSE.multipliedBy(attempt));
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
    credentials.close();
  }
}
