-- What the previous scan said of each path, in the order of the listing.
SELECT
  path, file_sha256, git_oid, size_bytes, mtime_ns, ctime_ns, inode,
  kind, language, language_source, category, reason,
  generated_regions
FROM previous_files
ORDER BY path
