package cases;

import java.util.ArrayList;
import java.util.List;

class DiamondOfAnonymousClasses {
  List<String> names =
      new ArrayList<>() {
        @Override
        public boolean add(String name) {
          return super.add(name.trim());
        }
      };
}
