package cases;

import java.io.Reader;

class ResourcesOfVariables {
  final Reader field = null;

  void close(Reader parameter) throws Exception {
    try (parameter; this.field; Reader more = parameter) {
      parameter.read();
      more.read();
    }
  }
}
