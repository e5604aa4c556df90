package com.github.javaparser;

import java.io.IOException;
import java.util.Arrays;

/**
 * A whole text as JavaParser's stream of characters. Lines and columns are reckoned only when they
 * are asked for, not for every character. For one text after the other, and one thread.
 */
final class TextStream extends SimpleCharStream {
  private final IOException end = new EndOfText();

  /** The whole text. */
  char[] text = {};

  /** Where the token under way begins. */
  int begin;

  /** The character to be read next. */
  int next;

  /** Indexes of the lines' first characters. */
  private int[] lineStarts = {0};

  TextStream() {
    super(new StringProvider(""), 1, 1, 1);
  }

  void start(String newText, int[] newLineStarts) {
    text = newText.toCharArray();
    lineStarts = newLineStarts;
    begin = 0;
    next = 0;
  }

  @Override
  public char beginToken() throws IOException {
    // The end of the text stands where its last character does.
    begin = Math.min(next, text.length - 1);
    return readChar();
  }

  @Override
  public char readChar() throws IOException {
    if (next == text.length) {
      throw end;
    }
    return text[next++];
  }

  @Override
  public void backup(int many) {
    next -= many;
  }

  @Override
  public String getImage() {
    return new String(text, begin, next - begin);
  }

  @Override
  public char[] getSuffix(int length) {
    return Arrays.copyOfRange(text, next - length, next);
  }

  @Override
  public int getBeginLine() {
    return line(begin);
  }

  @Override
  public int getBeginColumn() {
    return column(begin);
  }

  @Override
  public int getEndLine() {
    return line(next - 1);
  }

  @Override
  public int getEndColumn() {
    return column(next - 1);
  }

  /** The line of a character, from 1; 0 where the text is empty. */
  int line(int index) {
    if (lineStarts.length == 1) {
      return index < 0 ? 0 : 1;
    }
    int found = Arrays.binarySearch(lineStarts, index);
    return found < 0 ? -found - 1 : found + 1;
  }

  /** The column of a character, from 1. */
  int column(int index) {
    return index < 0 ? 0 : index + 1 - lineStarts[line(index) - 1];
  }

  /** Thrown at the end of every file, so without its trace. */
  private static final class EndOfText extends IOException {
    private static final long serialVersionUID = 1L;

    EndOfText() {
      super("the text has ended");
    }

    @Override
    public Throwable fillInStackTrace() {
      return this;
    }
  }
}
