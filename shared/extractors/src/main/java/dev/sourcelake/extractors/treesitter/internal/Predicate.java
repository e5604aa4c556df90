package dev.sourcelake.extractors.treesitter.internal;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * What the text of a capture must be for a match to count: {@code #eq?}, {@code #any-of?} and
 * {@code #match?}, each also with {@code not-} before it. Every node of the capture must fulfil it;
 * with {@code any-} before {@code eq?} or {@code match?} one of them.
 *
 * @param capture the capture by number
 * @param wanted the texts of which it is to be one, or null
 * @param regex what is to be found in it, or null
 * @param other the capture whose text it is to have, or {@link SyntaxTree#NONE}
 * @param negated whether it is the other way round
 * @param any whether one node of the capture suffices
 */
record Predicate(
    int capture, Set<String> wanted, Pattern regex, int other, boolean negated, boolean any) {

  /** A name, a text, or a capture: then with its number. */
  record Operand(String text, int capture) {
    boolean isCapture() {
      return capture != SyntaxTree.NONE;
    }
  }

  /** Whether it only tells programs what to do with a match, as {@code #set!} does. */
  static boolean isDirective(List<Operand> operands) {
    return operands.getFirst().text().endsWith("!");
  }

  /**
   * Reads a predicate.
   *
   * @throws IllegalArgumentException if there is no such predicate, or its operands are wrong; the
   *     message says why
   */
  static Predicate of(List<Operand> operands) {
    String name = operands.getFirst().text();
    boolean any = name.startsWith("any-") && !name.equals("any-of?");
    String rest = any ? name.substring("any-".length()) : name;
    boolean negated = rest.startsWith("not-");
    String what = negated ? rest.substring("not-".length()) : rest;
    if (!Set.of("eq?", "match?", "any-of?").contains(what) || (any && what.equals("any-of?"))) {
      throw new IllegalArgumentException(
          "unknown predicate #"
              + name
              + "; use eq?, any-of? or match?, with not- or any- before it");
    }
    List<Operand> arguments = operands.subList(1, operands.size());
    if (arguments.size() < 2 || !arguments.getFirst().isCapture()) {
      throw new IllegalArgumentException("predicate #" + name + " takes a capture and texts");
    }
    int capture = arguments.getFirst().capture();
    List<Operand> values = arguments.subList(1, arguments.size());
    if (what.equals("eq?") && values.size() == 1 && values.getFirst().isCapture()) {
      return new Predicate(capture, null, null, values.getFirst().capture(), negated, any);
    }
    if (values.stream().anyMatch(Operand::isCapture)) {
      throw new IllegalArgumentException(
          "predicate #" + name + " takes a capture and texts; only eq? compares two captures");
    }
    if (what.equals("match?")) {
      return new Predicate(
          capture, null, regex(name, values.getFirst().text()), SyntaxTree.NONE, negated, any);
    }
    Set<String> texts = values.stream().map(Operand::text).collect(Collectors.toUnmodifiableSet());
    return new Predicate(capture, texts, null, SyntaxTree.NONE, negated, any);
  }

  private static Pattern regex(String name, String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "predicate #" + name + " has a bad pattern: " + e.getDescription() + " in " + regex, e);
    }
  }

  /**
   * Whether a node's text fulfils it.
   *
   * @param otherText the text of the other capture's node, or null
   */
  boolean accepts(String text, String otherText) {
    boolean holds =
        other != SyntaxTree.NONE
            ? text.equals(otherText)
            : wanted == null ? regex.matcher(text).find() : wanted.contains(text);
    return negated != holds;
  }
}
