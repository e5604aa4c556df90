package cases;

interface DefaultMethods {
  default String hello() {
    return greet(this) + DefaultMethods.super_();
  }

  static String greet(DefaultMethods to) {
    return to.toString();
  }

  static String super_() {
    return "";
  }
}

class Caller implements DefaultMethods {
  public String hello() {
    return DefaultMethods.super.hello() + DefaultMethods.greet(this);
  }
}
