-- Calls of the sources, each with the line of its name and what it says its targets are.
SELECT
  c.path,
  c.call_id,
  CASE
    WHEN c.kind IN ('construct', 'this_call', 'super_call') OR c.name = 'new' THEN '<init>'
    ELSE c.name
  END AS name,
  n.line,
  c.start_line,
  c.end_line,
  t.tier,
  t.target
FROM calls c
JOIN (
  -- The name begins on the last line that begins before it.
  SELECT k.path, k.call_id, count(*) AS line
  FROM calls k
  JOIN (SELECT path, unnest(line_starts) AS line_start FROM file_lines WHERE repo = 'sources') l
    ON l.path = k.path AND l.line_start <= k.name_bstart
  WHERE k.repo = 'sources' AND k.language = 'java'
  GROUP BY k.path, k.call_id
) n ON n.path = c.path AND n.call_id = c.call_id
LEFT JOIN (
  SELECT DISTINCT path, call_id, tier, target
  FROM call_targets
  WHERE repo = 'sources' AND tier IN ('exact', 'inherited')
) t ON t.path = c.path AND t.call_id = c.call_id
WHERE c.repo = 'sources' AND c.language = 'java'
