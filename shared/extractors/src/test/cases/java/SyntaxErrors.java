package cases;

class SyntaxErrors {
  int before() {
    return 1;
  }

  int broken() {
    int x = ;
    before();
    return before();
  }

  int after() {
    return before();
  }
}
