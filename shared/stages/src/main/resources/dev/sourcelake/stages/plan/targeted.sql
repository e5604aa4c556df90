-- Of what a family would write (everywhere), the paths that whoever scans asks for.
SELECT path, file_sha256, fingerprint, datasets
FROM everywhere
WHERE regexp_like(path, $paths)
