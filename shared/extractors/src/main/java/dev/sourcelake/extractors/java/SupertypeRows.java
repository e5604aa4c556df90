package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.sourcelake.model.table.Supertypes;
import java.util.List;

/** Writes the parents that types declare. */
final class SupertypeRows {
  private final JavaFile file;
  private final boolean wanted;

  SupertypeRows(JavaFile file) {
    this.file = file;
    this.wanted = file.wants(Supertypes.TABLE);
  }

  /**
   * Writes parents of one kind.
   *
   * @param first place of the first among all parents of the type
   * @param resolved what each of them may be
   * @return the place after the last
   */
  int add(
      int defId, int first, String kind, List<ClassOrInterfaceType> types, List<TypeRef> resolved) {
    if (wanted) {
      for (int i = 0; i < types.size(); i++) {
        add(defId, first + i, kind, types.get(i), resolved.get(i));
      }
    }
    return first + types.size();
  }

  private void add(int defId, int index, String kind, ClassOrInterfaceType type, TypeRef resolved) {
    int start = file.start(type);
    int end = file.end(type);
    file.begin(Supertypes.TABLE, start, end)
        .set(Supertypes.DEF_ID, defId)
        .set(Supertypes.INDEX, index)
        .set(Supertypes.KIND, kind)
        .set(Supertypes.TEXT, file.folded(start, end))
        .set(Supertypes.NAME, type.getNameAsString())
        .set(Supertypes.TARGET, resolved.name())
        .set(Supertypes.CANDIDATES, resolved.candidates());
  }
}
