-- A script for PostgreSQL's shell.
\echo Use "CREATE EXTENSION shapes" to load this file. \quit

CREATE FUNCTION area(shape, OUT result) RETURNS double precision
AS 'shapes', 'area'
LANGUAGE C STRICT;

CREATE OPERATOR <-> (LEFTARG = shape, RIGHTARG = shape, FUNCTION = distance);

ALTER FUNCTION area(shape) PARALLEL SAFE;

CREATE TABLE shapes (id INT PRIMARY KEY);

COPY shapes (id) FROM stdin;
1
2
\.

CREATE VIEW large AS SELECT id FROM shapes;
