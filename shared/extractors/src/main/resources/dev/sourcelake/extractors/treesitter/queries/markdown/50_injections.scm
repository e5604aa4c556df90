; Code in fences, of the language that the fence names.

(fenced_code_block (info_string (language) @language) (code_fence_content) @injection.fence)
