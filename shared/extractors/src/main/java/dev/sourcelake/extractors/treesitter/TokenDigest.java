package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Sha256;
import java.security.MessageDigest;

/**
 * Digests of bodies by their tokens, without comments and white space, so that a change of layout
 * is none. Nested bodies are read once for each level: what is read in all is bounded.
 */
final class TokenDigest {
  private static final int TIMES_THE_FILE = 32;

  private final SyntaxTree tree;
  private final MessageDigest digest;

  /** Tokens on their way to the digest, which is fast with many bytes at once. */
  private final byte[] gathered = new byte[4096];

  private int size;
  private long left;

  /** Digests of a tree's bodies, by a SHA-256 digest that is free to be used. */
  TokenDigest(SyntaxTree tree, MessageDigest digest) {
    this.digest = digest;
    this.tree = tree;
    this.left = (long) tree.text().length * TIMES_THE_FILE;
  }

  /** The digest of what a node contains, or null where the bound is reached or there is no node. */
  String of(int node) {
    if (node == NONE || left < tree.end(node) - tree.start(node)) {
      return null;
    }
    left -= tree.end(node) - tree.start(node);
    int read = tree.start(node);
    int at = node;
    while (at < tree.after(node)) {
      if (tree.isExtra(at)) {
        token(read, tree.start(at));
        read = tree.end(at);
        at = tree.after(at);
      } else {
        if (tree.after(at) == at + 1) {
          token(read, tree.start(at));
          token(tree.start(at), tree.end(at));
          read = Math.max(read, tree.end(at));
        }
        at++;
      }
    }
    token(read, tree.end(node));
    flush();
    return Sha256.hex(digest.digest());
  }

  /** Adds a token; one that is only white space is none. Text between leaves is a token too. */
  private void token(int start, int end) {
    byte[] text = tree.text();
    int from = start;
    int to = end;
    while (from < to && text[from] <= ' ' && text[from] >= 0) {
      from++;
    }
    while (to > from && text[to - 1] <= ' ' && text[to - 1] >= 0) {
      to--;
    }
    if (from < to) {
      add(text, from, to - from);
    }
  }

  /** Adds bytes and a zero after them. */
  private void add(byte[] text, int from, int length) {
    if (length >= gathered.length - size) {
      flush();
    }
    if (length >= gathered.length) {
      digest.update(text, from, length);
    } else {
      System.arraycopy(text, from, gathered, size, length);
      size += length;
    }
    gathered[size++] = 0;
  }

  private void flush() {
    digest.update(gathered, 0, size);
    size = 0;
  }
}
