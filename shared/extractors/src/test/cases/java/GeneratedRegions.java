package forms;

import java.util.List;
// BEGIN GENERATED
import java.util.Map;
// END GENERATED

/** Written by hand. */
public class GeneratedRegions extends Form {
  private static final String MARKER = "// BEGIN GENERATED";

  GeneratedRegions() {
    initComponents();
  }

  /** Called from the constructor; do not modify. */
  @SuppressWarnings({"unchecked", "a)"})
  // <editor-fold defaultstate="collapsed" desc="Generated Code">//GEN-BEGIN:initComponents
  private void initComponents() {
    list = new javax.swing.JList<>();
    add(list, "}");
  }// </editor-fold>//GEN-END:initComponents

  /** Written by hand, too. */
  int count(List<String> of) {
    /* BEGIN GENERATED */ check(of); /* END GENERATED */
    return of.size();
  }

  enum Size {
    SMALL, // BEGIN GENERATED
    MEDIUM,
    LARGE, // END GENERATED
  }

  // Variables declaration - do not modify//GEN-BEGIN:variables
  private javax.swing.JList<String> list;
  // End of variables declaration//GEN-END:variables
}
