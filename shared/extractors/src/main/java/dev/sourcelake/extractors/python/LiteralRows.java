package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SecretDetector;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.python.PythonLiterals.Literal;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Literals;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Writes the literals of a file in the order of their places. */
final class LiteralRows {
  private static final int LONGEST_TEXT = 1_000;

  private LiteralRows() {}

  /** Writes all of them; secrets without what they are. */
  static void write(SourceFile file, PythonLiterals literals, FactSink out) {
    byte[] utf8 = file.text().utf8();
    MessageDigest digest = Sha256.digest();
    int index = 0;
    for (Literal literal : literals.all()) {
      RowBatch row =
          out.begin(Family.AST, Literals.TABLE, literal.start(), literal.end())
              .set(Literals.INDEX, index++)
              .set(Literals.DEF_ID, literal.definition())
              .set(Literals.KIND, literal.kind())
              .set(Literals.REDACTED, literal.secret())
              .set(Literals.LANGUAGE, PythonExtractor.LANGUAGE)
              .set(Literals.PARSER, AstNodeRows.PARSER);
      if (literal.secret()) {
        row.set(Literals.TEXT, SecretDetector.REDACTED);
      } else {
        row.set(Literals.TEXT, text(utf8, literal))
            .set(Literals.SHA256, sha256(digest, utf8, literal));
      }
    }
  }

  private static String sha256(MessageDigest digest, byte[] utf8, Literal literal) {
    digest.update(utf8, literal.start(), literal.end() - literal.start());
    return Sha256.hex(digest.digest());
  }

  private static String text(byte[] utf8, Literal literal) {
    // No character takes more than four bytes.
    int end = Math.min(literal.end(), literal.start() + 4 * LONGEST_TEXT);
    String text = new String(utf8, literal.start(), end - literal.start(), StandardCharsets.UTF_8);
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    boolean inPair = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return text.substring(0, inPair ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  }
}
