; Comments right before a function or a variable.

((comment) @doc.adjoining (#not-match? @doc.adjoining "^#(!|\\s*shellcheck\\b|\\s*-\\*-)"))
