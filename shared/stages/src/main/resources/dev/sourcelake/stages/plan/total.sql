-- How much there is to be read.
SELECT count(*) AS files, CAST(coalesce(sum(size_bytes), 0) AS BIGINT) AS bytes
FROM (SELECT DISTINCT path, size_bytes FROM worklist) paths
