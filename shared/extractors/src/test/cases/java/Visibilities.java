package cases;

public abstract class Visibilities {
  public int a;
  protected int b;
  int c;
  private int d;

  protected Visibilities() {}

  protected static class Inner {}

  private interface Contract {
    void visible();
  }

  protected abstract synchronized strictfp native void modifiers();
}
