; Code of other languages.

(script_element (start_tag) @tag (raw_text) @injection.script)
(style_element (start_tag) @tag (raw_text) @injection.style)
