-- Contents that no path has any more.
SELECT o.file_sha256
FROM previous o
LEFT ANTI JOIN manifest m ON m.file_sha256 = o.file_sha256
ORDER BY o.file_sha256
