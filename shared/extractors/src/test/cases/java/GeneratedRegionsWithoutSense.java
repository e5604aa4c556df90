class GeneratedRegionsWithoutSense {
  int value() {
    int[] all = {1, /* BEGIN GENERATED */ 2 /* END GENERATED */};
    return f(all, /* BEGIN GENERATED */ 3 /* END GENERATED */);
  }
}
