-- The scan that was published last.
SELECT
  origin_kind,
  host,
  CAST(started_at AS BIGINT) AS started_micros,
  map_extract(settings, 'classifier')[1] AS classifier
FROM previous_scans
ORDER BY sequence DESC
LIMIT 1
