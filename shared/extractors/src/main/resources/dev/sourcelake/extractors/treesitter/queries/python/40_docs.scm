; Strings that stand alone; the first statement of a module, a class or a function is its docstring.

(expression_statement . [(string) (concatenated_string)] @doc .)
