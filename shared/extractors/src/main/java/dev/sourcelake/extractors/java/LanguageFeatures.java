package dev.sourcelake.extractors.java;

import com.github.javaparser.GeneratedJavaParserConstants;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import java.util.List;

/**
 * The least version of Java that a file needs, from the features that the walk meets; the first one
 * met of the highest version is what the file needs it for.
 */
final class LanguageFeatures {
  private LanguageFeature needed;
  private int neededAt = -1;
  private final JavaFile file;

  LanguageFeatures(JavaFile file) {
    this.file = file;
  }

  /** The feature of the highest version; null where Java 8 will do. */
  LanguageFeature needed() {
    return needed;
  }

  /** Where that feature is first used. */
  int neededAt() {
    return neededAt;
  }

  /** The least version that the file needs. */
  int version() {
    return needed == null ? LanguageFeature.LEAST : needed.version();
  }

  /** Notes a feature that a node uses. */
  void met(LanguageFeature feature, Node node) {
    if (isNews(feature)) {
      needed = feature;
      neededAt = file.start(node);
    }
  }

  private boolean isNews(LanguageFeature feature) {
    return needed == null || feature.version() > needed.version();
  }

  /** Looks at what stands outside of types, and at the tokens. */
  void ofFile(CompilationUnit unit) {
    unit.getModule().ifPresent(module -> met(LanguageFeature.MODULES, module));
    for (ImportDeclaration each : unit.getImports()) {
      if (each.isModule()) {
        met(LanguageFeature.MODULE_IMPORTS, each);
      }
    }
    SourceTokens tokens = file.tokens();
    for (int i = 0; i < tokens.literals(); i++) {
      if (tokens.literalKind(i) == GeneratedJavaParserConstants.TEXT_BLOCK_LITERAL) {
        if (isNews(LanguageFeature.TEXT_BLOCKS)) {
          needed = LanguageFeature.TEXT_BLOCKS;
          neededAt = tokens.start(tokens.literal(i));
        }
        break;
      }
    }
  }

  /** Looks at a type. */
  void ofType(TypeDeclaration<?> type) {
    boolean local = type.getParentNode().orElse(null) instanceof Statement;
    switch (type) {
      case RecordDeclaration _ -> met(LanguageFeature.RECORDS, type);
      case ClassOrInterfaceDeclaration named -> {
        if (named.isCompact()) {
          met(LanguageFeature.COMPACT_SOURCE_FILES, type);
        } else if (local && named.isInterface()) {
          met(LanguageFeature.LOCAL_INTERFACES, type);
        }
        if (named.hasModifier(Modifier.Keyword.SEALED)
            || named.hasModifier(Modifier.Keyword.NON_SEALED)) {
          met(LanguageFeature.SEALED_TYPES, type);
        }
      }
      default -> {
        if (local) {
          met(LanguageFeature.LOCAL_ENUMS, type);
        }
      }
    }
  }

  /** Looks at a method of a type. */
  void ofMethod(MethodDeclaration method, TypeInfo type) {
    if (type.kind() == TypeInfo.Kind.INTERFACE && method.hasModifier(Modifier.Keyword.PRIVATE)) {
      met(LanguageFeature.PRIVATE_INTERFACE_METHODS, method);
    }
  }

  /** Looks at a local variable, or at one of a pattern or lambda. */
  void ofVariable(Type type, String name, Node node, boolean ofLambda) {
    if (Variable.isVar(type)) {
      met(
          ofLambda ? LanguageFeature.LAMBDA_PARAMETER_TYPES : LanguageFeature.LOCAL_VARIABLE_TYPES,
          node);
    }
    if (name.equals("_")) {
      met(LanguageFeature.UNNAMED_VARIABLES, node);
    }
  }

  /** Looks at a construction. */
  void ofCreation(ObjectCreationExpr creation) {
    if (creation.getAnonymousClassBody().isPresent()
        && creation.getType().getTypeArguments().filter(List::isEmpty).isPresent()) {
      met(LanguageFeature.DIAMOND_OF_ANONYMOUS_CLASSES, creation);
    }
  }

  /** Looks at the resources of a statement. */
  void ofTry(TryStmt statement) {
    for (Expression resource : statement.getResources()) {
      if (!resource.isVariableDeclarationExpr()) {
        met(LanguageFeature.RESOURCES_OF_VARIABLES, resource);
      }
    }
  }

  /** Looks at a call of another constructor. */
  void ofConstructorCall(ExplicitConstructorInvocationStmt call) {
    if (call.getParentNode().orElse(null) instanceof BlockStmt block
        && !block.getStatements().get(0).isExplicitConstructorInvocationStmt()) {
      met(LanguageFeature.FLEXIBLE_CONSTRUCTORS, call);
    }
  }

  /** Looks at the labels of a case. */
  void ofCase(SwitchEntry entry) {
    if (entry.getType() != SwitchEntry.Type.STATEMENT_GROUP) {
      met(LanguageFeature.SWITCH_ARROWS, entry);
    }
    List<Expression> labels = entry.getLabels();
    if (labels.size() > 1) {
      met(LanguageFeature.SWITCH_LABEL_LISTS, entry);
    }
    int patterns = 0;
    for (Expression label : labels) {
      patterns += label.isComponentPatternExpr() ? 1 : 0;
      if (label.isNullLiteralExpr()) {
        met(LanguageFeature.SWITCH_NULL, entry);
      }
    }
    if (patterns > 0 || entry.getGuard().isPresent()) {
      met(LanguageFeature.SWITCH_PATTERNS, entry);
    }
    if (patterns > 1) {
      met(LanguageFeature.LABELS_OF_PATTERNS, entry);
    }
  }
}
