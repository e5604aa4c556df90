class GeneratedRegionsUnterminated {
  // END GENERATED: what does not begin is no matter
  int a;
  // BEGIN GENERATED
  int b;
}
