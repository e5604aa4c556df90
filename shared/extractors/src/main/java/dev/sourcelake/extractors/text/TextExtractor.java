package dev.sourcelake.extractors.text;

import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.source.LineIndex;
import dev.sourcelake.model.source.SourceText;
import dev.sourcelake.model.table.FileLines;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes where the lines of a text file start, and says where its bytes make no characters. */
public final class TextExtractor implements Extractor {
  private static final String VERSION = "2";

  @Override
  public String name() {
    return "text";
  }

  /** Every language, unknown ones too: a file of none is still text. */
  @Override
  public Set<Family> families(String language) {
    return Set.of(Family.TEXT);
  }

  @Override
  public String version(Family family, String language) {
    return "text " + VERSION;
  }

  @Override
  public Session open(ExtractorOptions options) {
    return new TextSession();
  }

  private static final class TextSession implements Session {
    @Override
    public void extract(SourceFile file, FactSink out) {
      if (!out.wants(Family.TEXT)) {
        return;
      }
      SourceText text = file.text();
      if (out.wants(Family.TEXT, FileLines.TABLE)) {
        out.begin(Family.TEXT, FileLines.TABLE)
            .set(FileLines.LINES, text.lines().lineCount())
            .set(FileLines.STARTS, new RawLineStarts(text));
      }
      long malformed = EncodingProblems.report(file, out);
      out.record(
          Family.TEXT,
          new Extraction(
              text.malformed() ? Extraction.Status.PARTIAL : Extraction.Status.OK,
              text.malformed() ? "some bytes make no character" : null,
              "text",
              VERSION,
              null,
              null,
              Map.of(),
              null,
              0,
              null,
              malformed,
              List.of()));
    }

    @Override
    public void close() {}
  }

  /** The starts of the lines in the raw file, without a copy. */
  private static final class RawLineStarts extends AbstractList<Integer> {
    private final SourceText text;
    private final LineIndex lines;

    RawLineStarts(SourceText text) {
      this.text = text;
      this.lines = text.lines();
    }

    @Override
    public Integer get(int index) {
      return text.rawOffset(lines.lineStart(index + 1));
    }

    @Override
    public int size() {
      return lines.lineCount();
    }
  }
}
