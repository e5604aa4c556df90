-- A call and a definition that it may mean. tier is exact (a candidate is defined in the repository),
-- inherited (a supertype of the candidate's owner defines it), external (the candidate leads out of
-- the repository: to a repository that it depends on, else target_path is null) or name_only (nothing
-- but the name fits).
WITH
-- What calls may mean, by their own file.
candidates AS (
  SELECT repo, path, call_id, name, language, candidate['name'] AS candidate, candidate['rank'] AS rank
  FROM (SELECT repo, path, call_id, name, language, unnest(candidates) AS candidate FROM calls)
),
callables AS (
  SELECT repo, path, def_id, kind, name, qualified_name, symbol, language
  FROM definitions
  WHERE kind IN (
    'function', 'method', 'constructor', 'class', 'record', 'enum', 'struct', 'interface',
    'annotation_type')
),
-- Names that a module gives to what another one defines.
aliases AS (
  SELECT i.repo, f.module || '.' || coalesce(i.alias, i.name) AS alias, i.target
  FROM imports i
  JOIN files f ON f.repo = i.repo AND f.path = i.path
  WHERE i.target IS NOT NULL
    AND f.module IS NOT NULL
    AND coalesce(i.alias, i.name) IS NOT NULL
    AND i.target <> f.module || '.' || coalesce(i.alias, i.name)
),
-- A name and what it stands for, over at most three aliases of itself or of its owner.
names AS (
  SELECT DISTINCT
    repo,
    candidate AS name,
    regexp_replace(candidate, '\.[^.]*$', '') AS owner,
    regexp_replace(candidate, '^.*\.', '') AS member
  FROM candidates
),
one_alias AS (
  SELECT n.repo, n.name, a.target AS meaning
  FROM names n JOIN aliases a ON a.repo = n.repo AND a.alias = n.name
  UNION
  SELECT n.repo, n.name, a.target || '.' || n.member AS meaning
  FROM names n JOIN aliases a ON a.repo = n.repo AND a.alias = n.owner
),
two_aliases AS (
  SELECT o.repo, o.name, a.target AS meaning
  FROM one_alias o JOIN aliases a ON a.repo = o.repo AND a.alias = o.meaning
),
three_aliases AS (
  SELECT o.repo, o.name, a.target AS meaning
  FROM two_aliases o JOIN aliases a ON a.repo = o.repo AND a.alias = o.meaning
),
meanings AS (
  SELECT repo, name, name AS meaning FROM names
  UNION
  SELECT * FROM one_alias
  UNION
  SELECT * FROM two_aliases
  UNION
  SELECT * FROM three_aliases
),
exact AS (
  SELECT
    c.repo, c.path, c.call_id, c.rank, m.meaning, d.path AS target_path, d.def_id AS target_def_id
  FROM candidates c
  JOIN meanings m ON m.repo = c.repo AND m.name = c.candidate
  JOIN callables d ON d.repo = m.repo AND d.qualified_name = m.meaning
),
-- Types and those above them, at most three steps.
parents AS (
  SELECT d.repo, d.qualified_name AS type, coalesce(m.meaning, s.target) AS parent
  FROM supertypes s
  JOIN definitions d ON d.repo = s.repo AND d.path = s.path AND d.def_id = s.def_id
  LEFT JOIN meanings m ON m.repo = s.repo AND m.name = s.target
  WHERE s.target IS NOT NULL
),
ancestors AS (
  SELECT repo, type, parent AS ancestor FROM parents
  UNION
  SELECT a.repo, a.type, b.parent
  FROM parents a JOIN parents b ON b.repo = a.repo AND b.type = a.parent
  UNION
  SELECT a.repo, a.type, c.parent
  FROM parents a
  JOIN parents b ON b.repo = a.repo AND b.type = a.parent
  JOIN parents c ON c.repo = b.repo AND c.type = b.parent
),
open_after_exact AS (
  SELECT c.*
  FROM candidates c
  LEFT ANTI JOIN exact e ON e.repo = c.repo AND e.path = c.path AND e.call_id = c.call_id
),
inherited AS (
  SELECT
    c.repo, c.path, c.call_id, c.rank, d.qualified_name AS meaning,
    d.path AS target_path, d.def_id AS target_def_id
  FROM open_after_exact c
  JOIN meanings m ON m.repo = c.repo AND m.name = c.candidate
  JOIN ancestors a
    ON a.repo = c.repo AND a.type = regexp_replace(m.meaning, '\.[^.]*$', '')
  JOIN callables d
    ON d.repo = c.repo
    AND d.qualified_name = a.ancestor || '.' || regexp_replace(m.meaning, '^.*\.', '')
),
open_after_inherited AS (
  SELECT c.*
  FROM open_after_exact c
  LEFT ANTI JOIN inherited i ON i.repo = c.repo AND i.path = c.path AND i.call_id = c.call_id
),
-- Which repository depends on which.
reachable AS (
  SELECT DISTINCT d.repo, p.repo AS target_repo
  FROM dependencies d
  JOIN packages p ON p.ecosystem = d.ecosystem AND p.name = d.name AND p.repo <> d.repo
),
external AS (
  SELECT
    c.repo, c.path, c.call_id, c.rank, m.meaning,
    d.repo AS target_repo, d.path AS target_path, d.def_id AS target_def_id
  FROM open_after_inherited c
  JOIN meanings m ON m.repo = c.repo AND m.name = c.candidate
  JOIN reachable r ON r.repo = c.repo
  JOIN callables d ON d.repo = r.target_repo AND d.qualified_name = m.meaning
),
-- Candidates that an import of something outside the repository vouches for.
outside AS (
  SELECT c.repo, c.path, c.call_id, min(c.rank) AS rank, min(c.candidate) AS meaning
  FROM open_after_inherited c
  JOIN imports i
    ON i.repo = c.repo AND i.path = c.path
    AND i.origin IN ('stdlib', 'dependency')
    AND i.target IS NOT NULL
    AND (c.candidate = i.target OR starts_with(c.candidate, i.target || '.'))
  LEFT ANTI JOIN external e ON e.repo = c.repo AND e.path = c.path AND e.call_id = c.call_id
  GROUP BY c.repo, c.path, c.call_id
),
resolved AS (
  SELECT repo, path, call_id, rank, meaning, repo AS target_repo, target_path, target_def_id, 'exact' AS tier
  FROM exact
  UNION ALL
  SELECT repo, path, call_id, rank, meaning, repo AS target_repo, target_path, target_def_id, 'inherited' AS tier
  FROM inherited
  UNION ALL
  SELECT repo, path, call_id, rank, meaning, target_repo, target_path, target_def_id, 'external' AS tier
  FROM external
  UNION ALL
  SELECT
    repo, path, call_id, rank, meaning, CAST(NULL AS VARCHAR) AS target_repo,
    CAST(NULL AS VARCHAR) AS target_path, CAST(NULL AS INT) AS target_def_id, 'external' AS tier
  FROM outside
),
by_name AS (
  SELECT
    c.repo, c.path, c.call_id, CAST(NULL AS INT) AS rank, d.qualified_name AS meaning,
    d.repo AS target_repo, d.path AS target_path, d.def_id AS target_def_id, 'name_only' AS tier
  FROM calls c
  LEFT ANTI JOIN resolved r ON r.repo = c.repo AND r.path = c.path AND r.call_id = c.call_id
  JOIN callables d ON d.repo = c.repo AND d.name = c.name AND d.language = c.language
),
matches AS (
  SELECT * FROM resolved
  UNION ALL
  SELECT * FROM by_name
)
SELECT
  c.repo,
  c.path,
  c.call_id,
  c.caller_def_id,
  c.name,
  c.bstart,
  c.start_line,
  c.start_col,
  c.language,
  m.tier,
  m.meaning AS target,
  m.target_repo,
  m.target_path,
  m.target_def_id,
  m.rank
FROM calls c
JOIN matches m ON m.repo = c.repo AND m.path = c.path AND m.call_id = c.call_id
