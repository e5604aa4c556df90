package dev.sourcelake.extractors.python.syntax;

/** The node classes of CPython 3.14's {@code ast} that stand for a place in the source. */
public enum Kind {
  MODULE("Module", false),
  FUNCTION_DEF("FunctionDef"),
  ASYNC_FUNCTION_DEF("AsyncFunctionDef"),
  CLASS_DEF("ClassDef"),
  RETURN("Return"),
  DELETE("Delete"),
  ASSIGN("Assign"),
  TYPE_ALIAS("TypeAlias"),
  AUG_ASSIGN("AugAssign"),
  ANN_ASSIGN("AnnAssign"),
  FOR("For"),
  ASYNC_FOR("AsyncFor"),
  WHILE("While"),
  IF("If"),
  WITH("With"),
  ASYNC_WITH("AsyncWith"),
  MATCH("Match"),
  RAISE("Raise"),
  TRY("Try"),
  TRY_STAR("TryStar"),
  ASSERT("Assert"),
  IMPORT("Import"),
  IMPORT_FROM("ImportFrom"),
  GLOBAL("Global"),
  NONLOCAL("Nonlocal"),
  EXPR("Expr"),
  PASS("Pass"),
  BREAK("Break"),
  CONTINUE("Continue"),
  BOOL_OP("BoolOp"),
  NAMED_EXPR("NamedExpr"),
  BIN_OP("BinOp"),
  UNARY_OP("UnaryOp"),
  LAMBDA("Lambda"),
  IF_EXP("IfExp"),
  DICT("Dict"),
  SET("Set"),
  LIST_COMP("ListComp"),
  SET_COMP("SetComp"),
  DICT_COMP("DictComp"),
  GENERATOR_EXP("GeneratorExp"),
  AWAIT("Await"),
  YIELD("Yield"),
  YIELD_FROM("YieldFrom"),
  COMPARE("Compare"),
  CALL("Call"),
  FORMATTED_VALUE("FormattedValue"),
  INTERPOLATION("Interpolation"),
  JOINED_STR("JoinedStr"),
  TEMPLATE_STR("TemplateStr"),
  CONSTANT("Constant"),
  ATTRIBUTE("Attribute"),
  SUBSCRIPT("Subscript"),
  STARRED("Starred"),
  NAME("Name"),
  LIST("List"),
  TUPLE("Tuple"),
  SLICE("Slice"),
  COMPREHENSION("comprehension", false),
  EXCEPT_HANDLER("ExceptHandler"),
  ARGUMENTS("arguments", false),
  ARG("arg"),
  KEYWORD("keyword"),
  ALIAS("alias"),
  WITHITEM("withitem", false),
  MATCH_CASE("match_case", false),
  MATCH_VALUE("MatchValue"),
  MATCH_SINGLETON("MatchSingleton"),
  MATCH_SEQUENCE("MatchSequence"),
  MATCH_MAPPING("MatchMapping"),
  MATCH_CLASS("MatchClass"),
  MATCH_STAR("MatchStar"),
  MATCH_AS("MatchAs"),
  MATCH_OR("MatchOr"),
  TYPE_VAR("TypeVar"),
  PARAM_SPEC("ParamSpec"),
  TYPE_VAR_TUPLE("TypeVarTuple");

  private final String label;
  private final boolean positioned;

  Kind(String label) {
    this(label, true);
  }

  Kind(String label, boolean positioned) {
    this.label = label;
    this.positioned = positioned;
  }

  /** CPython's name of the class. */
  public String label() {
    return label;
  }

  /** Whether CPython gives such nodes a position; those of the others are ours. */
  public boolean isPositioned() {
    return positioned;
  }

  /** Whether it is a function, asynchronous or not; a lambda is not. */
  public boolean isFunction() {
    return this == FUNCTION_DEF || this == ASYNC_FUNCTION_DEF;
  }

  /** Whether it is a comprehension of any form, or a generator expression. */
  public boolean isComprehension() {
    return this == LIST_COMP || this == SET_COMP || this == DICT_COMP || this == GENERATOR_EXP;
  }
}
