package dev.sourcelake.extractors.java;

import com.github.javaparser.GeneratedJavaParserConstants;
import dev.sourcelake.extractors.SecretDetector;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Literals;

/** Writes the literals of a file in order, from its tokens. */
final class LiteralRows {
  private static final int LONGEST_TEXT = 1_000;

  private LiteralRows() {}

  /** Writes all of them; secrets without what they are. */
  static void write(JavaFile file, EnclosingDefinitions definitions) {
    if (!file.wants(Literals.TABLE)) {
      return;
    }
    SourceTokens tokens = file.tokens();
    EnclosingDefinitions.Pass pass = definitions.pass();
    for (int i = 0; i < tokens.literals(); i++) {
      int token = tokens.literal(i);
      int start = tokens.start(token);
      int end = tokens.end(token);
      boolean secret = file.secrets().contains(token);
      RowBatch row =
          file.begin(Literals.TABLE, start, end)
              .set(Literals.INDEX, i)
              .set(Literals.KIND, kind(tokens.literalKind(i)))
              .set(Literals.REDACTED, secret)
              .set(Literals.LANGUAGE, JavaFile.LANGUAGE)
              .set(Literals.PARSER, JavaFile.PARSER);
      if (secret) {
        row.set(Literals.TEXT, SecretDetector.REDACTED);
      } else {
        row.set(Literals.TEXT, file.source(start, end, LONGEST_TEXT))
            .set(Literals.SHA256, tokens.sha256(token));
      }
      int owner = pass.at(start);
      if (owner >= 0) {
        row.set(Literals.DEF_ID, owner);
      }
    }
  }

  private static String kind(int kind) {
    return switch (kind) {
      case GeneratedJavaParserConstants.STRING_LITERAL -> "string";
      case GeneratedJavaParserConstants.TEXT_BLOCK_LITERAL -> "text_block";
      case GeneratedJavaParserConstants.CHARACTER_LITERAL -> "character";
      case GeneratedJavaParserConstants.FLOATING_POINT_LITERAL -> "float";
      case GeneratedJavaParserConstants.INTEGER_LITERAL,
          GeneratedJavaParserConstants.LONG_LITERAL ->
          "integer";
      default -> throw new IllegalStateException("No literal: " + kind);
    };
  }
}
