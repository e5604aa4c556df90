-- All orders.
CREATE TABLE shop.orders (
  id INT PRIMARY KEY,
  name VARCHAR(20) NOT NULL,
  customer_id INT REFERENCES customers(id)
);
CREATE VIEW active AS SELECT * FROM orders WHERE active = 1;
CREATE INDEX idx_name ON orders (name);
CREATE OR REPLACE FUNCTION add_one(a INT, b INT) RETURNS INT AS $$ BEGIN RETURN a + 1; END; $$ LANGUAGE plpgsql;
INSERT INTO orders VALUES (1, 'x', now());
SELECT count(*), upper(name) FROM orders;
CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION check_it();
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE SCHEMA shop;
ALTER TABLE orders ADD COLUMN total INT;
