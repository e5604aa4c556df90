; JSDoc comments.

((comment) @doc (#match? @doc "^/\\*\\*[^*/]"))
