; Images that stages are made from.

(from_instruction (image_spec) @module) @import
