-- The languages of each repository's files that extractors may see.
SELECT DISTINCT repo, language
FROM files
WHERE status = 'selected' AND language IS NOT NULL
ORDER BY repo, language
