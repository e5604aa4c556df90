package cases;

import java.lang.annotation.*;
import java.util.*;

@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE_USE, ElementType.METHOD})
@interface Mark {
  int value() default 1;

  String[] names() default {"a", "b"};

  Nested nested() default @Nested(name = "none");

  @interface Nested {
    String name();
  }

  int CONSTANT = 7;
}

@SuppressWarnings({"unchecked", "rawtypes"})
class AnnotationUses<@Mark T extends @Mark(2) Object> extends @Mark ArrayList<@Mark String> {
  @Mark(value = 3, names = "x", nested = @Mark.Nested(name = "in")) private @Mark String both;

  @Mark int first, second;

  @Override
  public @Mark String toString() throws @Mark RuntimeException {
    @Mark final String local = (@Mark String) both;
    for (@Mark String each : new @Mark String @Mark [0]) {}
    return local;
  }

  void receiver(@Mark AnnotationUses<T> this, @Mark int... numbers) {}
}
