package dev.sourcelake.extractors.java;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * What javac's attribution says that the names of a file mean, as far as it declares them: for each
 * occurrence the kind and the name's offset of its declaration. Errors are tolerated: a name of
 * which javac knows nothing is left out.
 */
final class JavacBindings {
  /**
   * An occurrence.
   *
   * @param target kind and offset of the declaration; null where another file has it
   * @param selected whether it stands after a dot or two colons
   * @param translated by which rule the target is named as we do; null where it is javac's own
   * @param excuse asks why one file may not show the target; it answers null where it does
   */
  record Use(
      String name,
      String target,
      boolean selected,
      JavacNameRule translated,
      Supplier<JavacNameRule> excuse) {}

  private JavacBindings() {}

  /** The occurrences by their offsets in the UTF-8 text, one map for each source. */
  static List<Map<Integer, Use>> of(List<JavacFacts.Source> sources, String classPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(),
                null,
                problem -> {},
                List.of(
                    "--enable-preview",
                    "--release",
                    "25",
                    "-proc:none",
                    "-XDshould-stop.ifError=FLOW",
                    "-classpath",
                    classPath),
                null,
                sources);
    try {
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      task.analyze();
      List<Map<Integer, Use>> all = new ArrayList<>();
      for (int i = 0; i < units.size(); i++) {
        all.add(uses(task, units.get(i), sources.get(i).text()));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Integer, Use> uses(JavacTask task, CompilationUnitTree unit, String text) {
    Map<Element, String> declared = new HashMap<>();
    Trees trees = Trees.instance(task);
    int[] offsets = JavacFacts.utf8Offsets(text);
    new DeclaredNames(trees, unit, text, offsets, declared).scan(unit, null);
    Map<Integer, Use> uses = new HashMap<>();
    new UsedNames(task, unit, text, offsets, declared, uses).scan(unit, null);
    return uses;
  }

  /** Finds where the names of declarations stand. */
  private static final class DeclaredNames extends TreePathScanner<Object, Object> {
    private final Trees trees;
    private final SourcePositions positions;
    private final CompilationUnitTree unit;
    private final String text;
    private final int[] offsets;
    private final Map<Element, String> declared;

    DeclaredNames(
        Trees trees,
        CompilationUnitTree unit,
        String text,
        int[] offsets,
        Map<Element, String> declared) {
      this.trees = trees;
      this.positions = trees.getSourcePositions();
      this.unit = unit;
      this.text = text;
      this.offsets = offsets;
      this.declared = declared;
    }

    @Override
    public Object visitClass(ClassTree tree, Object unused) {
      add(tree, tree.getSimpleName(), end(tree.getModifiers()));
      return super.visitClass(tree, unused);
    }

    @Override
    public Object visitMethod(MethodTree tree, Object unused) {
      if (tree.getReturnType() != null) {
        add(tree, tree.getName(), end(tree.getReturnType()));
      }
      return super.visitMethod(tree, unused);
    }

    @Override
    public Object visitVariable(VariableTree tree, Object unused) {
      long type = end(element(tree.getType()));
      add(tree, tree.getName(), type < 0 ? end(tree.getModifiers()) : type);
      return super.visitVariable(tree, unused);
    }

    @Override
    public Object visitTypeParameter(TypeParameterTree tree, Object unused) {
      long from = tree.getAnnotations().isEmpty() ? -1 : end(tree.getAnnotations().getLast());
      add(tree, tree.getName(), from);
      return super.visitTypeParameter(tree, unused);
    }

    /** The brackets of {@code int a[]} stand after the name. */
    private static Tree element(Tree type) {
      Tree element = type;
      while (element instanceof ArrayTypeTree array) {
        element = array.getType();
      }
      return element;
    }

    private long end(Tree tree) {
      return tree == null ? -1 : positions.getEndPosition(unit, tree);
    }

    private void add(Tree tree, CharSequence name, long after) {
      Element element = trees.getElement(getCurrentPath());
      long start = positions.getStartPosition(unit, tree);
      if (element == null || name.isEmpty() || start < 0) {
        return;
      }
      int at = find(name.toString(), (int) Math.max(after, start));
      if (at >= 0) {
        declared.putIfAbsent(element, kind(element.getKind()) + "@" + offsets[at]);
      }
    }

    /** The next place where the name is a word of its own. */
    private int find(String name, int from) {
      int at = text.indexOf(name, from);
      while (at >= 0
          && ((at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1)))
              || (at + name.length() < text.length()
                  && Character.isJavaIdentifierPart(text.charAt(at + name.length()))))) {
        at = text.indexOf(name, at + 1);
      }
      return at;
    }
  }

  /** Finds what names mean where they are used. */
  private static final class UsedNames extends TreePathScanner<Object, Object> {
    private final Trees trees;
    private final SourcePositions positions;
    private final CompilationUnitTree unit;
    private final String text;
    private final int[] offsets;
    private final Map<Element, String> declared;
    private final Map<Integer, Use> uses;
    private final JavacEvidence evidence;

    UsedNames(
        JavacTask task,
        CompilationUnitTree unit,
        String text,
        int[] offsets,
        Map<Element, String> declared,
        Map<Integer, Use> uses) {
      this.trees = Trees.instance(task);
      this.positions = trees.getSourcePositions();
      this.unit = unit;
      this.text = text;
      this.offsets = offsets;
      this.declared = declared;
      this.uses = uses;
      this.evidence = new JavacEvidence(task, unit);
    }

    @Override
    public Object visitImport(ImportTree tree, Object unused) {
      return null;
    }

    @Override
    public Object visitIdentifier(IdentifierTree tree, Object unused) {
      add(tree.getName(), positions.getStartPosition(unit, tree), false);
      return super.visitIdentifier(tree, unused);
    }

    @Override
    public Object visitMemberSelect(MemberSelectTree tree, Object unused) {
      long end = positions.getEndPosition(unit, tree);
      add(tree.getIdentifier(), end < 0 ? -1 : end - tree.getIdentifier().length(), true);
      return super.visitMemberSelect(tree, unused);
    }

    @Override
    public Object visitMemberReference(MemberReferenceTree tree, Object unused) {
      long end = positions.getEndPosition(unit, tree);
      add(tree.getName(), end < 0 ? -1 : end - tree.getName().length(), true);
      return super.visitMemberReference(tree, unused);
    }

    /** javac adds trees that nobody wrote, such as the types of a lambda's parameters. */
    private void add(CharSequence name, long start, boolean selected) {
      Element element = trees.getElement(getCurrentPath());
      if (start < 0
          || !text.startsWith(name.toString(), (int) start)
          || element == null
          || element.getKind() == ElementKind.PACKAGE
          || element.getKind() == ElementKind.CONSTRUCTOR
          || element.asType().getKind() == TypeKind.ERROR
          || name.toString().equals("this")
          || name.toString().equals("super")
          || name.toString().equals("class")) {
        return;
      }
      JavacNameRule translated = evidence.translation(element, declared.containsKey(element));
      String target =
          translated == null
              ? declared.get(element)
              : evidence.translated(element, declared.get(evidence.written(element)));
      TreePath path = getCurrentPath();
      uses.put(
          offsets[(int) start],
          new Use(
              name.toString(),
              target,
              selected,
              translated,
              () -> evidence.excuse(path, element, target != null)));
    }
  }

  private static String kind(ElementKind kind) {
    return switch (kind) {
      case LOCAL_VARIABLE, RESOURCE_VARIABLE, BINDING_VARIABLE -> "variable";
      case PARAMETER, EXCEPTION_PARAMETER -> "parameter";
      default -> kind.name().toLowerCase(java.util.Locale.ROOT);
    };
  }
}
