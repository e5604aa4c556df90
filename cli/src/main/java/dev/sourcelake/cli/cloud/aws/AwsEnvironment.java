package dev.sourcelake.cli.cloud.aws;

import dev.sourcelake.cli.cloud.CloudException;
import dev.sourcelake.cli.cloud.CloudException.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Where AWS is and who we are there, as every AWS tool reads it: {@code AWS_REGION}, {@code
 * AWS_PROFILE}, {@code AWS_ENDPOINT_URL} and the same for single services, the files in {@code
 * ~/.aws}, single sign-on, web identity, container or machine.
 */
final class AwsEnvironment implements AutoCloseable {
  private final Region region;
  private final DefaultCredentialsProvider credentials;

  private AwsEnvironment(Region region, DefaultCredentialsProvider credentials) {
    this.region = region;
    this.credentials = credentials;
  }

  /** The environment of this process; {@link CloudException} where no region is known. */
  static AwsEnvironment ofProcess() throws CloudException {
    try {
      return new AwsEnvironment(
          DefaultAwsRegionProviderChain.builder().build().getRegion(),
          DefaultCredentialsProvider.builder().build());
    } catch (SdkClientException e) {
      throw new CloudException(
          Problem.NO_DEPLOYMENT,
          "No AWS region is known to look for the deployment in: set AWS_REGION, or AWS_PROFILE to a profile that names one",
          e);
    }
  }

  Region region() {
    return region;
  }

  /** Who we are now. */
  AwsCredentialsIdentity credentials() throws CloudException {
    try {
      return credentials.resolveCredentials();
    } catch (SdkClientException e) {
      throw new CloudException(
          Problem.CREDENTIALS,
          "No AWS credentials are found: log in ('aws sso login', 'aws configure'), or set AWS_PROFILE",
          e);
    }
  }

  /** Where a service is. */
  URI endpoint(AwsService service) {
    return Stream.of(
            setting("AWS_ENDPOINT_URL_" + service.id()),
            setting("AWS_ENDPOINT_URL"),
            ofProfile("endpoint_url"))
        .flatMap(Optional::stream)
        .findFirst()
        .map(URI::create)
        .orElseGet(() ->
            URI.create(
                "https://%s.%s.%s"
                    .formatted(
                        service.host(), region.id(), region.metadata().partition().dnsSuffix())));
  }

  /** A variable, or the system property that the SDK takes for it: {@code aws.endpointUrl}. */
  private static Optional<String> setting(String variable) {
    String[] words = variable.toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder property = new StringBuilder(words[0]).append('.').append(words[1]);
    for (int i = 2; i < words.length; i++) {
      property.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return Stream.of(System.getProperty(property.toString()), System.getenv(variable))
        .filter(Objects::nonNull)
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static Optional<String> ofProfile(String property) {
    return ProfileFile.defaultProfileFile()
        .profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow())
        .flatMap(profile -> profile.property(property));
  }

  @Override
  public void close() {
    credentials.close();
  }
}
