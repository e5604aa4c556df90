class SyntaxErrors {
  int kept = 1;

  void broken() {
    int x = ;
    kept = 2;
  }

  int after() {
    return kept;
  }
}
