-- Where contents of a repository are stored, and in which encoding they were read.
select
  b.file_sha256,
  b.size_bytes,
  b.pack,
  b.offset,
  b.length,
  b.codec,
  e.encoding
from blobs b
left join (
  select file_sha256, max(encoding) as encoding
  from extractions
  where repo = :repo and extractor = 'text' and file_sha256 in (:contents)
  group by file_sha256
) e on e.file_sha256 = b.file_sha256
where b.repo = :repo and b.file_sha256 in (:contents)
