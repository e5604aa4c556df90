; Comments that are documentation by Doxygen's marks.

((comment) @doc (#match? @doc "^(/\\*[*!][^*/]|/\\*[*!]\\s|//[/!](?!/))"))
