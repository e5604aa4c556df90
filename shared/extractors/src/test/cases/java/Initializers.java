package cases;

class Initializers {
  static final int A = first();
  int b = first() + A;

  static {
    first();
  }

  {
    b = first();
  }

  Initializers() {
    super();
    int first = first();
  }

  static int first() {
    return 1;
  }
}

class Separators {
  String field = "a" + "//" // why it is so
      /* and how */ ;
  int bare /* nothing yet */ ;

  void method() {
    String local = "b" // why
        + 'c' // and
        ;
    int x /* two */, y = 1 /* of them */;
  }
}
