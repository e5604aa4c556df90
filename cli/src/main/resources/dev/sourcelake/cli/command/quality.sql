-- How well each language was read: a path counts once, by the worst that befell it.
WITH read AS (
  SELECT
    repo, path,
    max(CASE status WHEN 'failed' THEN 3 WHEN 'partial' THEN 2 WHEN 'ok' THEN 1 ELSE 0 END) AS worst,
    max(error_bytes) AS error_bytes
  FROM extractions
  WHERE extractor NOT IN ('text', 'query')
  GROUP BY repo, path
)
SELECT
  coalesce(f.language, '-') AS language,
  count(*) AS files,
  sum(CASE WHEN r.worst = 1 THEN 1 ELSE 0 END) AS read,
  sum(CASE WHEN r.worst = 2 THEN 1 ELSE 0 END) AS partial,
  sum(CASE WHEN r.worst = 3 THEN 1 ELSE 0 END) AS failed,
  sum(CASE WHEN coalesce(r.worst, 0) = 0 THEN 1 ELSE 0 END) AS unread,
  sum(f.size_bytes) AS bytes,
  round(100.0 * sum(CASE WHEN r.worst > 1 THEN coalesce(r.error_bytes, 0) ELSE 0 END)
    / nullif(sum(CASE WHEN r.worst > 0 THEN f.size_bytes ELSE 0 END), 0), 3) AS error_percent
FROM files f
LEFT JOIN read r ON r.repo = f.repo AND r.path = f.path
WHERE f.status = 'selected' AND (:repo IS NULL OR f.repo = :repo)
GROUP BY f.language
ORDER BY files DESC, language
