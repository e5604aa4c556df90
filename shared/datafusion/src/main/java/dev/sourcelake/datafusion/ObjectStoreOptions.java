package dev.sourcelake.datafusion;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How {@code s3://} locations are reached.
 *
 * @param endpoint another service than AWS, such as a local emulator; empty for {@code
 *     AWS_ENDPOINT_URL} or else AWS
 * @param region the buckets' region; empty for what the environment says
 * @param credentials asked before each request, on any thread, so that they may change at any time:
 *     whoever provides them keeps them until they expire; empty for what the environment says
 *     (fixed keys, web identity, a container's or an instance's role, but no profile)
 * @param allowHttp whether an endpoint without TLS is allowed
 * @param pathStyle whether the bucket stands in the path instead of the host name
 * @param retryTimeout how long a request that fails for reasons that may pass is sent again, ten
 *     times at most; less than five minutes, for which a signature is good
 */
public record ObjectStoreOptions(
    Optional<URI> endpoint,
    Optional<String> region,
    Optional<Supplier<Credentials>> credentials,
    boolean allowHttp,
    boolean pathStyle,
    Duration retryTimeout) {

  private static final Duration RETRY_TIMEOUT = Duration.ofMinutes(3);

  /** Refuses nulls. */
  public ObjectStoreOptions {
    requireNonNull(retryTimeout, "retryTimeout");
    requireNonNull(endpoint, "endpoint");
    requireNonNull(region, "region");
    requireNonNull(credentials, "credentials");
  }

  /**
   * AWS as the environment variables describe it; nothing is read before the first {@code s3://}
   * location is used.
   */
  public static ObjectStoreOptions fromEnvironment() {
    return new ObjectStoreOptions(
        Optional.empty(), Optional.empty(), Optional.empty(), false, false, RETRY_TIMEOUT);
  }

  /**
   * A service at one fixed endpoint with the bucket in the path, as emulators have it; plain HTTP
   * where the endpoint says so.
   */
  public static ObjectStoreOptions at(URI endpoint, String region, Credentials credentials) {
    return new ObjectStoreOptions(
        Optional.of(endpoint),
        Optional.of(region),
        Optional.of(() -> credentials),
        "http".equals(endpoint.getScheme()),
        true,
        RETRY_TIMEOUT);
  }

  /**
   * These options with another provider of credentials; what it throws fails the request, as a
   * {@link DataFusionException} with that as its cause.
   */
  public ObjectStoreOptions withCredentials(Supplier<Credentials> provider) {
    return new ObjectStoreOptions(
        endpoint, region, Optional.of(provider), allowHttp, pathStyle, retryTimeout);
  }

  /** These options with another time for which requests are sent again. */
  public ObjectStoreOptions withRetryTimeout(Duration timeout) {
    return new ObjectStoreOptions(endpoint, region, credentials, allowHttp, pathStyle, timeout);
  }

  /**
   * Credentials of one moment; their text form hides the secrets.
   *
   * @param accessKeyId the public part
   * @param secretAccessKey the secret part
   * @param sessionToken the token that temporary credentials come with
   */
  public record Credentials(
      String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
    /** Refuses nulls. */
    public Credentials {
      requireNonNull(accessKeyId, "accessKeyId");
      requireNonNull(secretAccessKey, "secretAccessKey");
      requireNonNull(sessionToken, "sessionToken");
    }

    @Override
    public String toString() {
      return "Credentials[accessKeyId=" + accessKeyId + ", secrets hidden]";
    }
  }
}
