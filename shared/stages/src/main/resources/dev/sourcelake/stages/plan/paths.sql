-- The paths to be read, in order, each once.
SELECT DISTINCT path, size_bytes FROM worklist ORDER BY path
