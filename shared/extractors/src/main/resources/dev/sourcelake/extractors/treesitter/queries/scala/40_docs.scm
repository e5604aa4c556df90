; Comments that are documentation by their first mark.

((block_comment) @doc (#match? @doc "^/\\*\\*[^*/]"))
((comment) @doc (#match? @doc "^/\\*\\*[^*/]"))
