package dev.sourcelake.forges.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that a forge signs with: one, or two while one takes the other's place. Without any,
 * nothing is genuine. Their text form shows nothing.
 */
public final class Secrets {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_LENGTH = 16;
  private static final int SIGNATURE_BYTES = 32;

  private final List<byte[]> secrets;

  private Secrets(List<byte[]> secrets) {
    this.secrets = secrets;
  }

  /** No secret at all. */
  public static Secrets none() {
    return new Secrets(List.of());
  }

  /** One secret or two; {@link IllegalArgumentException} for more, or for one easily guessed. */
  public static Secrets of(String... secrets) {
    if (secrets.length > 2) {
      throw new IllegalArgumentException(
          "There are %d webhook secrets: set one, or two while one takes the other's place"
              .formatted(secrets.length));
    }
    for (String secret : secrets) {
      if (secret.strip().length() < MIN_LENGTH) {
        throw new IllegalArgumentException(
            "A webhook secret has fewer than %d characters: make a longer one at random"
                .formatted(MIN_LENGTH));
      }
    }
    return new Secrets(List.of(secrets).stream().map(it -> it.getBytes(UTF_8)).toList());
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return secrets.isEmpty();
  }

  /** A text's signature by the first secret, in hexadecimal digits, as forges make it. */
  public String signature(byte[] text) {
    return HexFormat.of().formatHex(sign(secrets.getFirst(), text));
  }

  /** How two arrays are compared. */
  interface Comparison {
    boolean equal(byte[] expected, byte[] given);
  }

  /**
   * Whether one of the secrets has signed a text. Every secret is tried, whatever came of the one
   * before, and compared in a time that depends on neither.
   */
  boolean signed(byte[] text, byte[] signature) {
    return signed(text, signature, MessageDigest::isEqual);
  }

  boolean signed(byte[] text, byte[] signature, Comparison comparison) {
    // What is no signature costs what one costs.
    byte[] given = Arrays.copyOf(signature, SIGNATURE_BYTES);
    boolean genuine = false;
    for (byte[] secret : secrets) {
      genuine |= comparison.equal(sign(secret, text), given);
    }
    return genuine && signature.length == SIGNATURE_BYTES;
  }

  /** Whether a token is one of the secrets, for forges that send the secret itself. */
  boolean contains(byte[] token) {
    return contains(token, MessageDigest::isEqual);
  }

  boolean contains(byte[] token, Comparison comparison) {
    boolean genuine = false;
    for (byte[] secret : secrets) {
      // Digests are of one length, so that the time says nothing of the secret's.
      genuine |= comparison.equal(sign(secret, secret), sign(secret, token));
    }
    return genuine;
  }

  private static byte[] sign(byte[] secret, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return secrets.size() + " secrets";
  }
}
