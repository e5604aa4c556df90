import java.util.List;

class NamesOfOtherFiles {
  final int size = 1;

  static int of(List<NamesOfOtherFiles> all) {
    return all.stream().map(each -> each.size).reduce(0, Integer::sum);
  }
}
