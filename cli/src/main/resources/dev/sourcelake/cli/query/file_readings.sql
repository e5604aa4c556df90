-- What each family of extractors made of one path.
select
  extractor,
  status,
  reason,
  datasets,
  parser,
  parser_version,
  language_version,
  language_version_source,
  encoding,
  newline,
  grammar,
  fingerprint,
  error_bytes,
  skipped_ranges
from extractions
where repo = :repo and path = :path
order by extractor
