package cases;

import other.Thing;
import static other.Constants.LIMIT;

class Receivers extends Base {
  private Thing thing;
  private static final Thing SHARED = new Thing();

  Thing own() {
    return thing;
  }

  void all(Thing[] things, Runnable... more) {
    thing.go();
    this.thing.go();
    SHARED.go();
    Receivers.SHARED.go();
    LIMIT.go();
    inheritedField.go();
    own().go();
    new Thing().go();
    ((Thing) null).go();
    (thing).go();
    things[0].go();
    more[0].run();
    "text".length();
    """
    block
    """
        .strip();
    ("a" + 1 + thing).length();
    Thing.class.getName();
    Thing.of().go();
    System.out.println();
    other.deep.Place.here();
    super.go();
    go();
    hashCode();
    unknown().go();
    (thing = null).go();
  }
}
