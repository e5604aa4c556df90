package dev.sourcelake.datafusion;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * How {@code s3://} locations are reached.
 *
 * @param endpoint another service than AWS, such as a local emulator; empty for {@code
 *     AWS_ENDPOINT_URL} or else AWS
 * @param region the buckets' region; empty for what the environment says
 * @param credentials fixed credentials; empty for the default chain (environment, web identity,
 *     container, instance)
 * @param allowHttp whether an endpoint without TLS is allowed
 * @param pathStyle whether the bucket stands in the path instead of the host name
 */
public record ObjectStoreOptions(
    Optional<URI> endpoint,
    Optional<String> region,
    Optional<Credentials> credentials,
    boolean allowHttp,
    boolean pathStyle) {

  /** Refuses nulls. */
  public ObjectStoreOptions {
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
        Optional.empty(), Optional.empty(), Optional.empty(), false, false);
  }

  /**
   * A service at one fixed endpoint with the bucket in the path, as emulators have it; plain HTTP
   * where the endpoint says so.
   */
  public static ObjectStoreOptions at(URI endpoint, String region, Credentials credentials) {
    return new ObjectStoreOptions(
        Optional.of(endpoint),
        Optional.of(region),
        Optional.of(credentials),
        "http".equals(endpoint.getScheme()),
        true);
  }

  /**
   * Fixed credentials; their text form hides the secrets.
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
