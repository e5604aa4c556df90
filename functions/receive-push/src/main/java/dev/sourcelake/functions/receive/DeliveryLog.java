package dev.sourcelake.functions.receive;

import java.io.IOException;
import java.util.List;

/** Which deliveries have been taken. For several processes at once. */
interface DeliveryLog {
  /**
   * Notes a delivery by all that it is known by.
   *
   * @return whether it is the first of every one of these keys; where not, nothing new is noted
   */
  boolean isFirst(List<String> keys) throws IOException;

  /** Takes a note back, since nothing came of the delivery. */
  void takeBack(List<String> keys) throws IOException;
}
