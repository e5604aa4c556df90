; Comments; those right above a declaration are its documentation.

(comment) @doc
