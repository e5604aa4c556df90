package cases;

class AnonymousClasses {
  Runnable field =
      new Runnable() {
        int count;

        public void run() {
          helper();
          count++;
          new Thread(this) {
            @Override
            public void run() {
              start();
            }
          }.start();
        }
      };

  void helper() {
    Object second = new Object() {};
    second.toString();
  }
}
