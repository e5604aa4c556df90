package dev.sourcelake.storage;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * How another program of ours reaches the same bucket, by the very settings that this one resolved.
 *
 * @param endpoint another service than AWS, with the bucket in the path; empty for AWS
 * @param region the bucket's region
 * @param credentials gives what is valid now; asked again before {@link Credentials#expires}
 */
public record BucketAccess(Optional<URI> endpoint, String region, CredentialsSource credentials) {

  /** Refuses nulls. */
  public BucketAccess {
    requireNonNull(endpoint, "endpoint");
    requireNonNull(region, "region");
    requireNonNull(credentials, "credentials");
  }

  /** Where credentials come from; may be asked by several threads. */
  @FunctionalInterface
  public interface CredentialsSource {
    /** Credentials that are valid now; {@link StorageException} where there are none. */
    Credentials get() throws StorageException;
  }

  /**
   * Credentials; their text form hides the secrets.
   *
   * @param accessKeyId the public part
   * @param secretAccessKey the secret part
   * @param sessionToken the token that temporary credentials come with
   * @param expires when they end to be valid, where that is known
   */
  public record Credentials(
      String accessKeyId,
      String secretAccessKey,
      Optional<String> sessionToken,
      Optional<Instant> expires) {

    /** Refuses nulls. */
    public Credentials {
      requireNonNull(accessKeyId, "accessKeyId");
      requireNonNull(secretAccessKey, "secretAccessKey");
      requireNonNull(sessionToken, "sessionToken");
      requireNonNull(expires, "expires");
    }

    @Override
    public String toString() {
      return "Credentials[secrets hidden]";
    }
  }
}
