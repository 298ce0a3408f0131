-- What rules want told, and what is told of it together. Comments are read as in 0001_first.sql.

CREATE TABLE digests (  -- Messages that tell many stories at once, one row a rule and period, whoever gets them; the alerts name them as their subject (digest).
    id INTEGER PRIMARY KEY,  -- Number of the digest.
    rule TEXT NOT NULL,  -- The rule.
    source TEXT NOT NULL DEFAULT '',  -- Of what went over a rule's budget: the source; empty for a digest of the rule's schedule.
    since_at TEXT NOT NULL CHECK (since_at GLOB '*T*Z'),  -- Where its period begins: the end of the one before.
    due_at TEXT NOT NULL CHECK (due_at GLOB '*T*Z'),  -- When it was due; of a rule's first row, when the rule was first seen.
    composed_at TEXT NOT NULL CHECK (composed_at GLOB '*T*Z'),  -- When it was composed.
    stories INTEGER NOT NULL DEFAULT 0 CHECK (stories >= 0),  -- Stories that it tells. [stories]
    UNIQUE (rule, source, due_at)
) STRICT;

CREATE TABLE matches (  -- What each rule wanted told, once for each event or story, and the way it is told.
    id INTEGER PRIMARY KEY,  -- Number of the match.
    rule TEXT NOT NULL,  -- The rule that matched.
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('event', 'article')),  -- What it is about, as in alerts.
    subject_id INTEGER NOT NULL,  -- Number of that subject.
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,  -- The story that matched.
    source TEXT NOT NULL,  -- Name of its source.
    way TEXT NOT NULL CHECK (way IN ('alone', 'digest', 'flood')),  -- alone: a message of its own; digest: in
    -- the rule's digest; flood: over the rule's budget, counted in one line.
    matched_at TEXT NOT NULL CHECK (matched_at GLOB '*T*Z'),  -- When.
    digest_id INTEGER REFERENCES digests (id) ON DELETE SET NULL,  -- The digest that told it.
    dropped TEXT,  -- Why no digest tells it after all; null where one does, will, or none is needed.
    UNIQUE (rule, subject_kind, subject_id)
) STRICT;
CREATE INDEX matches_waiting ON matches (rule, id) WHERE way <> 'alone' AND digest_id IS NULL AND dropped IS NULL;
CREATE INDEX matches_by_hour ON matches (rule, source, matched_at) WHERE way = 'alone';
CREATE INDEX matches_by_article ON matches (article_id);
CREATE INDEX matches_by_digest ON matches (digest_id);

-- What was told before this was noted: such events are not told again by a digest.
INSERT INTO matches (rule, subject_kind, subject_id, article_id, source, way, matched_at)
SELECT a.rule, 'event', a.subject_id, r.id, s.name, 'alone', min(a.created_at)
FROM alerts AS a
JOIN event_mentions AS m ON m.event_id = a.subject_id AND m.is_first = 1
JOIN articles AS r ON r.id = m.article_id
JOIN sources AS s ON s.id = r.source_id
WHERE a.subject_kind = 'event'
GROUP BY a.rule, a.subject_id;
