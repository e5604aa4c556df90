package dev.sourcelake.extractors.treesitter;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where universal-ctags and we differ on what is a function or type, and why. A rule explains a
 * difference where its predicate holds; none is about a certain file.
 *
 * @param name what reports call it
 * @param languages of what languages
 * @param ceiling the share of a language's functions and types that it may explain
 * @param reason why the two differ
 * @param predicate which differences
 */
record CtagsRule(
    String name,
    Set<String> languages,
    double ceiling,
    String reason,
    Predicate<Difference> predicate) {
  /** All rules; the first one that explains a difference counts. */
  static final List<CtagsRule> ALL =
      List.of(
          rule(
              "IN_ERROR",
              "bash c kotlin sql",
              0.12,
              "our grammar makes nothing of the place, which a diagnostic tells; ctags looks at words",
              Difference::isInError),
          rule(
              "IN_TEXT",
              "bash lua ruby",
              0.05,
              "ctags takes lines of a string or here-document for code",
              d -> !d.isOurs() && d.isInText()),
          rule(
              "UNNAMED",
              "c cpp java kotlin php",
              0.3,
              "what has no name: ctags makes one up for some, we give it none",
              d -> d.name().equals(Difference.UNNAMED) || d.name().equals("<lambda>")),
          rule(
              "IN_UNNAMED",
              "java",
              0.02,
              "ctags reads no classes without a name",
              d -> d.isOurs() && d.isAround("class", false)),
          rule(
              "INSIDE_FUNCTION",
              "csharp go java javascript kotlin python tsx typescript",
              0.35,
              "ctags reads bodies of functions only in part, or not at all",
              d -> d.isOurs() && d.isInFunction()),
          rule(
              "OF_OBJECT",
              "javascript tsx typescript",
              0.35,
              "functions of object literals, which ctags loses where the object is an argument or has no name",
              d -> d.isOurs() && !d.isType() && !d.isInType() && d.kind().equals("method")),
          rule(
              "OBJECT_AS_CLASS",
              "javascript",
              0.4,
              "an object literal with functions is a class to ctags",
              d -> !d.isOurs() && d.isType() && !d.says("\\bclass\\b")),
          rule(
              "BY_VALUE",
              "javascript tsx typescript",
              0.2,
              "which functions are values of what name: ctags names them by the left side of any assignment",
              d ->
                  d.says("[=:(]\\s*(?:async\\s*)?(?:function\\b|\\(|[\\w$]+\\s*=>)")
                      || d.says("=>")),
          rule(
              "EXPORTED_CLASS",
              "javascript",
              0.01,
              "a class that is the module goes by 'exports'",
              d -> d.says("^module\\.exports = class\\b")),
          rule(
              "PRIVATE",
              "javascript",
              0.01,
              "the sign of a private name is part of it to us",
              d ->
                  !d.isType()
                      && (d.name().startsWith("#") || d.saysAnywhere("#" + d.name() + "("))),
          rule(
              "WITHOUT_BODY",
              "tsx typescript",
              0.5,
              "signatures of overloads and members, which ctags does not list",
              d -> d.isOurs() && !d.hasBody()),
          rule(
              "LOST_BY_TYPES",
              "tsx typescript",
              0.5,
              "ctags loses its way in type parameters and types of parameters",
              d ->
                  d.isOurs()
                      && d.says("(?:function\\b|\\*|^[\\w\\s]*)\\s*[\\w$#]+\\s*[<(]|=\\s*[(<]")),
          rule(
              "NEW_SIGNATURE",
              "typescript",
              0.02,
              "'new' in an interface makes no function of that name",
              d -> !d.isOurs() && d.name().equals("new")),
          rule(
              "TYPE_IMPORT",
              "tsx typescript",
              0.3,
              "'type' in an import makes no type",
              d -> !d.isOurs() && d.says("^type \\w+(?: as \\w+)?,?$|^import\\b")),
          rule(
              "PRIMARY_CONSTRUCTOR",
              "kotlin",
              0.1,
              "the parameters after a class's name are a constructor to us",
              d -> d.isOurs() && d.kind().equals("constructor")),
          rule(
              "LAMBDA_PARAMETER",
              "kotlin",
              0.3,
              "ctags makes methods of lambdas and the names of their parameters",
              d -> !d.isOurs() && d.says("\\{|->|\\bfor \\(")),
          rule(
              "COMPANION",
              "kotlin",
              0.02,
              "ctags takes words of expressions and companions for objects and classes",
              d -> d.isType() && d.says("\\b(?:object|class|interface)\\b")),
          rule(
              "OPERATOR",
              "csharp",
              0.1,
              "ctags does not list operators",
              d -> d.isOurs() && d.name().startsWith("operator")),
          rule(
              "LOST_BY_EXPRESSION",
              "csharp",
              0.05,
              "ctags loses its way in bodies of one expression, constraints and types in brackets",
              d -> d.isOurs() && d.says("(?:=>|[>\\w\\])] \\w+(?:<\\w+>)?\\(.*\\))")),
          rule(
              "DELEGATE",
              "csharp",
              0.05,
              "a delegate is a type to us and a method to ctags",
              d -> d.says("\\bdelegate\\b")),
          rule(
              "USING",
              "csharp",
              0.01,
              "a name that 'using' gives is an import to us",
              d -> !d.isOurs() && d.says("^using \\w+ =")),
          rule(
              "ALIAS",
              "ruby",
              0.04,
              "ctags cuts signs off the names of aliases, and knows no operators",
              d -> d.says("^(?:private |public )?alias")),
          rule(
              "STRUCT_NEW",
              "ruby",
              0.02,
              "classes that Struct.new and Class.new make",
              d -> d.isOurs() && d.isType() && d.says("=\\s*\\S*(?:\\.new|\\.define|Data)\\b")),
          rule(
              "DEFINED_BY_CALL",
              "ruby",
              0.01,
              "methods that define_method and its like make",
              d -> d.isOurs() && d.says("\\bdefine_(?:singleton_)?method\\b")),
          rule(
              "SINGLETON",
              "ruby",
              0.01,
              "ctags names a method of one object by the object, and cuts names at their signs",
              d -> !d.isType() && d.says("\\bdef\\s")),
          rule(
              "SCOPED_CLASS",
              "ruby",
              0.01,
              "ctags cuts the names of classes that are written as paths",
              d -> d.isType() && d.says("\\bclass\\s+\\S*::|class\\s*<<")),
          rule(
              "ASSIGNMENT",
              "bash lua",
              0.15,
              "ctags takes an assignment of an array, or of what a call gives, for a function",
              d ->
                  !d.isOurs()
                      && d.says("=")
                      && !d.says(
                          "\\bfunction\\s+[\\w.:]+\\s*\\(|^(?:local\\s+)?[\\w.]+\\s*=\\s*function\\b")),
          rule(
              "CREATE_TYPE",
              "sql",
              0.05,
              "ctags does not list types",
              d -> d.isOurs() && d.kind().equals("type")),
          rule(
              "OR_REPLACE",
              "sql",
              0.05,
              "ctags does not list functions that are created or replaced",
              d -> d.isOurs() && d.says("(?i)^create\\s+or\\s+replace")),
          rule(
              "MACRO",
              "c cpp",
              0.08,
              "a macro stands in the declaration, which only a preprocessor could expand",
              d -> d.saysNearby("\\b[A-Z][A-Z0-9_]{3,}\\b")));

  private static CtagsRule rule(
      String name,
      String languages,
      double ceiling,
      String reason,
      Predicate<Difference> predicate) {
    return new CtagsRule(name, Set.of(languages.split(" ", -1)), ceiling, reason, predicate);
  }

  /** Whether it explains a difference. */
  boolean explains(Difference difference) {
    return languages.contains(difference.language()) && predicate.test(difference);
  }
}
