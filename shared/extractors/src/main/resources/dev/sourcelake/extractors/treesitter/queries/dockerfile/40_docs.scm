; Comments right before a stage or what is set.

((comment) @doc.adjoining)
