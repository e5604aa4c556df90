package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.regex.Pattern;

/** Go's packages: what imports mean. */
final class GoPackages {
  private static final Pattern VERSION = Pattern.compile("/v\\d+$");
  private static final Pattern VERSION_AS_SUFFIX = Pattern.compile("\\.v\\d+$");

  private GoPackages() {}

  static ImportFact read(Match match, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    int moduleNode = match.node("module");
    int aliasNode = match.node("alias");
    boolean wildcard = match.node("wildcard") != NONE;
    String quoted = tree.text(moduleNode);
    String module = quoted.length() < 2 ? quoted : quoted.substring(1, quoted.length() - 1);
    String alias = aliasNode == NONE ? null : tree.text(aliasNode);
    String bound = alias == null ? packageName(module) : alias;
    return new ImportFact(
        tree.start(match.node()),
        tree.end(match.node()),
        module,
        moduleNode,
        null,
        NONE,
        alias,
        aliasNode,
        wildcard || "_".equals(alias) ? null : bound,
        module,
        module,
        wildcard,
        0,
        origin(module, facts.file.settings().packageName()),
        false);
  }

  /** What a package is most likely called: the last part of its path that is no version. */
  private static String packageName(String path) {
    String plain = VERSION.matcher(path).replaceFirst("");
    plain = VERSION_AS_SUFFIX.matcher(plain).replaceFirst("");
    String name = Text.after(plain, '/');
    name = name.startsWith("go-") ? name.substring("go-".length()) : name;
    return name.endsWith(".go") || name.endsWith("-go")
        ? name.substring(0, name.length() - ".go".length())
        : name;
  }

  private static String origin(String path, String own) {
    if (path.startsWith(".") || (own != null && (path.equals(own) || path.startsWith(own + "/")))) {
      return "repo";
    }
    String first = Text.before(path, '/');
    return first.contains(".") ? "dependency" : "stdlib";
  }
}
