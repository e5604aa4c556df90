package dev.sourcelake.extractors.java;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Name;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What javac's own trees say a file declares, calls and imports: each fact as text with the offset
 * at which it starts, and how often it stands there.
 */
final class JavacFacts extends TreePathScanner<Object, Object> {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final int[] offsets;
  private final Map<String, Integer> facts = new TreeMap<>();

  private JavacFacts(CompilationUnitTree unit, SourcePositions positions, int[] offsets) {
    this.unit = unit;
    this.positions = positions;
    this.offsets = offsets;
  }

  /**
   * The facts of some sources in their order; offsets are those of the UTF-8 text. Null stands for
   * a source in which javac finds an error.
   */
  static List<Map<String, Integer>> of(List<Source> sources) {
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
      List<Map<String, Integer>> all = new ArrayList<>();
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      // The trees come in the order of the sources.
      for (CompilationUnitTree unit : task.parse()) {
        Source source = sources.get(all.size());
        JavacFacts facts = new JavacFacts(unit, positions, utf8Offsets(source.text));
        facts.scan(unit, null);
        all.add(failed.contains(source.toUri()) ? null : facts.facts);
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
        add("anonymous", "", start(tree));
      }
    } else {
      add("type", tree.getSimpleName(), start(tree));
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
    add("method", name, start(tree));
    if (tree.getReceiverParameter() == null) {
      return super.visitMethod(tree, unused);
    }
    // A receiver is no variable: what stands in it is visited, itself it is not.
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
      add("constant", tree.getName(), start(tree));
      scan(tree.getModifiers(), unused);
      NewClassTree creation = (NewClassTree) tree.getInitializer();
      scan(creation.getArguments(), unused);
      return scan(creation.getClassBody(), unused);
    }
    switch (parent) {
      case ClassTree type -> add("field", tree.getName(), declaratorStart(tree, type.getMembers()));
      case MethodTree method when start(tree) < start(method) -> {
        // The components of a record, copied into its compact constructor.
        return null;
      }
      case MethodTree _, LambdaExpressionTree _, CatchTree _ ->
          add("parameter", tree.getName(), start(tree));
      default -> add("variable", tree.getName(), -1);
    }
    return super.visitVariable(tree, unused);
  }

  @Override
  public Object visitTypeParameter(TypeParameterTree tree, Object unused) {
    add("type_parameter", tree.getName(), start(tree));
    return super.visitTypeParameter(tree, unused);
  }

  @Override
  public Object visitMethodInvocation(MethodInvocationTree tree, Object unused) {
    ExpressionTree select = tree.getMethodSelect();
    Name name =
        select instanceof MemberSelectTree member
            ? member.getIdentifier()
            : ((IdentifierTree) select).getName();
    add("call", name, start(tree));
    return super.visitMethodInvocation(tree, unused);
  }

  @Override
  public Object visitNewClass(NewClassTree tree, Object unused) {
    add("construct", simpleName(tree.getIdentifier()), start(tree));
    return super.visitNewClass(tree, unused);
  }

  @Override
  public Object visitMemberReference(MemberReferenceTree tree, Object unused) {
    String name = tree.getName().contentEquals("<init>") ? "new" : tree.getName().toString();
    add("method_reference", name, start(tree));
    return super.visitMemberReference(tree, unused);
  }

  @Override
  public Object visitImport(ImportTree tree, Object unused) {
    String name = tree.getQualifiedIdentifier().toString();
    add("import", (tree.isStatic() ? "static " : "") + name.replace(" ", ""), start(tree));
    return null;
  }

  @Override
  public Object visitRequires(RequiresTree tree, Object unused) {
    add("import", tree.getModuleName().toString(), start(tree));
    return null;
  }

  @Override
  public Object visitAnnotation(AnnotationTree tree, Object unused) {
    // The declarators of one field share its annotations.
    facts.put("annotation " + tree.getAnnotationType() + " @" + start(tree), 1);
    return super.visitAnnotation(tree, unused);
  }

  /** Later declarators of a declaration start where the first does, so none of them is placed. */
  private int declaratorStart(VariableTree tree, List<? extends Tree> siblings) {
    int start = start(tree);
    long together =
        siblings.stream()
            .filter(VariableTree.class::isInstance)
            .filter(each -> start(each) == start)
            .count();
    return together > 1 ? -1 : start;
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
    return offsets[(int) positions.getStartPosition(unit, tree)];
  }

  private void add(String kind, CharSequence name, int offset) {
    facts.merge(kind + " " + name + (offset < 0 ? "" : " @" + offset), 1, Integer::sum);
  }

  private static int[] utf8Offsets(String text) {
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

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
