class GeneratedRegionsNested {
  // BEGIN GENERATED a
  int a;
  // BEGIN GENERATED b
  int b;
  // END GENERATED b
  int c;
  // END GENERATED a
}
