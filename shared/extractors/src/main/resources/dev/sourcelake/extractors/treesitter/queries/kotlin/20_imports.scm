; Imports, of one name or of all.

(import (qualified_identifier) @module "*" @wildcard) @import
(import (qualified_identifier) @path "as" (identifier) @alias) @import
((import (qualified_identifier) @path .) @import (#not-match? @import "\\*\\s*$"))
