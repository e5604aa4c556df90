package dev.sourcelake.functions.runtime;

import java.io.IOException;

/** What a function does with one event. */
@FunctionalInterface
public interface Step<I, O> {
  /** Does it and returns the answer. */
  O run(I event, Invocation invocation) throws IOException;
}
