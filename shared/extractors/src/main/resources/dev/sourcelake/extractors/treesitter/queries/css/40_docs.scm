; Comments that are documentation by their first mark.

((comment) @doc (#match? @doc "^/\\*\\*[^*/]"))
