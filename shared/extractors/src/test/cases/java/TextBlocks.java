package cases;

class TextBlocks {
  String html =
      """
      <p class="x">
        a \
      continued line, \""" and "" inside
      </p>\s
      """.strip();
  String short_ = """
  """;
}
