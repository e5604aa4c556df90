import java.util.List;

final List<String> names = List.of();

void main() {
  IO.println(names.size());
  helper();
}

void helper() {}

record Helper(int x) {}
