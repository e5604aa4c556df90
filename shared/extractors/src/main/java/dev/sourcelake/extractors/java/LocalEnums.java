package dev.sourcelake.extractors.java;

import com.github.javaparser.ParseException;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.Token;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Enums inside of methods (Java 16), which JavaParser does not know: where it stumbles over one, it
 * gets a local class around the enum, whose tokens take no room in the file, and the enum takes the
 * class's place in the tree.
 */
final class LocalEnums {
  private static final String NAME = "$";
  private static final String BEFORE = "class " + NAME + " {";
  private static final String AFTER = "}";
  private static final String KEYWORD = "enum";

  private final ParserText text;
  private final char[] chars;
  private final SortedMap<Integer, String> insertions = new TreeMap<>();

  private LocalEnums(ParserText text) {
    this.text = text;
    this.chars = text.text().toCharArray();
  }

  /** The text with classes around the enums that are met in problems; empty where none is. */
  static Optional<ParserText> wrap(ParserText text, List<Problem> problems) {
    LocalEnums enums = new LocalEnums(text);
    problems.forEach(enums::wrap);
    return enums.insertions.isEmpty()
        ? Optional.empty()
        : Optional.of(text.withInsertions(enums.insertions));
  }

  private void wrap(Problem problem) {
    if (problem.getCause().orElse(null) instanceof ParseException cause
        && cause.currentToken != null
        && cause.currentToken.next != null) {
      int start = keywordBefore(cause.currentToken);
      int end = start < 0 ? -1 : bodyEnd(start);
      if (end >= 0) {
        insertions.put(start, BEFORE);
        insertions.merge(end, AFTER, String::concat);
      }
    }
  }

  /** The index of the {@code enum} before a name; -1 where something else is. */
  private int keywordBefore(Token name) {
    int before = text.indexOf(new Position(name.beginLine, name.beginColumn)) - 1;
    int start = before - KEYWORD.length();
    boolean is =
        start > 0
            && chars[before] == ' '
            && text.text().startsWith(KEYWORD, start)
            && !Character.isJavaIdentifierPart(chars[start - 1]);
    return is ? start : -1;
  }

  /** After the brace that closes the body that opens first; -1 where none does. */
  private int bodyEnd(int start) {
    int braces = 0;
    int parentheses = 0;
    for (int at = start; at < chars.length; ) {
      char c = chars[at];
      if (c == '"' || c == '\'') {
        at = Literals.end(chars, at);
        continue;
      }
      at++;
      switch (c) {
        case '(' -> parentheses++;
        case ')' -> parentheses--;
        case '{' -> braces++;
        case '}' -> {
          braces--;
          if (braces == 0 && parentheses == 0) {
            return at;
          }
        }
        default -> {
          // Nothing opens or closes.
        }
      }
    }
    return -1;
  }

  /** Puts the enums where the classes around them stand. */
  static void unwrap(CompilationUnit unit, ParserText text) {
    for (LocalClassDeclarationStmt local : unit.findAll(LocalClassDeclarationStmt.class)) {
      ClassOrInterfaceDeclaration around = local.getClassDeclaration();
      boolean inserted = text.start(around.getName()) == text.end(around.getName());
      if (inserted && around.getMembers().getFirst().orElse(null) instanceof EnumDeclaration type) {
        TokenRange all = around.getTokenRange().orElseThrow();
        TokenRange own = type.getTokenRange().orElseThrow();
        if (text.start(all.getBegin()) < text.start(own.getBegin())) {
          type.setTokenRange(all.withEnd(own.getEnd()));
          type.setModifiers(around.getModifiers());
          type.setAnnotations(around.getAnnotations());
        }
        around.setParentNode(null);
        type.setParentNode(local);
      }
    }
  }

  /** The class, interface or enum that a statement declares. */
  static TypeDeclaration<?> declaredBy(LocalClassDeclarationStmt local) {
    return (TypeDeclaration<?>) local.getChildNodes().getFirst();
  }
}
