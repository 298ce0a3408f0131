-- How often each channel brings stories, learnt from when they came, and the sign of life of the
-- long-running watch. Comments are read as in 0001_first.sql.

CREATE TABLE feed_paces (  -- What has been learnt of the pace of each channel; counts of long ago weigh less.
    feed_id INTEGER PRIMARY KEY REFERENCES feeds (id) ON DELETE CASCADE,  -- The channel.
    began_at TEXT NOT NULL CHECK (began_at GLOB '*T*Z'),  -- Since when its stories are known: the oldest date that its first list told.
    learnt_at TEXT NOT NULL CHECK (learnt_at GLOB '*T*Z'),  -- As of when the counts stand; five weeks halve them.
    looked_at TEXT CHECK (looked_at GLOB '*T*Z'),  -- Last look that was answered.
    found_at TEXT CHECK (found_at GLOB '*T*Z'),  -- Last look that found a story.
    slots TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(slots)),  -- Stories in each five minutes of the hour. [JSON array of 12 numbers]
    follow_found REAL NOT NULL DEFAULT 0,  -- Stories that came in the hours after a find. [stories]
    follow_expected REAL NOT NULL DEFAULT 0,  -- Those that the hours of the week would have had come then. [stories]
    follow_seen REAL NOT NULL DEFAULT 0,  -- Over how many such times this was seen. [times]
    stories_a_day REAL NOT NULL DEFAULT 0,  -- Stories that it brings a day, on average. [stories]
    asked_s INTEGER CHECK (asked_s >= 0),  -- How long the channel asks to be left alone between two looks (ttl, Cache-Control). [seconds]
    skip_hours TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(skip_hours)),  -- Hours of the day in which it asks not to be asked, GMT. [JSON array of 0 to 23]
    skip_days TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(skip_days))  -- Days of the week in which it asks not to be asked, GMT; Monday is 0. [JSON array of 0 to 6]
) STRICT;

CREATE TABLE feed_hours (  -- Stories that each channel brought, by weekday and hour of the outlet's own clock; older ones weigh less.
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,  -- The channel.
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),  -- Day of the week; Monday is 0.
    hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),  -- Hour of the day. [0 to 23]
    stories REAL NOT NULL,  -- Stories that came then, as of feed_paces.learnt_at. [stories]
    PRIMARY KEY (feed_id, weekday, hour)
) STRICT, WITHOUT ROWID;

CREATE TABLE watches (  -- The long-running watch: one row for each time that it was started.
    id INTEGER PRIMARY KEY,  -- Number of the watch.
    pid INTEGER NOT NULL,  -- Its process.
    started_at TEXT NOT NULL CHECK (started_at GLOB '*T*Z'),  -- When it was started.
    heartbeat_at TEXT NOT NULL CHECK (heartbeat_at GLOB '*T*Z'),  -- Last sign of life; older than ten minutes means that it hangs or has died.
    rounds INTEGER NOT NULL DEFAULT 0,  -- Rounds that it has started. [rounds]
    last_exit INTEGER,  -- Exit code of the last round that ended; null before the first.
    next_round_at TEXT CHECK (next_round_at GLOB '*T*Z'),  -- When the next round is due; null while one runs.
    ended_at TEXT CHECK (ended_at GLOB '*T*Z'),  -- When it ended; null while it lasts, or if it never said.
    end_reason TEXT  -- Why it ended: stopped, failed; killed if it never said.
) STRICT;

CREATE VIEW source_rhythm AS  -- When each source publishes: stories by weekday and hour of its own clock, older ones weighing less.
SELECT
    s.name AS source,  -- Name of the source.
    s.time_zone AS time_zone,  -- Zone of the hours. [IANA zone]
    h.weekday AS weekday,  -- Day of the week; Monday is 0.
    h.hour AS hour,  -- Hour of the day. [0 to 23]
    max(h.stories) AS stories  -- Stories that came then, by the channel that brings most. [stories]
FROM feed_hours AS h
JOIN feeds AS f ON f.id = h.feed_id
JOIN sources AS s ON s.id = f.source_id
GROUP BY s.name, s.time_zone, h.weekday, h.hour;
