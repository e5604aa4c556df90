import java.util.Collection;
import java.util.Iterator;
import java.util.TreeSet;

class OverloadsOfOtherFiles {
  static int count(Collection<?> all) {
    return all.size();
  }

  static int count(Iterator<?> all) {
    return 0;
  }

  static int count(TreeSet<?> all) {
    return count(all.descendingIterator());
  }
}
