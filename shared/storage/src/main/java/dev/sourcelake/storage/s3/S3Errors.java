package dev.sourcelake.storage.s3;

import dev.sourcelake.storage.StorageException;
import dev.sourcelake.storage.StorageException.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Words what the SDK throws. It has repeated by then what may pass by itself. No message holds more
 * of a credential than the service itself says, which is nothing.
 */
final class S3Errors {
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired");
  private static final Set<String> INVALID =
      Set.of("InvalidAccessKeyId", "InvalidToken", "SignatureDoesNotMatch", "InvalidSecurity");
  private static final Set<String> OTHER_REGION =
      Set.of(
          "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException");

  private final S3Location location;
  private final String service;

  /**
   * Words errors about a place.
   *
   * @param service the endpoint or region, for people
   */
  S3Errors(S3Location location, String service) {
    this.location = location;
    this.service = service;
  }

  /** The exception for what went wrong with an object, or a folder, at an address. */
  IOException of(SdkException thrown, String address) {
    return switch (thrown) {
      case S3Exception e -> ofService(e, address);
      case AbortedException e -> interrupted(e);
      case SdkClientException e -> ofClient(e);
      default -> unreachable(thrown);
    };
  }

  private IOException ofService(S3Exception e, String address) {
    String code = code(e);
    if (code.equals("NoSuchBucket")) {
      return new StorageException(
          Problem.NO_BUCKET,
          "There is no bucket '%s' at %s: make it, or name another"
              .formatted(location.bucket(), service),
          e);
    }
    if (OTHER_REGION.contains(code) || e.statusCode() == 301) {
      return otherRegion(e);
    }
    if (EXPIRED.contains(code)) {
      return new StorageException(
          Problem.CREDENTIALS,
          "The AWS credentials for %s have expired: get new ones ('aws sso login', or whatever gave you these)"
              .formatted(location),
          e);
    }
    if (INVALID.contains(code)) {
      return new StorageException(
          Problem.CREDENTIALS,
          "%s does not accept the AWS credentials (%s): check AWS_PROFILE, AWS_ACCESS_KEY_ID and what belongs to it"
              .formatted(service, code),
          e);
    }
    if (code.equals("RequestTimeTooSkewed")) {
      return new StorageException(
          Problem.CREDENTIALS, "This machine's clock is wrong by more than 15 minutes: set it", e);
    }
    if (e.statusCode() == 404) {
      return missing(address, e);
    }
    if (e.statusCode() == 403) {
      return new StorageException(
          Problem.ACCESS_DENIED,
          "No permission for %s (%s): the lake's policy must allow s3:ListBucket, s3:GetObject and, for writing, s3:PutObject and s3:DeleteObject"
              .formatted(address, said(e)),
          e);
    }
    if (e.statusCode() == 501 || code.equals("NotImplemented")) {
      return new StorageException(
          Problem.SETTINGS,
          "%s lacks something that a lake needs (%s); it must know conditional writes (If-None-Match)"
              .formatted(service, said(e)),
          e);
    }
    if (e.isThrottlingException() || e.statusCode() == 429 || e.statusCode() >= 500) {
      return new StorageException(
          Problem.UNREACHABLE,
          "%s does not serve %s (%s%s): try again later"
              .formatted(service, address, said(e), attempts(e)),
          e);
    }
    return new StorageException(
        Problem.REFUSED, "%s refuses a request for %s: %s".formatted(service, address, said(e)), e);
  }

  private static NoSuchFileException missing(String address, Throwable cause) {
    NoSuchFileException missing = new NoSuchFileException(address);
    missing.initCause(cause);
    return missing;
  }

  private StorageException otherRegion(S3Exception e) {
    Optional<String> region =
        Optional.ofNullable(e.awsErrorDetails())
            .map(AwsErrorDetails::sdkHttpResponse)
            .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"));
    return new StorageException(
        Problem.SETTINGS,
        "Bucket '%s' is in %s, not in %s: set AWS_REGION accordingly"
            .formatted(
                location.bucket(),
                region.map(name -> "region " + name).orElse("another region"),
                service),
        e);
  }

  private IOException ofClient(SdkClientException e) {
    // The SDK has no class for it.
    return String.valueOf(e.getMessage()).contains("load credentials")
        ? ofCredentials(e)
        : unreachable(e);
  }

  /** The exception where no source gives credentials. */
  StorageException ofCredentials(SdkException e) {
    return new StorageException(
        Problem.CREDENTIALS,
        "There are no AWS credentials for %s: log in ('aws configure', 'aws sso login'), set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
            .formatted(location),
        e);
  }

  /** The exception for what could not be deleted together with others. */
  StorageException ofDeletion(S3Error error, String address, int failed) {
    Problem problem = "AccessDenied".equals(error.code()) ? Problem.ACCESS_DENIED : Problem.REFUSED;
    return new StorageException(
        problem,
        "%s does not delete %s (%s: %s)%s: the lake's policy must allow s3:DeleteObject"
            .formatted(
                service,
                address,
                error.code(),
                error.message(),
                failed == 1 ? "" : " and %d more".formatted(failed - 1)),
        null);
  }

  private StorageException unreachable(SdkException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String why = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return new StorageException(
        Problem.UNREACHABLE,
        "Cannot reach %s for %s (%s%s): check network and endpoint, or try again later"
            .formatted(service, location, why, attempts(e)),
        e);
  }

  private static InterruptedIOException interrupted(AbortedException e) {
    InterruptedIOException interrupted =
        new InterruptedIOException("interrupted while S3 was asked");
    interrupted.initCause(e);
    return interrupted;
  }

  static String code(S3Exception e) {
    return Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
  }

  /** The service's own words, or at least its number. */
  private static String said(S3Exception e) {
    String words =
        Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorMessage).orElse(null);
    String code = code(e);
    if (words == null || words.isBlank()) {
      return code.isEmpty() ? "status " + e.statusCode() : code;
    }
    return code.isEmpty() ? words : code + ": " + words;
  }

  private static String attempts(SdkException e) {
    Integer attempts = e.numAttempts();
    return attempts == null || attempts < 2 ? "" : ", asked " + attempts + " times";
  }
}
