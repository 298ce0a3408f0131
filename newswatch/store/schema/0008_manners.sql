-- What publishers ask of those who read by machine. Comments are read as in 0001_first.sql.

ALTER TABLE articles ADD COLUMN is_noarchive INTEGER NOT NULL DEFAULT 0 CHECK (is_noarchive IN (0, 1));  -- Whether its page asks that no copy be kept: no bytes are, and no text but the present one.
ALTER TABLE articles ADD COLUMN is_tdm_reserved INTEGER CHECK (is_tdm_reserved IN (0, 1));  -- Whether rights to mine text and data are reserved: facts alone are kept then, no text; null where nothing is said.
ALTER TABLE articles ADD COLUMN tdm_policy TEXT;  -- Where the terms are on which those rights may be had. [URL]
CREATE INDEX articles_with_wishes ON articles (source_id) WHERE is_noarchive = 1 OR is_tdm_reserved = 1;

ALTER TABLE hosts ADD COLUMN tdmrep TEXT;  -- Reservations of text and data mining (/.well-known/tdmrep.json) as last fetched; null where there are none.
ALTER TABLE hosts ADD COLUMN tdmrep_fetched_at TEXT CHECK (tdmrep_fetched_at GLOB '*T*Z');  -- When they were last fetched.

ALTER TABLE sources ADD COLUMN terms_url TEXT;  -- Where the outlet says what may be done with its pages, as its spider declares it. [URL]
ALTER TABLE sources ADD COLUMN terms_checked_on TEXT;  -- Day on which a person last read those terms. [RFC 3339 date]

CREATE INDEX article_versions_with_text ON article_versions (fetched_at) WHERE body <> '';
