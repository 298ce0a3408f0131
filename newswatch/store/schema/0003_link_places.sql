-- Where in the body a link stands. Comments are read as in 0001_first.sql.

ALTER TABLE links ADD COLUMN paragraph INTEGER CHECK (paragraph >= 0);  -- Of a link in the body: the paragraph of articles.body in which it stands; null for others and for what was stored before this was noted. [counts from 0]
