-- What the manifest says of one path.
select
  kind,
  status,
  reason,
  language,
  language_source,
  category,
  size_bytes,
  mode,
  file_sha256,
  git_oid,
  module,
  source_root,
  package_id,
  language_level,
  language_level_source,
  encoding
from files
where repo = :repo and path = :path
