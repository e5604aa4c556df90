-- Paths whose manifest row is new, gone or different.
SELECT coalesce(n.path, o.path) AS path
FROM staged n
FULL JOIN previous o ON o.path = n.path
WHERE n.path IS NULL
  OR o.path IS NULL
  OR (n.file_sha256 IS DISTINCT FROM o.file_sha256)
  OR (n.git_oid IS DISTINCT FROM o.git_oid)
  OR (n.size_bytes IS DISTINCT FROM o.size_bytes)
  OR (n.mtime_ns IS DISTINCT FROM o.mtime_ns)
  OR (n.ctime_ns IS DISTINCT FROM o.ctime_ns)
  OR (n.inode IS DISTINCT FROM o.inode)
  OR (n.mode IS DISTINCT FROM o.mode)
  OR (n.kind IS DISTINCT FROM o.kind)
  OR (n.language IS DISTINCT FROM o.language)
  OR (n.language_source IS DISTINCT FROM o.language_source)
  OR (n.category IS DISTINCT FROM o.category)
  OR (n.status IS DISTINCT FROM o.status)
  OR (n.reason IS DISTINCT FROM o.reason)
  OR (n.module IS DISTINCT FROM o.module)
  OR (n.source_root IS DISTINCT FROM o.source_root)
  OR (n.package_id IS DISTINCT FROM o.package_id)
  OR (n.language_level IS DISTINCT FROM o.language_level)
  OR (n.language_level_source IS DISTINCT FROM o.language_level_source)
  OR (n.encoding IS DISTINCT FROM o.encoding)
  OR (n.generated_regions IS DISTINCT FROM o.generated_regions)
  OR (n.submodule_url IS DISTINCT FROM o.submodule_url)
  OR (n.settings_fingerprint IS DISTINCT FROM o.settings_fingerprint)
ORDER BY 1
