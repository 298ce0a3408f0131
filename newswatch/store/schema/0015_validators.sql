-- Whether what a host says of change can be believed. Comments are read as in 0001_first.sql.

ALTER TABLE feeds ADD COLUMN whole_at TEXT CHECK (whole_at GLOB '*T*Z');  -- Last look that was answered with the whole list.
ALTER TABLE feeds ADD COLUMN body_hash TEXT;  -- Fingerprint of the bytes of that answer. [SHA-256 hex]
ALTER TABLE feeds ADD COLUMN validators TEXT NOT NULL DEFAULT 'sound' CHECK (validators IN ('sound', 'stuck', 'restless'));  -- What ETag and Last-Modified are worth: sound; stuck: the host says that nothing has changed when it has, so they are not sent; restless: another one each time for the same bytes.
ALTER TABLE feeds ADD COLUMN restless INTEGER NOT NULL DEFAULT 0 CHECK (restless >= 0);  -- How often in a row they moved while the bytes did not.
ALTER TABLE sources ADD COLUMN page_validators TEXT NOT NULL DEFAULT 'sound' CHECK (page_validators IN ('sound', 'stuck'));  -- The same of the pages of its stories; stuck: they are read whole.
ALTER TABLE sources ADD COLUMN pages_proved_at TEXT CHECK (pages_proved_at GLOB '*T*Z');  -- When a 304 of a story was last put to the proof.
