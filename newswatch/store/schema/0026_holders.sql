-- Who is sending. Comments are read as in 0001_first.sql.

ALTER TABLE deliveries ADD COLUMN holder TEXT;  -- While sending: the process that does, by boot, namespace, number and start; null where the system does not tell.
