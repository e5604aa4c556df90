package dev.sourcelake.storage.s3;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * How S3 is reached.
 *
 * @param endpoint another service than AWS, such as an emulator, with the bucket in the path; empty
 *     for AWS
 * @param region the bucket's region; empty for what environment, profile or machine say
 * @param credentials where credentials come from
 * @param maxAttempts how often a request is sent that fails in a way that may pass
 */
public record S3Settings(
    Optional<URI> endpoint,
    Optional<String> region,
    AwsCredentialsProvider credentials,
    int maxAttempts) {
  /** With the SDK's pauses in between, throttling is waited out for about half a minute. */
  public static final int DEFAULT_MAX_ATTEMPTS = 6;

  /** Refuses nulls. */
  public S3Settings {
    requireNonNull(endpoint, "endpoint");
    requireNonNull(region, "region");
    requireNonNull(credentials, "credentials");
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts is " + maxAttempts + "; give at least 1");
    }
  }

  /**
   * What the environment says, as every AWS tool reads it: {@code AWS_ENDPOINT_URL_S3} or {@code
   * AWS_ENDPOINT_URL}, {@code AWS_REGION}, and credentials from variables, profiles, single
   * sign-on, web identity, container or machine.
   */
  public static S3Settings fromEnvironment() {
    return new S3Settings(
        Stream.of(
                System.getProperty("aws.endpointUrlS3"),
                System.getenv("AWS_ENDPOINT_URL_S3"),
                System.getProperty("aws.endpointUrl"),
                System.getenv("AWS_ENDPOINT_URL"))
            .filter(endpoint -> endpoint != null && !endpoint.isBlank())
            .findFirst()
            .map(URI::create),
        Optional.empty(),
        DefaultCredentialsProvider.builder().build(),
        DEFAULT_MAX_ATTEMPTS);
  }

  /** A service at an endpoint, with one key. */
  public static S3Settings at(
      URI endpoint, String region, String accessKeyId, String secretAccessKey) {
    return new S3Settings(
        Optional.of(endpoint),
        Optional.of(region),
        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey)),
        DEFAULT_MAX_ATTEMPTS);
  }

  /** These settings with another number of attempts. */
  public S3Settings withMaxAttempts(int attempts) {
    return new S3Settings(endpoint, region, credentials, attempts);
  }
}
