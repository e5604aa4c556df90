; Comments right before a block or what is set.

((comment) @doc.adjoining)
