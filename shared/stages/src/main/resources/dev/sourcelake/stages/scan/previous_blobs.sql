-- Contents that are stored already.
SELECT file_sha256 FROM previous_blobs
