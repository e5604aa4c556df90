package dev.sourcelake.forges.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.ForgeException.Reason;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The private key of a GitHub App, by which the app says who it is: as a source of tokens it signs
 * a new one, good for some minutes, whenever it is asked.
 */
public final class AppKey implements TokenSource {
  private static final Duration LIFE = Duration.ofMinutes(9);

  /** A clock that is ahead of GitHub's would make tokens that do not hold yet. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private static final Pattern APP = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PRIVATE KEY-----");

  /** Version 0 and the algorithm rsaEncryption, as PKCS #8 puts them before a key of PKCS #1. */
  private static final byte[] RSA = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x0D,
    0x06,
    0x09,
    0x2A,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xF7,
    0x0D,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private final String app;
  private final PrivateKey key;
  private final InstantSource clock;

  private AppKey(String app, PrivateKey key, InstantSource clock) {
    this.app = app;
    this.key = key;
    this.clock = clock;
  }

  /**
   * The key of an app; {@link ForgeException} where it is none.
   *
   * @param app the app's client id or number
   * @param pem the key as GitHub hands it out, or in PKCS #8
   */
  public static AppKey of(String app, String pem, InstantSource clock) {
    if (!APP.matcher(app).matches()) {
      throw new ForgeException(
          Reason.SETTINGS, "That is no GitHub App: write its client id or number");
    }
    Matcher matcher = PEM.matcher(pem.strip());
    try {
      if (matcher.matches()) {
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
        byte[] pkcs8 = matcher.group(1) == null ? der : pkcs8(der);
        PrivateKey key =
            KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        return new AppKey(app, key, clock);
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Said below; what the provider says may quote the key.
    }
    throw new ForgeException(
        Reason.SETTINGS,
        "The key of GitHub App '%s' is no RSA key in PEM: use the file that GitHub made for the app"
            .formatted(app));
  }

  private static byte[] pkcs8(byte[] pkcs1) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    inner.writeBytes(RSA);
    inner.writeBytes(element(0x04, pkcs1));
    return element(0x30, inner.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      if (length > 0xFFFF) {
        throw new IllegalArgumentException("too long for a key");
      }
      out.write(0x82);
      out.write(length >> 8);
      out.write(length & 0xFF);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  @Override
  public Optional<Token> token() {
    Instant now = clock.instant();
    Instant expires = now.plus(LIFE);
    String claims =
        "{\"iat\":%d,\"exp\":%d,\"iss\":\"%s\"}"
            .formatted(now.minus(CLOCK_SKEW).getEpochSecond(), expires.getEpochSecond(), app);
    String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(UTF_8));
      return Optional.of(Token.until(expires, signed + "." + base64(signature.sign())));
    } catch (GeneralSecurityException e) {
      throw new ForgeException(
          Reason.SETTINGS, "The key of GitHub App '%s' can't sign".formatted(app), e);
    }
  }

  private static String base64(String text) {
    return base64(text.getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "the key of GitHub App '" + app + "'";
  }
}
