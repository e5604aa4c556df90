package dev.sourcelake.extractors.java;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Whether what a name means rests on what other files declare, as javac knows it. */
final class JavacEvidence {
  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final Set<Element> topLevel = new HashSet<>();

  /** Variables without a written type, and the expressions that give it; null for a lambda's. */
  private final Map<Element, TreePath> inferred = new HashMap<>();

  JavacEvidence(JavacTask task, CompilationUnitTree unit) {
    this.trees = Trees.instance(task);
    this.elements = task.getElements();
    this.types = task.getTypes();
    new TreePathScanner<Object, Object>() {
      @Override
      public Object visitVariable(VariableTree tree, Object unused) {
        boolean written =
            tree.getType() != null
                && trees.getSourcePositions().getEndPosition(unit, tree.getType()) >= 0;
        if (!written) {
          inferred.put(trees.getElement(getCurrentPath()), source(getCurrentPath(), tree));
        }
        return super.visitVariable(tree, unused);
      }
    }.scan(unit, null);
    for (Tree each : unit.getTypeDecls()) {
      topLevel.add(trees.getElement(new TreePath(new TreePath(unit), each)));
    }
  }

  private static TreePath source(TreePath path, VariableTree tree) {
    if (tree.getInitializer() != null) {
      return new TreePath(path, tree.getInitializer());
    }
    TreePath parent = path.getParentPath();
    return parent.getLeaf() instanceof EnhancedForLoopTree loop
        ? new TreePath(parent, loop.getExpression())
        : null;
  }

  /** The rule by which we name a declaration otherwise; null for none. */
  JavacNameRule translation(Element element, boolean written) {
    if (!isHere(element)) {
      return null;
    }
    if (isComponent(element)) {
      return JavacNameRule.RECORD_COMPONENT;
    }
    return element.getKind() == ElementKind.METHOD && !written
        ? JavacNameRule.IMPLICIT_MEMBER
        : null;
  }

  private boolean isComponent(Element element) {
    return switch (element.getKind()) {
      case FIELD ->
          element.getEnclosingElement().getKind() == ElementKind.RECORD
              && !element.getModifiers().contains(Modifier.STATIC);
      case PARAMETER ->
          element.getEnclosingElement() instanceof ExecutableElement constructor
              && elements.isCompactConstructor(constructor);
      default -> false;
    };
  }

  /** What is written instead of an element that a rule translates. */
  Element written(Element element) {
    if (isComponent(element)) {
      return element;
    }
    Element type = element.getEnclosingElement();
    if (type.getKind() != ElementKind.RECORD) {
      return type;
    }
    return type.getEnclosedElements().stream()
        .map(Element.class::cast)
        .filter(each -> each.getKind() == ElementKind.FIELD)
        .filter(each -> each.getSimpleName().equals(element.getSimpleName()))
        .findFirst()
        .orElse(type);
  }

  /** A translated element as we name it, where what is written stands at {@code place}. */
  String translated(Element element, String place) {
    String kind = isComponent(element) ? "record_component" : "method";
    return place == null ? null : kind + place.substring(place.indexOf('@'));
  }

  /**
   * The rule by which the name at a path need not be bound to an element of the file, or may be
   * bound to one although it means another's; null for none.
   */
  JavacNameRule excuse(TreePath path, Element element, boolean here) {
    if (here) {
      return rule(path, element);
    }
    if (isHere(element)) {
      return null;
    }
    ExpressionTree before = before(path.getLeaf());
    if (before != null) {
      TypeMirror type = trees.getTypeMirror(new TreePath(path, before));
      return type != null && hasMember(types.asElement(types.erasure(type)), element)
          ? JavacNameRule.INHERITED_FROM_OTHER_FILES
          : null;
    }
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      if (at.getLeaf() instanceof ClassTree && hasMember(trees.getElement(at), element)) {
        return JavacNameRule.INHERITED_FROM_OTHER_FILES;
      }
    }
    return null;
  }

  private boolean hasMember(Element type, Element member) {
    return type instanceof TypeElement of
        && isHere(type)
        && elements.getAllMembers(of).contains(member);
  }

  private static ExpressionTree before(Tree leaf) {
    return switch (leaf) {
      case MemberSelectTree select -> select.getExpression();
      case MemberReferenceTree reference -> reference.getQualifierExpression();
      default -> null;
    };
  }

  private JavacNameRule rule(TreePath path, Element element) {
    ExpressionTree before = before(path.getLeaf());
    if (before != null && isElsewhere(new TreePath(path, before))) {
      return JavacNameRule.TYPE_OF_OTHER_FILES;
    }
    return element instanceof ExecutableElement method && hangsOnArguments(path, method)
        ? JavacNameRule.ARGUMENT_OF_OTHER_FILES
        : null;
  }

  /** Whether an expression's type, or a parent of it, is known from another file only. */
  private boolean isElsewhere(TreePath path) {
    return isTypeElsewhere(trees.getTypeMirror(path)) || isShownElsewhere(path);
  }

  private boolean isTypeElsewhere(TypeMirror type) {
    TypeMirror erased = type == null ? null : types.erasure(type);
    return erased != null
        && erased.getKind() == TypeKind.DECLARED
        && !isHere(types.asElement(erased));
  }

  private boolean isShownElsewhere(TreePath path) {
    return switch (path.getLeaf()) {
      case ParenthesizedTree inner -> isShownElsewhere(path, inner.getExpression());
      case IdentifierTree _ -> isVariableElsewhere(path);
      case MemberSelectTree select ->
          isVariableElsewhere(path)
              || (isGeneric(trees.getElement(path))
                  && isShownElsewhere(path, select.getExpression()));
      case MethodInvocationTree call -> isCallElsewhere(path, call);
      case ConditionalExpressionTree choice ->
          isShownElsewhere(path, choice.getTrueExpression())
              || isShownElsewhere(path, choice.getFalseExpression());
      case AssignmentTree assignment -> isShownElsewhere(path, assignment.getVariable());
      case ArrayAccessTree access -> isShownElsewhere(path, access.getExpression());
      case BinaryTree binary ->
          isShownElsewhere(path, binary.getLeftOperand())
              || isShownElsewhere(path, binary.getRightOperand());
      case LambdaExpressionTree _, MemberReferenceTree _, SwitchExpressionTree _ -> true;
      default -> false;
    };
  }

  private boolean isShownElsewhere(TreePath parent, Tree child) {
    return isShownElsewhere(new TreePath(parent, child));
  }

  private boolean isVariableElsewhere(TreePath path) {
    Element element = trees.getElement(path);
    if (element == null || element.getKind().isClass() || element.getKind().isInterface()) {
      return false;
    }
    if (inferred.containsKey(element)) {
      TreePath source = inferred.get(element);
      return source == null || isElsewhere(source);
    }
    return element.getKind() != ElementKind.PACKAGE && !isHere(element);
  }

  private boolean isCallElsewhere(TreePath path, MethodInvocationTree call) {
    Element method = trees.getElement(path);
    if (method == null || !isHere(method)) {
      return true;
    }
    TreePath select = new TreePath(path, call.getMethodSelect());
    if (rule(select, method) != null) {
      return true;
    }
    return isGeneric(method)
        && ((call.getMethodSelect() instanceof MemberSelectTree on
                && isElsewhere(new TreePath(select, on.getExpression())))
            || call.getArguments().stream()
                .anyMatch(each -> isElsewhere(new TreePath(path, each))));
  }

  /** Whether a member's type names a type variable. */
  private static boolean isGeneric(Element element) {
    TypeMirror type =
        element instanceof ExecutableElement method ? method.getReturnType() : element.asType();
    return type.getKind() == TypeKind.TYPEVAR || type.toString().contains("<");
  }

  private boolean hangsOnArguments(TreePath path, ExecutableElement method) {
    Element owner = method.getEnclosingElement();
    List<? extends Element> all =
        owner instanceof TypeElement type ? elements.getAllMembers(type) : List.of();
    long overloads =
        all.stream().filter(each -> each.getSimpleName().equals(method.getSimpleName())).count();
    if (overloads < 2) {
      return false;
    }
    if (path.getLeaf() instanceof MemberReferenceTree) {
      return true;
    }
    if (!(path.getParentPath().getLeaf() instanceof MethodInvocationTree call)) {
      return false;
    }
    for (int i = 0; i < call.getArguments().size(); i++) {
      TreePath argument = new TreePath(path.getParentPath(), call.getArguments().get(i));
      TypeMirror type = trees.getTypeMirror(argument);
      boolean same =
          i < method.getParameters().size()
              && type != null
              && types.isSameType(
                  types.erasure(type), types.erasure(method.getParameters().get(i).asType()));
      if (isShownElsewhere(argument) || (!same && (isTypeElsewhere(type) || isHeir(type)))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a parent of a type is of another file. */
  private boolean isHeir(TypeMirror type) {
    return type != null
        && types.directSupertypes(type).stream()
            .filter(parent -> !parent.toString().equals("java.lang.Object"))
            .anyMatch(parent -> isTypeElsewhere(parent) || isHeir(parent));
  }

  private boolean isHere(Element element) {
    Element at = element;
    while (at != null
        && at.getEnclosingElement() != null
        && at.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
      at = at.getEnclosingElement();
    }
    return topLevel.contains(at);
  }
}
