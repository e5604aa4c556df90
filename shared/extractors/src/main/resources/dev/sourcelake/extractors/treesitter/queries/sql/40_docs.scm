; Comments right before what is created.

((comment) @doc.adjoining (#match? @doc.adjoining "^--"))
((marginalia) @doc.adjoining)
