-- The languages of files that extractors may see.
SELECT DISTINCT language
FROM manifest
WHERE status = 'selected' AND language IS NOT NULL
ORDER BY language
