package dev.sourcelake.extractors.java;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.RequiresTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Name;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What javac's own trees say a file declares, calls and imports, with spans in the UTF-8 text.
 * Rules are applied where javac's trees and our rows mean the same in other words.
 */
final class JavacFacts extends TreePathScanner<Object, Object> {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final int[] offsets;
  private final byte[] utf8;
  private final FactCounts counts = new FactCounts();

  private JavacFacts(CompilationUnitTree unit, SourcePositions positions, String text) {
    this.unit = unit;
    this.positions = positions;
    this.offsets = utf8Offsets(text);
    this.utf8 = text.getBytes(StandardCharsets.UTF_8);
  }

  /** The facts of some sources in their order; null for a source in which javac finds an error. */
  static List<FactCounts> of(List<Source> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Set<URI> failed = new HashSet<>();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(),
                null,
                problem -> {
                  if (problem.getKind() == javax.tools.Diagnostic.Kind.ERROR) {
                    failed.add(problem.getSource().toUri());
                  }
                },
                List.of("--enable-preview", "--release", "25", "-proc:none", "-Xmaxerrs", "10000"),
                null,
                sources);
    try {
      List<FactCounts> all = new ArrayList<>();
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      // The trees come in the order of the sources.
      for (CompilationUnitTree unit : task.parse()) {
        Source source = sources.get(all.size());
        JavacFacts facts = new JavacFacts(unit, positions, source.text);
        facts.scan(unit, null);
        all.add(failed.contains(source.toUri()) ? null : facts.counts);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Object visitClass(ClassTree tree, Object unused) {
    if (tree.getSimpleName().isEmpty()) {
      if (!isEnumConstant(getCurrentPath().getParentPath().getLeaf())) {
        add("anonymous", "", tree);
      }
    } else if (isImplicit(tree)) {
      counts.applied(JavacRule.IMPLICIT_CLASS);
    } else {
      add("type", tree.getSimpleName(), tree);
    }
    return super.visitClass(tree, unused);
  }

  @Override
  public Object visitMethod(MethodTree tree, Object unused) {
    Tree type = getCurrentPath().getParentPath().getLeaf();
    CharSequence name =
        tree.getName().contentEquals("<init>")
            ? ((ClassTree) type).getSimpleName()
            : tree.getName();
    add("method", name, tree);
    if (tree.getReceiverParameter() == null) {
      return super.visitMethod(tree, unused);
    }
    counts.applied(JavacRule.RECEIVER);
    scan(tree.getModifiers(), unused);
    scan(tree.getReturnType(), unused);
    scan(tree.getTypeParameters(), unused);
    scan(tree.getParameters(), unused);
    scan(tree.getReceiverParameter().getType(), unused);
    scan(tree.getReceiverParameter().getModifiers(), unused);
    scan(tree.getThrows(), unused);
    return scan(tree.getBody(), unused);
  }

  @Override
  public Object visitVariable(VariableTree tree, Object unused) {
    Tree parent = getCurrentPath().getParentPath().getLeaf();
    if (isEnumConstant(tree)) {
      counts.applied(JavacRule.ENUM_CONSTANT);
      add("constant", tree.getName(), tree);
      scan(tree.getModifiers(), unused);
      NewClassTree creation = (NewClassTree) tree.getInitializer();
      scan(creation.getArguments(), unused);
      return scan(creation.getClassBody(), unused);
    }
    switch (parent) {
      case ClassTree type -> variable("field", tree, type.getMembers());
      case MethodTree method when start(tree) < start(method) -> {
        counts.applied(JavacRule.COPIED_COMPONENT);
        return null;
      }
      case MethodTree _, LambdaExpressionTree _, CatchTree _ ->
          add("parameter", tree.getName(), tree);
      case BlockTree block -> variable("variable", tree, block.getStatements());
      case CaseTree choice -> variable("variable", tree, choice.getStatements());
      case ForLoopTree loop -> variable("variable", tree, loop.getInitializer());
      default -> variable("variable", tree, List.of());
    }
    return super.visitVariable(tree, unused);
  }

  @Override
  public Object visitTypeParameter(TypeParameterTree tree, Object unused) {
    add("type_parameter", tree.getName(), tree);
    return super.visitTypeParameter(tree, unused);
  }

  @Override
  public Object visitMethodInvocation(MethodInvocationTree tree, Object unused) {
    ExpressionTree select = tree.getMethodSelect();
    Name name =
        select instanceof MemberSelectTree member
            ? member.getIdentifier()
            : ((IdentifierTree) select).getName();
    add("call", name, tree);
    return super.visitMethodInvocation(tree, unused);
  }

  @Override
  public Object visitNewClass(NewClassTree tree, Object unused) {
    add("construct", simpleName(tree.getIdentifier()), tree);
    return super.visitNewClass(tree, unused);
  }

  @Override
  public Object visitMemberReference(MemberReferenceTree tree, Object unused) {
    String name = tree.getName().contentEquals("<init>") ? "new" : tree.getName().toString();
    add("method_reference", name, tree);
    return super.visitMemberReference(tree, unused);
  }

  @Override
  public Object visitImport(ImportTree tree, Object unused) {
    String name = tree.getQualifiedIdentifier().toString();
    add("import", (tree.isStatic() ? "static " : "") + name.replace(" ", ""), tree);
    return null;
  }

  @Override
  public Object visitRequires(RequiresTree tree, Object unused) {
    add("import", tree.getModuleName().toString(), tree);
    return null;
  }

  @Override
  public Object visitAnnotation(AnnotationTree tree, Object unused) {
    // The declarators of one field share its annotations.
    counts.addOnce("annotation", tree.getAnnotationType().toString(), start(tree), end(tree));
    return super.visitAnnotation(tree, unused);
  }

  /** A variable with those that may be declared together with it. */
  private void variable(String kind, VariableTree tree, List<? extends Tree> siblings) {
    int start = start(tree);
    long together =
        siblings.stream()
            .filter(VariableTree.class::isInstance)
            .filter(each -> start(each) == start)
            .count();
    if (together > 1) {
      counts.applied(JavacRule.DECLARED_TOGETHER);
    }
    int end = end(tree);
    if (utf8[end - 1] == ';' || utf8[end - 1] == ',') {
      counts.applied(JavacRule.SEPARATOR);
      Tree value = tree.getInitializer();
      end = value == null ? SourceGaps.endBefore(utf8, end - 1) : end(value);
    }
    String name = tree.getName().toString();
    counts.add(kind, name, together > 1 ? -1 : start, end);
  }

  /** The class of a compact source file. */
  private boolean isImplicit(ClassTree tree) {
    return getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree
        && end(tree) < 0;
  }

  private static boolean isEnumConstant(Tree tree) {
    return tree instanceof VariableTree && tree.toString().startsWith("/*public static final*/");
  }

  private static String simpleName(Tree type) {
    String name = type.toString();
    name = name.contains("<") ? name.substring(0, name.indexOf('<')) : name;
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf(' ')) + 1);
  }

  private int start(Tree tree) {
    return offset(positions.getStartPosition(unit, tree));
  }

  /** What is not written has no place. */
  private int offset(long position) {
    return position < 0 ? -1 : offsets[(int) position];
  }

  private int end(Tree tree) {
    return offset(positions.getEndPosition(unit, tree));
  }

  private void add(String kind, CharSequence name, Tree tree) {
    counts.add(kind, name, start(tree), end(tree));
  }

  /** The UTF-8 offset of each char, and of the end. */
  static int[] utf8Offsets(String text) {
    int[] offsets = new int[text.length() + 1];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Each half of a surrogate pair counts for two of its four bytes.
      offsets[i + 1] = offsets[i] + (c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3);
    }
    return offsets;
  }

  /** A text as javac takes it. */
  static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path.replace('\\', '/')), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    String text() {
      return text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
