-- Paths of which some row is new, gone or different, in a small table.
SELECT DISTINCT path
FROM (
  (SELECT * FROM staged EXCEPT SELECT * FROM previous)
  UNION ALL
  (SELECT * FROM previous EXCEPT SELECT * FROM staged)
) changed
ORDER BY path
