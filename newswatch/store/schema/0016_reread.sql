-- Texts that a later extractor read from a kept page. Comments are read as in 0001_first.sql.

ALTER TABLE article_versions ADD COLUMN is_reread INTEGER NOT NULL DEFAULT 0 CHECK (is_reread IN (0, 1));  -- Whether it is the page of an earlier version, read anew by a later extractor: a change of ours, and no edit of the outlet.
