package dev.sourcelake.extractors.text;

import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.source.SourceText;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.HexFormat;

/** Says where a file's bytes and its encoding disagree. */
final class EncodingProblems {
  /** UTF-8 bytes of U+FFFD, which stands for what makes no character. */
  private static final int REPLACEMENT_LENGTH = 3;

  private static final int MOST_BYTES_SHOWN = 16;

  private EncodingProblems() {}

  /** Reports an unknown encoding, and each run of malformed bytes. Returns the malformed bytes. */
  static long report(SourceFile file, FactSink out) {
    String declared = file.settings().encoding();
    if (declared != null && !isSupported(declared)) {
      out.diagnostic(
          Family.TEXT,
          Diagnostic.ofFile(
              Severity.WARNING,
              Kind.ENCODING,
              "The declared encoding '" + declared + "' is unknown here; read as UTF-8"));
    }
    SourceText text = file.text();
    int[] malformed = text.malformedOffsets();
    long bytes = 0;
    for (int i = 0; i < malformed.length; ) {
      int start = malformed[i];
      int end = start;
      while (i < malformed.length && malformed[i] == end) {
        end += REPLACEMENT_LENGTH;
        i++;
      }
      bytes += text.rawOffset(end) - text.rawOffset(start);
      out.diagnostic(
          Family.TEXT,
          Diagnostic.at(Severity.WARNING, Kind.ENCODING, message(text, start, end), start, end));
    }
    return bytes;
  }

  private static String message(SourceText text, int start, int end) {
    int from = text.rawOffset(start);
    int to = text.rawOffset(end);
    int shown = Math.min(to, from + MOST_BYTES_SHOWN);
    String hex = HexFormat.ofDelimiter(" ").formatHex(text.raw(), from, shown);
    return "No character in "
        + text.charset().name()
        + ": "
        + hex
        + (shown < to ? " and " + (to - shown) + " bytes more" : "");
  }

  private static boolean isSupported(String encoding) {
    try {
      return Charset.isSupported(encoding);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }
}
