; Comments right before a key.

((comment) @doc.adjoining)
