package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.WarmUp;
import dev.sourcelake.model.Family;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** Reads class files, loose or out of archives, by {@code java.lang.classfile}. */
public final class BytecodeExtractor implements Extractor {
  /** The language of class files, whatever they were compiled from. */
  public static final String LANGUAGE = "java-bytecode";

  static final String PARSER = "java.lang.classfile";

  /** The parser's version is its JDK's. */
  static final String PARSER_VERSION = Integer.toString(Runtime.version().feature());

  private static final String VERSION = "2";

  @Override
  public String name() {
    return "bytecode";
  }

  @Override
  public Set<Family> families(String language) {
    return LANGUAGE.equals(language) ? Set.of(Family.BYTECODE) : Set.of();
  }

  @Override
  public String version(Family family, String language) {
    return "bytecode %s, %s %s".formatted(VERSION, PARSER, PARSER_VERSION);
  }

  @Override
  public Session open(ExtractorOptions options) {
    Session session = new BytecodeSession(options);
    String self = BytecodeExtractor.class.getSimpleName() + ".class";
    try (InputStream sample = BytecodeExtractor.class.getResourceAsStream(self)) {
      WarmUp.run(session, Set.of(Family.BYTECODE), LANGUAGE, sample.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("The sample class can't be read", e);
    }
    return session;
  }
}
