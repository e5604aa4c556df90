class Ünïcode {
  int \u00e4b = 1, größe[] = {äb};

  int 数(int... 引数) {
    return 引数[0] + größe[äb];
  }
}
