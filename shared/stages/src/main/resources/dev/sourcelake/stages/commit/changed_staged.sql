-- The rows that replace those of the changed paths.
SELECT n.* FROM staged n LEFT SEMI JOIN changed c ON c.path = n.path
