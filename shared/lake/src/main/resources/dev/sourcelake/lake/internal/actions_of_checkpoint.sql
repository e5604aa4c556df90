-- All actions of a checkpoint, in no order: a log's replay asks for none within one.
SELECT * FROM actions
