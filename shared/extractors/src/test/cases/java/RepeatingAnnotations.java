package cases;

import java.lang.annotation.Repeatable;

@Repeatable(RepeatingAnnotations.All.class)
@interface RepeatingAnnotations {
  String value();

  @interface All {
    RepeatingAnnotations[] value();
  }
}

@RepeatingAnnotations("one")
@RepeatingAnnotations("two")
class Repeated {
  @RepeatingAnnotations("three") @RepeatingAnnotations("four") int first, second;
}
