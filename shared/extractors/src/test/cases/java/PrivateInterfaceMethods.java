package cases;

interface PrivateInterfaceMethods {
  private int own() {
    return shared();
  }

  private static int shared() {
    return 1;
  }

  default int open() {
    return own();
  }
}
