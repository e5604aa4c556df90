package cases;

import java.io.*;
import java.util.*;

class Statements {
  void all(List<String> list) throws IOException {
    for (int i = 0, n = list.size(); i < n; i++) list.get(i);
    for (var each : list) each.length();
    for (final String each : list) {
      each.length();
    }
    try (Reader in = new StringReader(""); var out = new StringWriter()) {
      in.read();
      out.flush();
    } catch (java.io.UncheckedIOException | IllegalStateException e) {
      e.getCause();
    } catch (final IOException | RuntimeException e) {
      e.printStackTrace();
    } finally {
      list.clear();
    }
    label:
    while (list.isEmpty()) {
      do {
        continue label;
      } while (list.add("x") ? list.remove("y") : list.contains("z"));
    }
    synchronized (list.iterator()) {
      assert list.isEmpty() : list.toString();
    }
    switch (list.size()) {
      case 1:
        String text = "";
      default:
        text = list.get(0);
        text.trim();
    }
    throw new IOException(list.toString());
  }
}
