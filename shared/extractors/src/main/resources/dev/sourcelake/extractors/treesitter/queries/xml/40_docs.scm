; Comments right before an element.

((Comment) @doc.adjoining)
