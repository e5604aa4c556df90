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
-- Files that were selected, but that no family of facts reads; perhaps since the scan's match file
-- asks for none of them.
SELECT
  f.repo,
  f.path,
  'not_parsed' AS kind,
  CASE
    WHEN m.facts = '[]' THEN 'the match file asks for no facts'
    WHEN m.paths IS NOT NULL AND NOT regexp_like(f.path, m.paths)
      THEN 'the match file asks for no facts of this path'
    ELSE 'no extractor of facts reads it'
  END AS reason,
  CAST(NULL AS VARCHAR) AS extractor,
  f.language,
  f.size_bytes AS bytes
FROM files f
LEFT ANTI JOIN (SELECT repo, path FROM extractions WHERE extractor NOT IN ('text', 'query')) e
  ON e.repo = f.repo AND e.path = f.path
LEFT JOIN (
  SELECT s.repo, s.settings['match'] AS facts, s.settings['match_paths'] AS paths
  FROM scans s
  JOIN (SELECT repo, max(sequence) AS sequence FROM scans GROUP BY repo) newest
    ON newest.repo = s.repo AND newest.sequence = s.sequence
) m
  ON m.repo = f.repo
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
