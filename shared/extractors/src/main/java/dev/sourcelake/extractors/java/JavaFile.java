package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.Node;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.source.SourceText;

/** A parsed file on its way into rows: its text, its tokens, and where its rows go. */
final class JavaFile {
  /** What the columns {@code language} and {@code parser} say. */
  static final String LANGUAGE = "java";

  static final String PARSER = "javaparser";

  private final SourceFile source;
  private final SourceText text;
  private final ParserText positions;
  private final SourceTokens tokens;
  private final FactSink out;

  JavaFile(SourceFile source, ParserText positions, SourceTokens tokens, FactSink out) {
    this.source = source;
    this.text = source.text();
    this.positions = positions;
    this.tokens = tokens;
    this.out = out;
  }

  SourceFile source() {
    return source;
  }

  SourceTokens tokens() {
    return tokens;
  }

  /** The offset of a node's first byte in the UTF-8 text. */
  int start(Node node) {
    return positions.start(node);
  }

  /** The offset after a node's last byte in the UTF-8 text. */
  int end(Node node) {
    return positions.end(node);
  }

  /** The offset after a name, which JavaParser lets run on over the brackets of {@code x[]}. */
  int nameEnd(Node name) {
    return tokens.endOf(start(name));
  }

  /** The offset in the raw file that a UTF-8 offset stands for. */
  int raw(int offset) {
    return text.rawOffset(offset);
  }

  /** A node's source as written, cut at so many characters. */
  String source(Node node, int most) {
    return source(start(node), end(node), most);
  }

  /** The source between two offsets as written, cut at so many characters. */
  String source(int start, int end, int most) {
    // A character has four bytes at most, so no more than that is looked at.
    String whole = text.slice(start, (int) Math.min(end, start + 4L * most));
    return whole.codePointCount(0, whole.length()) <= most
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, most));
  }

  boolean wants(Dataset dataset) {
    return out.wants(Family.AST, dataset);
  }

  /** Starts a row with a span of UTF-8 offsets. */
  RowBatch begin(Dataset dataset, int start, int end) {
    return out.begin(Family.AST, dataset, start, end);
  }
}
