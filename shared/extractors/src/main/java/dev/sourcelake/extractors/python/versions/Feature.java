package dev.sourcelake.extractors.python.versions;

/** A piece of syntax, and the minor version of Python 3 that first takes it. */
enum Feature {
  KEYWORD_ONLY_PARAMETERS(0, "keyword-only parameters"),
  ANNOTATED_PARAMETERS(0, "annotated parameters and results"),
  NONLOCAL(0, "nonlocal"),
  RAISE_FROM(0, "raise … from"),
  CLASS_KEYWORDS(0, "keywords of a class"),
  STARRED_TARGET(0, "a starred target"),
  YIELD_FROM(3, "yield from"),
  ASYNC(5, "async and await"),
  MATRIX_PRODUCT(5, "the operator @"),
  UNPACKING_IN_DISPLAYS(5, "unpacking in displays"),
  UNPACKING_IN_CALLS(5, "several unpackings in a call, or arguments after one"),
  FORMATTED_STRING(6, "an f-string"),
  ANNOTATED_VARIABLE(6, "an annotated variable"),
  UNDERSCORE_IN_NUMBER(6, "underscores in numbers"),
  ASYNC_COMPREHENSION(6, "an asynchronous comprehension"),
  NAMED_EXPRESSION(8, "the operator :="),
  POSITIONAL_ONLY_PARAMETERS(8, "positional-only parameters"),
  SELF_DOCUMENTING_FIELD(8, "= in an f-string's field"),
  BARE_UNPACKING(8, "unpacking in return and yield without parentheses"),
  CONTINUE_IN_FINALLY(8, "continue in finally"),
  ANY_DECORATOR(9, "a decorator that is no dotted name or call of one"),
  PARENTHESIZED_WITH(9, "parentheses around the items of with"),
  UNPACKING_IN_FOR(9, "unpacking in for … in without parentheses"),
  MATCH(10, "match"),
  BARE_NAMED_EXPRESSION(10, "the operator := in a set or an index without parentheses"),
  EXCEPT_STAR(11, "except*"),
  UNPACKING_IN_INDEX(11, "unpacking in an index or the type of *args"),
  TYPE_PARAMETERS(12, "type parameters"),
  TYPE_ALIAS(12, "a type alias statement"),
  ANY_FIELD(12, "quotes, backslashes, comments or line ends in an f-string's field"),
  TYPE_PARAMETER_DEFAULT(13, "a type parameter's default"),
  TEMPLATE_STRING(14, "a t-string"),
  BARE_EXCEPT_TYPES(14, "several types in except without parentheses");

  private final int minor;
  private final String words;

  Feature(int minor, String words) {
    this.minor = minor;
    this.words = words;
  }

  /** The minor version of Python 3 that first takes it. */
  int minor() {
    return minor;
  }

  /** What it is, for people. */
  String words() {
    return words;
  }
}
