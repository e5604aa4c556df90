; Comments that are documentation by LDoc's marks, or stand right before a function.

((comment) @doc (#match? @doc "^(---(?!-)|--\\[\\[-)"))
((comment) @doc.adjoining (#match? @doc.adjoining "^--(?!-|\\[)"))
