-- The keys of the rows to go, in the order of their bytes.
SELECT DISTINCT path FROM stale ORDER BY path
