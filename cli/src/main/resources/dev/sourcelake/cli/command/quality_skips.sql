-- What was given up for its time, depth, size or crash, and the largest files that nobody read.
SELECT reason, repo, path, bytes
FROM (
  SELECT
    d.kind AS reason, f.repo, f.path, f.size_bytes AS bytes,
    CASE d.kind WHEN 'timeout' THEN 0 WHEN 'crash' THEN 1 ELSE 2 END AS place
  FROM (
    SELECT DISTINCT repo, path, kind
    FROM diagnostics
    WHERE kind IN ('timeout', 'crash', 'too_deep', 'too_large')
  ) d
  JOIN files f ON f.repo = d.repo AND f.path = d.path
  UNION ALL
  SELECT reason, repo, path, size_bytes AS bytes, 3 AS place
  FROM files
  WHERE status = 'skipped' AND size_bytes IS NOT NULL
)
WHERE :repo IS NULL OR repo = :repo
ORDER BY place, bytes DESC, repo, path
LIMIT :most
