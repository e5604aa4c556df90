package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.Jdk;
import dev.sourcelake.extractors.java.names.Outside;
import dev.sourcelake.model.table.Candidate;
import java.util.List;

/** What names mean that the file does not declare, by the rules that calls go by. */
final class NamesOutside implements Outside {
  private final TypeNames types;
  private final ImportTable imports;

  /** Takes the names of a file in which the walk stands at the top. */
  NamesOutside(TypeNames types, ImportTable imports) {
    this.types = types;
    this.imports = imports;
  }

  @Override
  public List<Candidate> type(String dotted) {
    return types.resolve(dotted).candidates();
  }

  @Override
  public boolean isType(String simpleName) {
    return imports.type(simpleName) != null
        || (Character.isUpperCase(simpleName.codePointAt(0))
            && (Jdk.isLangType(simpleName) || simpleName.chars().anyMatch(Character::isLowerCase)));
  }

  @Override
  public List<String> members(String simpleName) {
    return imports.members(simpleName);
  }

  @Override
  public List<String> membersOnDemand() {
    return imports.membersOnDemand();
  }
}
