; Imports, whose paths and selectors are walked.

(import_declaration) @import
