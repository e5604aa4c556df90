package cases.of.imports;

import cases.of.imports.sub.Sibling;
import java.util.List;
import java.util.Map.Entry;
import java.util.concurrent.*;
import javax.servlet.Servlet;
import javax.sql.DataSource;
import module java.base;
import static java.lang.Math.max;
import static java.util.stream.Collectors.*;

class ImportForms {
  List<Entry<String, Future<Servlet>>> all;

  void use(Sibling sibling, DataSource source) {
    max(1, 2);
    toList();
    sibling.go();
    Entry.comparingByKey();
    Executors.newCachedThreadPool();
    new java.util.ArrayList<String>();
    java.util.Collections.emptyList();
  }
}
