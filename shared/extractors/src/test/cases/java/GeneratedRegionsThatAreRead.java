class GeneratedRegionsThatAreRead {
  // BEGIN GENERATED: brackets
  void open() {
    // END GENERATED
    close();
  }

  static
  // BEGIN GENERATED: a declaration reaches into it
  int fields;
  // END GENERATED

  // BEGIN GENERATED: this one can be left out
  int without;
  // END GENERATED
}
