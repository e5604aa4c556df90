package cases;

import module java.base;
import module java.sql;

class ModuleImports {
  List<String> names = new ArrayList<>();
}
