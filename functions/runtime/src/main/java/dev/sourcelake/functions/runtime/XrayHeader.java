package dev.sourcelake.functions.runtime;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AWS's trace header, {@code Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;
 * Sampled=1}: the function's span continues it.
 *
 * @param text the header, empty where there is none
 */
record XrayHeader(String text) {
  private static final Pattern ROOT = Pattern.compile("Root=1-([0-9a-f]{8})-([0-9a-f]{24})");
  private static final Pattern PARENT = Pattern.compile("Parent=([0-9a-f]{16})");

  /** The header of the invocation under way, as the runtime leaves it. */
  static XrayHeader ofInvocation() {
    String property = System.getProperty("com.amazonaws.xray.traceHeader");
    String variable = System.getenv("_X_AMZN_TRACE_ID");
    return new XrayHeader(property != null ? property : variable != null ? variable : "");
  }

  /** What the function's span is below; nothing where the header does not say. */
  Context parent() {
    Matcher root = ROOT.matcher(text.toLowerCase(Locale.ROOT).replace("root=", "Root="));
    Matcher parent = PARENT.matcher(text);
    if (!root.find() || !parent.find()) {
      return Context.root();
    }
    SpanContext caller =
        SpanContext.createFromRemoteParent(
            root.group(1) + root.group(2),
            parent.group(1),
            text.contains("Sampled=1") ? TraceFlags.getSampled() : TraceFlags.getDefault(),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(caller));
  }
}
