package dev.sourcelake.storage.s3;

import dev.sourcelake.storage.Key;
import java.util.regex.Pattern;

/**
 * A place in a bucket: {@code s3://bucket/prefix}. What no bucket can be called is refused here.
 *
 * @param bucket the bucket's name
 * @param prefix what all keys begin with, without slashes around it; empty for the whole bucket
 */
public record S3Location(String bucket, String prefix) {
  private static final String SCHEME = "s3://";
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  public S3Location {
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name of a bucket: 3 to 63 of a-z, 0-9, '.' and '-'".formatted(bucket));
    }
    if (!prefix.isEmpty()) {
      // The same rules as for keys.
      var _ = new Key(prefix);
    }
  }

  /** Whether a text is meant as such a place. */
  public static boolean isMeantBy(String text) {
    return text.startsWith(SCHEME);
  }

  /** Reads {@code s3://bucket/prefix}; one slash at the end means nothing. */
  public static S3Location parse(String text) {
    if (!isMeantBy(text)) {
      throw new IllegalArgumentException("'%s' does not begin with s3://".formatted(text));
    }
    String rest = text.substring(SCHEME.length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    String prefix = slash < 0 ? "" : rest.substring(slash + 1);
    return new S3Location(
        bucket, prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
  }

  /** The name in the bucket of what has this key below the prefix. */
  String name(Key key) {
    return prefix.isEmpty() ? key.value() : prefix + "/" + key.value();
  }

  /** The key below the prefix of a name in the bucket that begins with it. */
  Key key(String name) {
    return new Key(prefix.isEmpty() ? name : name.substring(prefix.length() + 1));
  }

  @Override
  public String toString() {
    return SCHEME + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
  }
}
