package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.Node;
import dev.sourcelake.extractors.java.names.Places;

/** Places in a parsed file, with the numbers that the walk over it gave to definitions. */
final class NamePlaces implements Places {
  private final JavaFile file;
  private final DefinitionNumbers numbers;

  NamePlaces(JavaFile file, DefinitionNumbers numbers) {
    this.file = file;
    this.numbers = numbers;
  }

  @Override
  public int start(Node node) {
    return file.start(node);
  }

  @Override
  public int end(Node node) {
    return file.end(node);
  }

  @Override
  public int nameEnd(int start, String name) {
    return file.reads(start, name) ? start + name.length() : file.tokens().endOf(start);
  }

  @Override
  public int tokenBefore(int offset) {
    return file.tokens().startBefore(offset);
  }

  @Override
  public int find(char c, int from, int to) {
    return file.tokens().find(c, from, to);
  }

  @Override
  public int named(int nameStart) {
    return numbers.named(nameStart);
  }

  @Override
  public int unnamed(int start) {
    return numbers.unnamed(start);
  }

  @Override
  public int implicit(int parent, String name) {
    return numbers.implicit(parent, name);
  }
}
