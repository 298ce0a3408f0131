-- A channel that was tried in the place of another and is dead was a guess, or rests: by it no source
-- is degraded. Comments are read as in 0001_first.sql.

DROP VIEW source_health;
CREATE VIEW source_health AS  -- How each source is doing: as last judged, with its pace and what its latest stories have.
SELECT
    s.name AS source,  -- Name of the source.
    s.title AS title,  -- Name of the outlet.
    CASE
        WHEN s.failures > 0 THEN 'failing'
        WHEN s.last_success_at IS NULL THEN 'never'
        WHEN EXISTS (
            SELECT 1 FROM feeds AS f
            WHERE f.source_id = s.id AND f.is_declared = 1 AND f.failures > 0
                AND NOT (f.is_fallback = 1 AND f.dead_at IS NOT NULL)
        ) THEN 'degraded'
        ELSE 'well'
    END AS health,  -- never (not read yet), failing, degraded (some channel fails that is asked), or well.
    p.state AS state,  -- As the last run judged it: well; degraded: read, but something is amiss; blind: new stories would not reach us; null if never judged.
    p.reason AS reason,  -- What is amiss, in a word.
    p.detail AS detail,  -- The same in a sentence.
    p.began_at AS state_since_at,  -- Since when it is in that state; of a blind one, when it was last known to see.
    p.judged_at AS judged_at,  -- When it was last judged.
    s.failure AS failure,  -- What the last crawl failed on. [failure word]
    s.failures AS failures,  -- Crawls in a row that failed.
    s.failed_at AS failed_at,  -- When the present row of failures began.
    s.last_success_at AS last_success_at,  -- Last look at any of its channels that was answered.
    s.last_new_at AS last_new_at,  -- Last time one of its channels named an unknown story.
    (
        SELECT max(c.stories_a_day) FROM feed_paces AS c
        JOIN feeds AS f ON f.id = c.feed_id WHERE f.source_id = s.id AND f.is_declared = 1
    ) AS stories_a_day,  -- Stories a day that its busiest channel brings, as learnt. [stories]
    (
        SELECT min(f.next_fetch_at) FROM feeds AS f WHERE f.source_id = s.id AND f.is_declared = 1
    ) AS next_look_at,  -- When one of its channels is looked at next.
    (
        SELECT avg(EXISTS (SELECT 1 FROM article_authors AS w WHERE w.article_id = a.id)) FROM
        (SELECT id FROM articles WHERE source_id = s.id ORDER BY id DESC LIMIT 20) AS a
    ) AS with_authors,  -- Share of its latest 20 stories that credit somebody. [0 to 1]
    (
        SELECT avg(a.published IS NOT NULL) FROM
        (SELECT published FROM articles WHERE source_id = s.id ORDER BY id DESC LIMIT 20) AS a
    ) AS with_date,  -- Share of its latest 20 stories that have a date. [0 to 1]
    (
        SELECT round(avg(length(a.body))) FROM
        (SELECT body FROM articles WHERE source_id = s.id ORDER BY id DESC LIMIT 20) AS a
    ) AS body_length,  -- Average length of its latest 20 texts. [characters]
    (
        SELECT round(avg(length(a.body))) FROM
        (SELECT body FROM articles WHERE source_id = s.id ORDER BY id DESC LIMIT 100 OFFSET 20) AS a
    ) AS body_length_before,  -- The same of the 100 before them; null where there are none. [characters]
    k.finished_at AS finished_at,  -- When its latest crawl ended; null while it runs.
    k.finish_reason AS finish_reason,  -- Why that crawl ended.
    k.found AS found,  -- Unknown stories which that crawl found.
    k.failed AS failed,  -- Requests of that crawl that came to nothing.
    (
        SELECT count(*) FROM candidates AS c INDEXED BY candidates_due
        WHERE c.source_id = s.id AND c.state = 'open'
    ) AS waiting  -- Stories that are known of and not read yet.
FROM sources AS s
LEFT JOIN source_states AS p ON p.source_id = s.id AND p.ended_at IS NULL
LEFT JOIN crawls AS k ON k.id = (SELECT max(id) FROM crawls WHERE source_id = s.id);
