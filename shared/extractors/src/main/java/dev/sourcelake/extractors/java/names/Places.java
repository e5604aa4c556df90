package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.Node;

/** Where things stand in the UTF-8 text, and the numbers of definitions by their places. */
public interface Places {
  /** The offset of a node's first byte. */
  int start(Node node);

  /** The offset after a node's last byte. */
  int end(Node node);

  /** The offset after the token that starts at an offset and reads so. */
  int nameEnd(int start, String name);

  /** Where the last token that starts before an offset starts. */
  int tokenBefore(int offset);

  /** The first token of one byte {@code c} that starts in a range; -1 where there is none. */
  int find(char c, int from, int to);

  /** The definition whose name stands at an offset; -1 where none does. */
  int named(int nameStart);

  /** The definition without a name that starts at an offset; -1 where none does. */
  int unnamed(int start);

  /** The member that the language adds to a definition; -1 where it adds none of that name. */
  int implicit(int parent, String name);
}
