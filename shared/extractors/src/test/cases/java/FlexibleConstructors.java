package cases;

class FlexibleConstructors extends Thread {
  private final int size;

  FlexibleConstructors(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(text);
    }
    int length = text.length();
    size = length;
    super(text.trim());
    start();
  }

  FlexibleConstructors(int size) {
    var text = String.valueOf(size);
    this(text);
  }
}
