-- The rows that the scan stage made, but for contents that another scan has brought meanwhile.
SELECT n.*
FROM staged n
LEFT ANTI JOIN previous o ON o.file_sha256 = n.file_sha256
ORDER BY n.file_sha256
