package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Python's modules: their names, and what imports mean. */
final class PythonModules {
  private static final Set<String> STDLIB = WordList.read("python_stdlib");
  private static final int FARTHEST_CONDITION = 20;
  private static final String CHECKING = "(\\w+\\.)*TYPE_CHECKING";
  private static final Pattern FOR_CHECKERS =
      Pattern.compile("\\(*\\s*" + CHECKING + "\\s*(and\\b.*)?\\)*", Pattern.DOTALL);
  private static final Pattern NOT_FOR_CHECKERS =
      Pattern.compile("\\(*not\\s+" + CHECKING + "\\)*");

  private static final Pattern SUFFIX = Pattern.compile("\\.[^./]*$");
  private static final Pattern INIT = Pattern.compile("(^|/)__init__$");
  private static final Pattern IS_INIT = Pattern.compile("(.*/)?__init__\\.pyi?");

  private PythonModules() {}

  /** The module's name from the settings, else from the path below its source root. */
  static String moduleOf(SourceFile file) {
    if (file.settings().module() != null) {
      return file.settings().module();
    }
    String root = file.settings().sourceRoot();
    String path = file.path();
    if (root != null && !root.isEmpty() && path.startsWith(root + "/")) {
      path = path.substring(root.length() + 1);
    }
    String module = INIT.matcher(SUFFIX.matcher(path).replaceFirst("")).replaceFirst("");
    return module.replace('/', '.');
  }

  static ImportFact read(Match match, boolean oneOfSeveral, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    int moduleNode = match.node("module");
    int nameNode = match.node("name");
    int aliasNode = match.node("alias");
    boolean wildcard = match.node("wildcard") != NONE;
    String written = moduleNode == NONE ? "__future__" : onOneLine(tree.text(moduleNode));
    int level = 0;
    while (level < written.length() && written.charAt(level) == '.') {
      level++;
    }
    String module = written.substring(level);
    String name = nameNode == NONE ? null : tree.text(nameNode);
    String alias = aliasNode == NONE ? null : tree.text(aliasNode);

    String absolute = level == 0 ? module : absolute(module, level, facts);
    String target = name == null ? absolute : Names.joined(absolute, name);
    String first = Text.before(module, '.');
    boolean wholeModule = name == null && !wildcard;
    String plain = wholeModule ? first : name;
    int item = nameNode == NONE ? moduleNode : nameNode;
    int span = oneOfSeveral ? aliasNode == NONE ? item : tree.parent(aliasNode) : match.node();
    return new ImportFact(
        tree.start(span),
        tree.end(span),
        module,
        moduleNode,
        name,
        nameNode,
        alias,
        aliasNode,
        wildcard ? null : alias == null ? plain : alias,
        target,
        wholeModule && alias == null ? first : target,
        wildcard,
        level,
        origin(absolute, level, facts),
        isForTypeCheckers(match.node(), tree));
  }

  /** A module without white space and what continues lines. */
  private static String onOneLine(String written) {
    return Text.withoutSpace(written).replace("\\", "");
  }

  /** A relative module made absolute by the name of the file's own. */
  private static String absolute(String module, int level, FileFacts facts) {
    List<String> parts = Arrays.asList(facts.module.split("\\.", -1));
    boolean isPackage = IS_INIT.matcher(facts.file.path()).matches();
    int kept = parts.size() - level + (isPackage ? 1 : 0);
    String around = kept <= 0 ? "" : String.join(".", parts.subList(0, kept));
    return module.isEmpty() ? around : Names.joined(around, module);
  }

  private static String origin(String module, int level, FileFacts facts) {
    String first = Text.before(module, '.');
    if (level > 0 || facts.module.equals(first) || facts.module.startsWith(first + ".")) {
      return "repo";
    }
    return STDLIB.contains(first) ? "stdlib" : "unknown";
  }

  /** Whether an import stands where only type checkers come: under {@code if TYPE_CHECKING}. */
  private static boolean isForTypeCheckers(int node, SyntaxTree tree) {
    int at = node;
    for (int i = 0; i < FARTHEST_CONDITION && tree.parent(at) != NONE; i++) {
      int around = tree.parent(at);
      boolean branch = tree.is(around, "if_statement") || tree.is(around, "elif_clause");
      if (branch && tree.child(around, "consequence") == at && says(FOR_CHECKERS, around, tree)) {
        return true;
      }
      if (tree.is(at, "else_clause") && branch && says(NOT_FOR_CHECKERS, around, tree)) {
        return true;
      }
      at = around;
    }
    return false;
  }

  private static boolean says(Pattern wanted, int branch, SyntaxTree tree) {
    int condition = tree.child(branch, "condition");
    return condition != NONE && wanted.matcher(tree.text(condition)).matches();
  }
}
