; Comments that are documentation by their marks.

((comment) @doc (#match? @doc "^///(?!/)"))
((multiline_comment) @doc (#match? @doc "^/\\*\\*[^*/]"))
