import { a } from "a";

const pattern = "src/*";

/*
 * BEGIN GENERATED
 * Do not edit.
 */
import { b } from "b";
function generated() {
  b();
}
/* END GENERATED */

export class Hand {
  written() {
    a();
    // BEGIN GENERATED
    generated(`// END`);
    // END GENERATED
  }
}
