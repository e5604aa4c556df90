package cases;

class ArrayForms {
  int a[] = {1}, b[][], c;
  String[] names[] = new String[2][];

  String[] method(int[] x[], String... rest)[] {
    int local[] = x[0], plain = rest.length;
    names[0][0].trim();
    names.clone();
    rest[0].trim();
    new int[] {1}.clone();
    return null;
  }
}
