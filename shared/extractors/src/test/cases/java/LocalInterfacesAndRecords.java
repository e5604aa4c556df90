package cases;

class LocalInterfacesAndRecords {
  class Inner {
    static int counter = 1;

    static int next() {
      return counter++;
    }
  }

  int local() {
    interface Shape {
      double area();
    }
    record Square(double side) implements Shape {
      public double area() {
        return side * side();
      }
    }
    return (int) new Square(2).area() + Inner.next();
  }
}
