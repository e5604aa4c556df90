-- The part of a worklist that one shard is to read; the files are in this order already.
SELECT *
FROM $worklist
WHERE path >= $first AND path <= $last
ORDER BY path, extractor
