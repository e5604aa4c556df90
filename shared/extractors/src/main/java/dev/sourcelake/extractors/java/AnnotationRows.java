package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MarkerAnnotationExpr;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import dev.sourcelake.extractors.SecretRedactor;
import dev.sourcelake.extractors.SuppressionComments;
import dev.sourcelake.extractors.SuppressionComments.Suppression;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Annotations;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes annotations, nested ones too, the default values of annotation members, and the comments
 * that tell checkers to pass over something.
 */
final class AnnotationRows {
  private static final int LONGEST_SOURCE = 4_000;

  private final JavaFile file;
  private final TypeNames names;
  private final boolean wanted;
  private int next;

  AnnotationRows(JavaFile file, TypeNames names) {
    this.file = file;
    this.names = names;
    this.wanted = file.wants(Annotations.TABLE);
  }

  /** Writes the annotations of a declaration. */
  void ofDeclaration(int defId, List<AnnotationExpr> annotations) {
    if (wanted) {
      for (AnnotationExpr each : annotations) {
        add(defId, "annotation", each);
      }
    }
  }

  /** Writes an annotation of a type's use; {@code defId} is the definition that it stands in. */
  void ofTypeUse(int defId, AnnotationExpr annotation) {
    if (wanted) {
      add(defId, "type", annotation);
    }
  }

  /** Writes the default value of an annotation's member. */
  void ofDefault(int defId, Expression value) {
    if (wanted) {
      begin(defId, "default", value);
      nested(defId, value);
    }
  }

  /** Writes what comments suppress; doc comments are not looked at. */
  void ofComments(List<Scanner.Comment> comments, EnclosingDefinitions definitions) {
    if (!wanted) {
      return;
    }
    EnclosingDefinitions.Pass pass = definitions.pass();
    for (Scanner.Comment comment : comments) {
      switch (comment.kind()) {
        case LINE, BLOCK -> {
          String text = file.source(comment.start(), comment.end(), LONGEST_SOURCE);
          for (Suppression each : SuppressionComments.in(text)) {
            int owner = pass.at(comment.start());
            begin(owner, "suppression_comment", comment.start(), comment.end())
                .set(Annotations.SOURCE, SecretRedactor.redact(text))
                .set(Annotations.NAME, each.name())
                .set(
                    Annotations.ARGUMENTS,
                    each.value() == null ? Map.of() : Map.of("value", each.value()));
          }
        }
        case JAVADOC, MARKDOWN -> {
          // Documentation speaks to people.
        }
      }
    }
  }

  private void add(int defId, String kind, AnnotationExpr annotation) {
    String name = annotation.getNameAsString();
    TypeRef type = names.resolve(name);
    String rowKind = name.endsWith("SuppressWarnings") ? "suppression" : kind;
    begin(defId, rowKind, annotation)
        .set(Annotations.NAME, name)
        .set(Annotations.TARGET, type.name())
        .set(Annotations.CANDIDATES, type.candidates())
        .set(Annotations.ARGUMENTS, arguments(annotation));
    switch (annotation) {
      case SingleMemberAnnotationExpr single -> nested(defId, single.getMemberValue());
      case NormalAnnotationExpr normal ->
          normal.getPairs().forEach(pair -> nested(defId, pair.getValue()));
      default -> {
        // A marker has no values.
      }
    }
  }

  private RowBatch begin(int defId, String kind, Node node) {
    return begin(defId, kind, file.start(node), file.end(node))
        .set(Annotations.SOURCE, file.source(node, LONGEST_SOURCE));
  }

  private RowBatch begin(int defId, String kind, int start, int end) {
    RowBatch row =
        file.begin(Annotations.TABLE, start, end)
            .set(Annotations.INDEX, next++)
            .set(Annotations.KIND, kind)
            .set(Annotations.LANGUAGE, JavaFile.LANGUAGE)
            .set(Annotations.PARSER, JavaFile.PARSER);
    return defId < 0 ? row : row.set(Annotations.DEF_ID, defId);
  }

  private void nested(int defId, Expression value) {
    switch (value) {
      case AnnotationExpr annotation -> add(defId, "annotation", annotation);
      case ArrayInitializerExpr array -> array.getValues().forEach(each -> nested(defId, each));
      default -> {
        // No annotation stands in any other value.
      }
    }
  }

  private Map<String, String> arguments(AnnotationExpr annotation) {
    return switch (annotation) {
      case MarkerAnnotationExpr _ -> Map.of();
      case SingleMemberAnnotationExpr single ->
          Map.of("value", file.source(single.getMemberValue(), LONGEST_SOURCE));
      case NormalAnnotationExpr normal -> {
        Map<String, String> arguments = new TreeMap<>();
        for (MemberValuePair pair : normal.getPairs()) {
          arguments.put(pair.getNameAsString(), file.source(pair.getValue(), LONGEST_SOURCE));
        }
        yield arguments;
      }
      default -> throw new IllegalStateException("No annotation: " + annotation.getClass());
    };
  }
}
