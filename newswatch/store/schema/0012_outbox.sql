-- The outbox made anew: several follow-ups about one subject, any kind of message, order kept for each
-- target, and how each target is doing. Comments are read as in 0001_first.sql.

DROP INDEX alerts_by_change;
DROP INDEX alerts_by_subject;
DROP INDEX deliveries_due;
DROP INDEX deliveries_by_state;
ALTER TABLE deliveries RENAME TO old_deliveries;
ALTER TABLE alerts RENAME TO old_alerts;

-- ── Telling people ──────────────────────────────────────────────────────────────────────────────

CREATE TABLE alerts (  -- Messages that are owed because of a rule.
    id INTEGER PRIMARY KEY,  -- Number of the alert.
    rule TEXT NOT NULL,  -- The rule that matched.
    target TEXT NOT NULL,  -- Who is told.
    subject_kind TEXT NOT NULL CHECK (subject_kind <> ''),  -- What it is about: event, announcement, source …
    subject_id INTEGER NOT NULL,  -- Number of that subject.
    kind TEXT NOT NULL CHECK (kind <> ''),  -- Why it is told: first, correction, withdrawn, digest …
    revision INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),  -- 1 for what is told once; corrections and withdrawals of one subject count on from 2.
    key TEXT NOT NULL UNIQUE,  -- Idempotency key: a receiver that has seen it may drop the message.
    message TEXT NOT NULL CHECK (json_valid(message)),  -- The message. [JSON object]
    article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,  -- The story that it tells of; null where it is about none, or was owed before this was noted.
    change_id INTEGER REFERENCES changes (id) ON DELETE SET NULL,  -- The change that led to it.
    created_at TEXT NOT NULL CHECK (created_at GLOB '*T*Z'),  -- When it became owed.
    UNIQUE (rule, target, subject_kind, subject_id, kind, revision)
) STRICT;
CREATE INDEX alerts_by_change ON alerts (change_id);
CREATE INDEX alerts_by_article ON alerts (article_id);
CREATE INDEX alerts_by_subject ON alerts (subject_kind, subject_id);

CREATE TABLE deliveries (  -- The sending of each alert.
    id INTEGER PRIMARY KEY,  -- Number of the delivery; those of one target are sent in this order.
    alert_id INTEGER NOT NULL UNIQUE REFERENCES alerts (id) ON DELETE CASCADE,  -- The alert.
    target TEXT NOT NULL,  -- Who is told.
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN
        ('pending', 'sending', 'sent', 'failed', 'unknown', 'cancelled')),  -- unknown: it may have arrived.
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),  -- Times that sending was begun.
    lease_until_at TEXT CHECK (lease_until_at GLOB '*T*Z'),  -- While sending: until when nobody else may try.
    next_attempt_at TEXT CHECK (next_attempt_at GLOB '*T*Z'),  -- When it may be tried (again), the end of the lease while sending; null for never.
    first_tried_at TEXT CHECK (first_tried_at GLOB '*T*Z'),  -- When the first attempt was begun.
    tried_at TEXT CHECK (tried_at GLOB '*T*Z'),  -- When the last attempt was begun.
    failed_at TEXT CHECK (failed_at GLOB '*T*Z'),  -- When an attempt last failed.
    last_error TEXT,  -- What the last attempt failed on, or why it was given up.
    sent_at TEXT CHECK (sent_at GLOB '*T*Z'),  -- When it was sent.
    doubted_at TEXT CHECK (doubted_at GLOB '*T*Z'),  -- When an attempt was begun that was cut off, so that the message may have arrived before; null if none was.
    held_at TEXT CHECK (held_at GLOB '*T*Z'),  -- Since when its rule or target is missing in newswatch.toml; null while both are there.
    is_aside INTEGER NOT NULL DEFAULT 0 CHECK (is_aside IN (0, 1)),  -- Whether it waits apart and holds no later message back: its target takes others and not this one.
    parts INTEGER NOT NULL DEFAULT 0 CHECK (parts >= 0)  -- How many parts of it have arrived, where it is too long for one.
) STRICT;
CREATE INDEX deliveries_open ON deliveries (target, id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX deliveries_aside ON deliveries (target, next_attempt_at, id) WHERE is_aside = 1;
CREATE INDEX deliveries_by_state ON deliveries (state);

CREATE TABLE targets (  -- How each target is doing that was tried since this is noted.
    name TEXT PRIMARY KEY,  -- Name of the target in newswatch.toml.
    failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),  -- Attempts in a row that failed.
    failing_since_at TEXT CHECK (failing_since_at GLOB '*T*Z'),  -- When the first of them was made; null if the last one worked.
    rest_until_at TEXT CHECK (rest_until_at GLOB '*T*Z'),  -- Until when nothing is sent to it; null while it is well.
    last_error TEXT,  -- What the last of them failed on.
    sent_at TEXT CHECK (sent_at GLOB '*T*Z')  -- When it last took a message.
) STRICT;

INSERT INTO alerts (id, rule, target, subject_kind, subject_id, kind, revision, key, message,
    article_id, change_id, created_at)
SELECT a.id, a.rule, a.target, a.subject_kind, a.subject_id, a.kind, 1, a.key, a.message,
    c.article_id, a.change_id, a.created_at
FROM old_alerts AS a LEFT JOIN changes AS c ON c.id = a.change_id;
INSERT INTO deliveries (id, alert_id, target, state, attempts, lease_until_at, next_attempt_at,
    first_tried_at, tried_at, failed_at, last_error, sent_at)
SELECT id, alert_id, target, state, attempts, lease_until_at, next_attempt_at,
    tried_at, tried_at, failed_at, last_error, sent_at
FROM old_deliveries;
DROP TABLE old_deliveries;
DROP TABLE old_alerts;
