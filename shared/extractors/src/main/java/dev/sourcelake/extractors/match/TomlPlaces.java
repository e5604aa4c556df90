package dev.sourcelake.extractors.match;

import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.treesitter.internal.Engine;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where keys and values stand in a TOML file, which the parser of its values does not tell. Tables
 * of a list are numbered from 0 over the whole file; keys outside of them have the number -1.
 */
final class TomlPlaces {
  private final byte[] utf8;
  private final Map<String, Integer> offsets = new HashMap<>();

  /**
   * A place for people.
   *
   * @param line the line, from 1
   * @param column the character in it, from 1
   */
  record Place(int line, int column) {}

  TomlPlaces(String text) {
    utf8 = text.getBytes(StandardCharsets.UTF_8);
    try (Engine engine = new Engine();
        SyntaxTree tree =
            engine
                .parse(
                    Grammar.of("toml", "tree-sitter-toml-ng"),
                    utf8,
                    List.of(),
                    ExtractorOptions.DEFAULTS.deadline())
                .orElse(null)) {
      if (tree != null) {
        note(tree);
      }
    }
  }

  private void note(SyntaxTree tree) {
    int tables = 0;
    for (int node = tree.firstChild(0); node != SyntaxTree.NONE; node = tree.nextSibling(node)) {
      switch (tree.kind(node)) {
        case "table_array_element" -> noteTable(tree, node, tables++);
        case "table" -> {
          int key = tree.firstNamedChild(node);
          String name = key == SyntaxTree.NONE ? "" : tree.text(key);
          offsets.putIfAbsent(key(-1, name) + "=", tree.start(node));
        }
        case "pair" -> notePair(tree, node, -1);
        default -> {}
      }
    }
  }

  private void noteTable(SyntaxTree tree, int table, int number) {
    offsets.put(key(number, ""), tree.start(table));
    int name = tree.firstNamedChild(table);
    if (name != SyntaxTree.NONE) {
      offsets.putIfAbsent(key(-1, tree.text(name)) + "=", tree.start(table));
    }
    for (int node = tree.firstChild(table);
        node != SyntaxTree.NONE;
        node = tree.nextSibling(node)) {
      if (tree.is(node, "pair")) {
        notePair(tree, node, number);
      }
    }
  }

  private void notePair(SyntaxTree tree, int pair, int table) {
    int name = tree.firstNamedChild(pair);
    if (name == SyntaxTree.NONE) {
      return;
    }
    String key = key(table, tree.text(name).replaceAll("^[\"']|[\"']$", ""));
    offsets.put(key + "=", tree.start(name));
    int value = tree.nextSibling(name);
    while (value != SyntaxTree.NONE && (!tree.isNamed(value) || tree.isExtra(value))) {
      value = tree.nextSibling(value);
    }
    offsets.put(key, value == SyntaxTree.NONE ? tree.start(name) : tree.start(value));
    if (value != SyntaxTree.NONE && tree.is(value, "array")) {
      int nth = 0;
      for (int node = tree.firstNamedChild(value); node != SyntaxTree.NONE; ) {
        offsets.put(key + "#" + nth++, tree.start(node));
        do {
          node = tree.nextSibling(node);
        } while (node != SyntaxTree.NONE && (!tree.isNamed(node) || tree.isExtra(node)));
      }
    }
  }

  /** Where a table begins. */
  Place table(int number) {
    return place(key(number, ""), number);
  }

  /** Where a key of a table stands. */
  Place named(int number, String name) {
    return place(key(number, name) + "=", number);
  }

  /** Where the value of a key begins. */
  Place value(int number, String name) {
    return place(key(number, name), number);
  }

  /** Where an element of a key's list begins. */
  Place element(int number, String name, int nth) {
    String key = key(number, name) + "#" + nth;
    return offsets.containsKey(key) ? place(key, number) : value(number, name);
  }

  /**
   * A place inside the text that a key has for its value.
   *
   * @param line line in that text, from 1
   * @param column column there in UTF-8 bytes, from 1
   */
  Place inside(int number, String name, int line, int column) {
    Integer start = offsets.get(key(number, name));
    if (start == null) {
      return table(number);
    }
    int at = start;
    boolean several = startsWith(at, "'''") || startsWith(at, "\"\"\"");
    at += several ? 3 : 1;
    if (several && at < utf8.length && utf8[at] == '\r') {
      at++;
    }
    if (several && at < utf8.length && utf8[at] == '\n') {
      at++;
    }
    for (int left = line - 1; left > 0 && at < utf8.length; at++) {
      left -= utf8[at] == '\n' ? 1 : 0;
    }
    return place(Math.min(at + column - 1, utf8.length));
  }

  private boolean startsWith(int at, String quotes) {
    return at + quotes.length() <= utf8.length
        && new String(utf8, at, quotes.length(), StandardCharsets.UTF_8).equals(quotes);
  }

  private static String key(int table, String name) {
    return table + "/" + name;
  }

  /** The place of a key, else of its table, else the beginning. */
  private Place place(String key, int table) {
    Integer found = offsets.get(key);
    return place(found == null ? offsets.getOrDefault(key(table, ""), 0) : found);
  }

  private Place place(int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < offset; i++) {
      if (utf8[i] == '\n') {
        line++;
        column = 1;
      } else if ((utf8[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return new Place(line, column);
  }
}
