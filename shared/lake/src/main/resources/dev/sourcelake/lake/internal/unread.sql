-- What no fact can be expected from: a file or a part of one that was not read, or a wildcard import
-- that hides where names come from. It stands beside every "nobody calls it".
SELECT
  repo,
  path,
  'skipped' AS kind,
  reason,
  CAST(NULL AS VARCHAR) AS extractor,
  language,
  size_bytes AS bytes
FROM files
WHERE status = 'skipped'
UNION ALL
-- Files that were selected, but that no family of facts reads.
SELECT
  f.repo,
  f.path,
  'not_parsed' AS kind,
  'no extractor of facts reads it' AS reason,
  CAST(NULL AS VARCHAR) AS extractor,
  f.language,
  f.size_bytes AS bytes
FROM files f
LEFT ANTI JOIN (SELECT repo, path FROM extractions WHERE extractor NOT IN ('text', 'query')) e
  ON e.repo = f.repo AND e.path = f.path
WHERE f.status = 'selected'
UNION ALL
-- Files that an extractor could make nothing of, or not everything.
SELECT
  e.repo,
  e.path,
  e.status AS kind,
  e.reason,
  e.extractor,
  e.language,
  CASE WHEN e.status = 'partial' THEN e.error_bytes ELSE f.size_bytes END AS bytes
FROM extractions e
JOIN files f ON f.repo = e.repo AND f.path = e.path
WHERE e.status <> 'ok'
UNION ALL
SELECT
  repo,
  path,
  'wildcard_import' AS kind,
  coalesce(target, module) AS reason,
  extractor,
  language,
  CAST(bend - bstart AS BIGINT) AS bytes
FROM imports
WHERE is_wildcard
