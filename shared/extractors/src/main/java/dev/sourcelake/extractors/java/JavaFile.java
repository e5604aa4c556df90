package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SecretDetector;
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
  private SecretTokens secrets;

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

  /**
   * The offset of a type's first byte; JavaParser lets some types, and the parameters of catch
   * clauses, start at the last part of a name with dots.
   */
  int typeStart(Type type) {
    return switch (type) {
      case ClassOrInterfaceType named when named.getScope().isPresent() ->
          typeStart(named.getScope().get());
      case UnionType union -> typeStart(union.getElements().get(0));
      case ArrayType array -> typeStart(array.getElementType());
      default -> start(type);
    };
  }

  /** The offset of a parameter's first byte. */
  int parameterStart(Parameter parameter) {
    int start = start(parameter);
    return parameter.getType().isUnknownType()
        ? start
        : Math.min(start, typeStart(parameter.getType()));
  }

  /** The offset of a pattern's first byte; JavaParser leaves modifiers and annotations out. */
  int patternStart(TypePatternExpr pattern) {
    int start = Math.min(start(pattern), typeStart(pattern.getType()));
    for (Modifier modifier : pattern.getModifiers()) {
      start = Math.min(start, start(modifier));
    }
    for (AnnotationExpr annotation : pattern.getType().getAnnotations()) {
      start = Math.min(start, start(annotation));
    }
    return start;
  }

  /** The offset after a name, which JavaParser lets run on over the brackets of {@code x[]}. */
  int nameEnd(Node name) {
    return tokens.endOf(start(name));
  }

  /** Whether the bytes at an offset are these chars of ASCII. */
  boolean reads(int offset, String ascii) {
    byte[] utf8 = text.utf8();
    if (offset + ascii.length() > utf8.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (utf8[offset + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The offset in the raw file that a UTF-8 offset stands for. */
  int raw(int offset) {
    return text.rawOffset(offset);
  }

  /** The literals that tables must not hold. */
  SecretTokens secrets() {
    if (secrets == null) {
      secrets = new SecretTokens(tokens);
    }
    return secrets;
  }

  /** Whether the token at an offset is a literal that tables must not hold. */
  boolean isSecret(int start) {
    return !secrets().isEmpty() && secrets().contains(tokens.indexFrom(start));
  }

  /** A node's source as written but for secrets, cut at so many characters. */
  String source(Node node, int most) {
    return source(start(node), end(node), most);
  }

  /** The source between two offsets as written but for secrets, cut at so many characters. */
  String source(int start, int end, int most) {
    // A character has four bytes at most, so no more than that is looked at.
    String whole = redacted(start, (int) Math.min(end, start + 4L * most));
    return whole.codePointCount(0, whole.length()) <= most
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, most));
  }

  /** The tokens of a range as text but for secrets, white space and comments folded. */
  String folded(int start, int end) {
    return tokens.folded(start, end, secrets());
  }

  private String redacted(int start, int end) {
    if (secrets().isEmpty()) {
      return text.slice(start, end);
    }
    StringBuilder redacted = new StringBuilder();
    int from = start;
    int token = secrets.next(tokens.indexFrom(start));
    while (token >= 0 && tokens.start(token) < end) {
      redacted.append(text.slice(from, tokens.start(token))).append(SecretDetector.REDACTED);
      from = Math.min(end, tokens.end(token));
      token = secrets.next(token + 1);
    }
    return redacted.append(text.slice(from, end)).toString();
  }

  /** Whether one offset is on the line after another's. */
  boolean isNextLine(int offset, int next) {
    return text.lines().line(next) == text.lines().line(offset) + 1;
  }

  boolean wants(Dataset dataset) {
    return out.wants(Family.AST, dataset);
  }

  /** Starts a row with a span of UTF-8 offsets. */
  RowBatch begin(Dataset dataset, int start, int end) {
    return out.begin(Family.AST, dataset, start, end);
  }
}
