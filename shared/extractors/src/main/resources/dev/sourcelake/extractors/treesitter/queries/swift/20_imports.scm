; Imports: all names of a module, or one of them.

((import_declaration (identifier) @path) @import
  (#match? @import "import\\s+(class|struct|enum|protocol|func|let|var|typealias)\\s"))
((import_declaration (identifier) @module @wildcard) @import
  (#not-match? @import "import\\s+(class|struct|enum|protocol|func|let|var|typealias)\\s"))
