-- Where the content of one path is stored.
select b.pack, b.offset, b.length, b.codec
from blobs b
join files f on f.repo = b.repo and f.file_sha256 = b.file_sha256
where f.repo = :repo and f.path = :path and b.repo = :repo
