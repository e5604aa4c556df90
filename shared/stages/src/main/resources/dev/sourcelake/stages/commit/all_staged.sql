-- All rows that the scan stage made.
SELECT * FROM staged
