package dev.sourcelake.extractors.bytecode;

import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.model.Family;

/** What is wrong with a class file, and the guard under which its parts are read. */
final class Problems {
  private static final int NO_NUMBER = -1;

  private final FactSink out;
  private String first;

  Problems(FactSink out) {
    this.out = out;
  }

  /** Reads a part; whatever its bytes make the parser throw is a problem of that part alone. */
  void part(String what, Runnable reading) {
    part(what, NO_NUMBER, reading);
  }

  /** Reads a part that is one of many; it is worded only where it is a problem. */
  void part(String what, int number, Runnable reading) {
    try {
      reading.run();
    } catch (TextBudget.Exceeded e) {
      throw e;
    } catch (RuntimeException | AssertionError e) {
      add(Kind.SYNTAX, named(what, number) + ": " + message(e));
    } catch (StackOverflowError e) {
      add(Kind.TOO_DEEP, named(what, number) + ": it is nested too deep");
    }
  }

  private static String named(String what, int number) {
    return number == NO_NUMBER ? what : what + " " + number;
  }

  /** Adds an error. */
  void add(Kind kind, String message) {
    first = first == null ? message : first;
    out.diagnostic(Family.BYTECODE, Diagnostic.ofFile(Severity.ERROR, kind, message));
  }

  /** The first problem, or null. */
  String first() {
    return first;
  }

  static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
