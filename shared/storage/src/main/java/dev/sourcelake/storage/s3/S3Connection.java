package dev.sourcelake.storage.s3;

import dev.sourcelake.storage.BucketAccess;
import dev.sourcelake.storage.BucketAccess.Credentials;
import dev.sourcelake.storage.StorageException;
import dev.sourcelake.storage.StorageException.Problem;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A client of S3 with what is known of it. */
final class S3Connection implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 64;
  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);

  private final S3Client client;
  private final S3Settings settings;
  private final String region;
  private final S3Errors errors;
  private final RequestCounter counter = new RequestCounter();

  private S3Connection(S3Settings settings, String region, S3Errors errors) {
    this.settings = settings;
    this.region = region;
    this.errors = errors;
    StandardRetryStrategy retries =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(settings.maxAttempts())
            .retryOnException(S3Connection::isConflict)
            .build();
    this.client =
        S3Client.builder()
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(MAX_CONNECTIONS)
                    .connectionTimeout(CONNECTS_WITHIN)
                    .socketTimeout(ANSWERS_WITHIN))
            .region(Region.of(region))
            .credentialsProvider(settings.credentials())
            .applyMutation(builder ->
                settings
                    .endpoint()
                    .ifPresent(endpoint -> builder.endpointOverride(endpoint).forcePathStyle(true)))
            .overrideConfiguration(configuration ->
                configuration.retryStrategy(retries).addExecutionInterceptor(counter))
            .build();
  }

  static S3Connection open(S3Location location, S3Settings settings) throws StorageException {
    String region = region(location, settings);
    String service = settings.endpoint().map(Object::toString).orElse("S3 in region " + region);
    return new S3Connection(settings, region, new S3Errors(location, service));
  }

  private static String region(S3Location location, S3Settings settings) throws StorageException {
    if (settings.region().isPresent()) {
      return settings.region().get();
    }
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
    } catch (SdkException e) {
      if (settings.endpoint().isPresent()) {
        // Services other than AWS seldom have more than this one.
        return Region.US_EAST_1.id();
      }
      throw new StorageException(
          Problem.SETTINGS,
          "No AWS region is set for %s: set AWS_REGION, or region in your AWS profile"
              .formatted(location),
          e);
    }
  }

  /** Two conditional writes at the same moment: the service asks to repeat ours. */
  private static boolean isConflict(Throwable thrown) {
    return thrown instanceof S3Exception e
        && e.statusCode() == 409
        && S3Errors.code(e).equals("ConditionalRequestConflict");
  }

  S3Client client() {
    return client;
  }

  S3Errors errors() {
    return errors;
  }

  RequestCounts requests() {
    return counter.counts();
  }

  BucketAccess access() {
    return new BucketAccess(settings.endpoint(), region, this::credentials);
  }

  /** The SDK keeps them, and gets new ones in time. */
  private Credentials credentials() throws StorageException {
    try {
      AwsCredentials now = settings.credentials().resolveCredentials();
      return new Credentials(
          now.accessKeyId(),
          now.secretAccessKey(),
          now instanceof AwsSessionCredentials session
              ? Optional.of(session.sessionToken())
              : Optional.empty(),
          now.expirationTime());
    } catch (SdkException e) {
      throw errors.ofCredentials(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
