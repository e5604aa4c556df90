-- The problems met in one path.
select
  extractor,
  severity,
  kind,
  message,
  cast(coalesce(editor_line, start_line) as bigint) as line,
  cast(coalesce(editor_column, start_col + 1) as bigint) as col
from diagnostics
where repo = :repo and path = :path
order by bstart, extractor, diagnostic_index
