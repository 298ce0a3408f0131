-- How each source is doing, judged after each run, and how it was doing before: a day without
-- news means something else when nobody could see. Comments are read as in 0001_first.sql.

CREATE TABLE source_states (  -- How sources were and are doing: one row for each spell of one state, as judged after each run.
    id INTEGER PRIMARY KEY,  -- Number of the spell.
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,  -- The source.
    state TEXT NOT NULL CHECK (state IN ('well', 'degraded', 'blind')),  -- well; degraded: it is read, and something is
    -- amiss; blind: new stories would not reach us.
    reason TEXT,  -- What is amiss, in a word; null when nothing is.
    detail TEXT,  -- The same in a sentence, for people; null when nothing is.
    began_at TEXT NOT NULL CHECK (began_at GLOB '*T*Z'),  -- Since when; of a blind one, when it was last known to see.
    judged_at TEXT NOT NULL CHECK (judged_at GLOB '*T*Z'),  -- When it was last judged to be so.
    ended_at TEXT CHECK (ended_at GLOB '*T*Z')  -- When another state took its place, or the source was no longer watched; null while it lasts.
) STRICT;
CREATE INDEX source_states_by_source ON source_states (source_id);
CREATE UNIQUE INDEX source_states_present ON source_states (source_id) WHERE ended_at IS NULL;
CREATE INDEX source_states_blind ON source_states (began_at) WHERE state = 'blind';
