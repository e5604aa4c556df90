package dev.sourcelake.extractors.treesitter.internal;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the text of a capture must be for a match to count: {@code #eq?}, {@code #any-of?} and
 * {@code #match?}, each also with {@code not-} before it. Every node of the capture must fulfil it.
 *
 * @param capture the capture by number
 * @param wanted the texts of which it is to be one, or null
 * @param regex what is to be found in it, or null
 * @param negated whether it is the other way round
 */
record Predicate(int capture, Set<String> wanted, Pattern regex, boolean negated) {

  /** A name, a text, or a capture: then with its number. */
  record Operand(String text, int capture) {}

  static Predicate of(List<Operand> operands, String query) {
    String name = operands.getFirst().text();
    boolean negated = name.startsWith("not-");
    List<Operand> arguments = operands.subList(1, operands.size());
    if (arguments.size() < 2
        || arguments.getFirst().capture() == SyntaxTree.NONE
        || arguments.stream().skip(1).anyMatch(argument -> argument.capture() != SyntaxTree.NONE)) {
      throw new IllegalArgumentException(
          "Query '" + query + "': predicate #" + name + " takes a capture and texts");
    }
    Set<String> texts =
        arguments.stream().skip(1).map(Operand::text).collect(Collectors.toUnmodifiableSet());
    int capture = arguments.getFirst().capture();
    return switch (negated ? name.substring("not-".length()) : name) {
      case "eq?", "any-of?" -> new Predicate(capture, texts, null, negated);
      case "match?" ->
          new Predicate(capture, null, Pattern.compile(arguments.get(1).text()), negated);
      default ->
          throw new IllegalArgumentException(
              "Query '" + query + "': unknown predicate #" + name + "; use eq?, any-of? or match?");
    };
  }

  boolean accepts(String text) {
    return negated != (wanted == null ? regex.matcher(text).find() : wanted.contains(text));
  }
}
