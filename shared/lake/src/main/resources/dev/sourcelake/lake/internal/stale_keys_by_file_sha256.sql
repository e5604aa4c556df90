-- The keys of the rows to go, in the order of their bytes.
SELECT DISTINCT file_sha256 FROM stale ORDER BY file_sha256
