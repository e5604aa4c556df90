package dev.sourcelake.origins.settings;

import dev.sourcelake.origins.settings.Findings.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the elements of well-formed XML are. The JDK's parser tells places only roughly, since it
 * reads ahead.
 */
final class ElementSpans {
  private static final Pattern MARKUP =
      Pattern.compile(
          "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>"
              + "|<(/?)([^\\s<>/!?]++)((?:\"[^\"]*+\"|'[^']*+'|[^<>\"'])*+)>",
          Pattern.DOTALL);

  private ElementSpans() {}

  /** The elements whose names, from the top and joined by slashes, are {@code wanted}; in order. */
  static List<Span> find(String xml, String wanted) {
    List<Span> spans = new ArrayList<>();
    Deque<String> path = new ArrayDeque<>();
    Matcher matcher = MARKUP.matcher(xml);
    int start = 0;
    while (matcher.find()) {
      if (matcher.group(2) == null) {
        continue;
      }
      if (matcher.group(1).isEmpty()) {
        path.addLast(localName(matcher.group(2)));
        if (matches(path, wanted)) {
          start = matcher.start();
        }
      }
      if (!matcher.group(1).isEmpty() || matcher.group(3).endsWith("/")) {
        if (matches(path, wanted)) {
          spans.add(new Span(start, matcher.end()));
        }
        path.pollLast();
      }
    }
    return spans;
  }

  private static boolean matches(Deque<String> path, String wanted) {
    return String.join("/", path).equals(wanted);
  }

  private static String localName(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
