package dev.sourcelake.extractors.treesitter;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@link TableDialect} has to know of a language beside its queries: kinds of nodes and words,
 * and what holds of its names.
 *
 * @param words the words of each list
 * @param pairs words with what stands for each
 * @param traits what holds
 */
record Rules(
    Map<Words, Set<String>> words, Map<Pairs, Map<String, String>> pairs, Set<Trait> traits) {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  static final Rules NONE =
      new Rules(new EnumMap<>(Words.class), new EnumMap<>(Pairs.class), Set.of());

  /** Lists of words. */
  enum Words {
    /** Kinds of nodes that are modifiers, among the children of a definition. */
    MODIFIERS,
    /** Kinds of nodes before a definition's head that are attributes. */
    ATTRIBUTES,
    /** Kinds of nodes between a definition and its modifiers. */
    MODIFIER_LISTS,
    /** Kinds of definitions that others may belong to, beside functions, types and namespaces. */
    ENCLOSING,
    /** Kinds of nodes whose parameters are not those of the function around them. */
    FOREIGN_HEADS,
    /** Kinds of nodes that are names where a pattern or a declarator is looked through. */
    NAMES,
    /** Receivers that stand for the object or the type at hand. */
    SELF,
    /** Receivers that stand for its parents. */
    PARENTS,
    /** Types that are no definitions anywhere. */
    PRIMITIVES,
    /** Names that the language binds itself. */
    BUILTINS,
    /** Modules, or their first parts, that come with the language. */
    STANDARD_MODULES,
    /** What constructors are called. */
    CONSTRUCTORS
  }

  /** Lists of words that stand for others. */
  enum Pairs {
    /** Modifiers and the visibility that they give. */
    ACCESS,
    /** Kinds of nodes of literals and their types. */
    LITERALS,
    /** Kinds of definitions in a type and what they are there. */
    MEMBERS
  }

  /** What holds of a language's names. */
  enum Trait {
    /** Names in a type are visible to the functions in it. */
    TYPES_ARE_SCOPES,
    /** A module is made of several files, which see each other's names. */
    PACKAGES_SPAN_FILES,
    /** Members, inherited ones too, are called without a receiver. */
    MEMBERS_WITHOUT_RECEIVER,
    /** The first assignment to a name in a scope defines it. */
    DEFINED_BY_ASSIGNMENT,
    /** A simple name may be one from the top, beside one of its package. */
    FALLS_TO_TOP,
    /** Types begin with capitals, so that a receiver that does is one. */
    CAPITAL_TYPES
  }

  /** These rules with more words of a list, separated by blanks. */
  Rules with(Words list, String text) {
    return with(list, Set.of(SPACES.split(text.strip(), -1)));
  }

  /** These rules with more words of a list. */
  Rules with(Words list, Set<String> added) {
    Map<Words, Set<String>> more = new EnumMap<>(Words.class);
    more.putAll(words);
    more.merge(
        list,
        Set.copyOf(added),
        (a, b) -> {
          Set<String> both = new HashSet<>(a);
          both.addAll(b);
          return Set.copyOf(both);
        });
    return new Rules(more, pairs, traits);
  }

  /** These rules with more pairs {@code word=other}, separated by blanks. */
  Rules with(Pairs list, String text) {
    Map<String, String> all = new LinkedHashMap<>(pairs(list));
    for (String pair : SPACES.split(text.strip(), -1)) {
      int sign = pair.indexOf('=');
      all.put(pair.substring(0, sign), pair.substring(sign + 1));
    }
    Map<Pairs, Map<String, String>> more = new EnumMap<>(Pairs.class);
    more.putAll(pairs);
    more.put(list, all);
    return new Rules(words, more, traits);
  }

  /** These rules with more that holds. */
  Rules with(Trait... added) {
    Set<Trait> more = EnumSet.noneOf(Trait.class);
    more.addAll(traits);
    more.addAll(Arrays.asList(added));
    return new Rules(words, pairs, more);
  }

  Set<String> words(Words list) {
    return words.getOrDefault(list, Set.of());
  }

  /** In the order in which they were given. */
  Map<String, String> pairs(Pairs list) {
    return pairs.getOrDefault(list, Map.of());
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
