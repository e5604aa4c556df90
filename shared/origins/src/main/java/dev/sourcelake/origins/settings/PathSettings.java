package dev.sourcelake.origins.settings;

import dev.sourcelake.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What the build files say of one path; nulls stand for what they do not say.
 *
 * @param languageLevel version of the language, such as {@code 17} or {@code 3.12}
 * @param languageLevelSource where that was read
 * @param encoding the declared encoding
 * @param module the module or package that the path names
 * @param sourceRoot the source or test root that it lies under
 * @param test whether that is a test root
 * @param packageId the build unit that it belongs to
 * @param ecosystem the build unit's ecosystem, such as {@code maven}
 * @param packageName the build unit's name, such as {@code group:artifact}
 */
public record PathSettings(
    String languageLevel,
    String languageLevelSource,
    String encoding,
    String module,
    String sourceRoot,
    boolean test,
    String packageId,
    String ecosystem,
    String packageName) {

  /** Nothing is said. */
  public static final PathSettings NONE =
      new PathSettings(null, null, null, null, null, false, null, null, null);

  /**
   * Digest of everything here and of what classification says, in hexadecimal: facts made under
   * another one are stale.
   */
  public String fingerprint(String language, String category) {
    MessageDigest digest = Sha256.digest();
    for (String part :
        new String[] {
          language,
          category,
          languageLevel,
          languageLevelSource,
          encoding,
          module,
          sourceRoot,
          packageId,
          ecosystem,
          packageName
        }) {
      byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
      // Lengths keep neighbours apart; -1 tells null from empty.
      int length = part == null ? -1 : bytes.length;
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
      digest.update(bytes);
    }
    return Sha256.hex(digest.digest());
  }
}
