; Comments right before a definition.

((comment) @doc.adjoining (#not-match? @doc.adjoining "^#(!|\\s*(-\\*-|frozen_string_literal|encoding|coding|typed|rubocop|:nodoc:))"))
