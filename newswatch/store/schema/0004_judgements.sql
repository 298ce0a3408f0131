-- What the detector said of every story, and what people said of that: so that a person can be shown
-- a fair sample, correct the record, and take it back; and so that it can be told how good the
-- detector is. Comments are read as in 0001_first.sql.

-- ── What people said ────────────────────────────────────────────────────────────────────────────

CREATE TABLE judgements (  -- What the detector last said of each story, flagged or not; people's word is in verdicts.
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,  -- The article.
    version_id INTEGER NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,  -- The version that was judged.
    is_funding INTEGER NOT NULL CHECK (is_funding IN (0, 1)),  -- Whether the detector takes it for a funding announcement.
    probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),  -- How sure it is that it is one. [0 to 1]
    type TEXT,  -- Kind of funding; null where it takes it for none.
    stratum TEXT NOT NULL CHECK (stratum IN ('flagged', 'narrow', 'rejected')),  -- What a sample takes it for:
    -- flagged; narrow: rejected, but in doubt; rejected.
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),  -- What spoke for and against. [JSON array of text]
    facts TEXT CHECK (facts IS NULL OR json_valid(facts)),  -- The announcement as the detector has it; null where it takes it for none. [JSON object]
    judged_at TEXT NOT NULL CHECK (judged_at GLOB '*T*Z'),  -- When.
    detector TEXT NOT NULL  -- Version of the detector.
) STRICT;
CREATE INDEX judgements_by_version ON judgements (version_id);
CREATE INDEX judgements_by_stratum ON judgements (stratum);

ALTER TABLE verdicts ADD COLUMN version_id INTEGER REFERENCES article_versions (id) ON DELETE SET NULL;  -- The version that was read; null for verdicts from before this was noted.
ALTER TABLE verdicts ADD COLUMN answer TEXT NOT NULL DEFAULT 'right' CHECK (answer IN ('right', 'wrong', 'fix'));  -- What the person said of what was shown: right; wrong: it is (not) funding after all; fix: it is, with other facts.
ALTER TABLE verdicts ADD COLUMN fixed TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(fixed));  -- Facts that the person put right: type, sum, funders, recipients. [JSON array of text]
ALTER TABLE verdicts ADD COLUMN facts TEXT CHECK (facts IS NULL OR json_valid(facts));  -- The announcement as the person has it; null where there is none. [JSON object]
ALTER TABLE verdicts ADD COLUMN shown TEXT CHECK (shown IS NULL OR json_valid(shown));  -- What the detector had said, as it was shown. [JSON object]
ALTER TABLE verdicts ADD COLUMN stratum TEXT CHECK (stratum IN ('flagged', 'narrow', 'rejected'));  -- The part of the stories from which it was drawn; null where it was not drawn.
ALTER TABLE verdicts ADD COLUMN population INTEGER CHECK (population >= 1);  -- How many stories that part had then. [stories]
ALTER TABLE verdicts ADD COLUMN weight REAL CHECK (weight >= 1);  -- For how many stories of that part it stands, as it was drawn. [stories]
ALTER TABLE verdicts ADD COLUMN undone_at TEXT CHECK (undone_at GLOB '*T*Z');  -- When it was taken back; null while it holds.
CREATE INDEX verdicts_by_version ON verdicts (version_id);
UPDATE verdicts SET version_id = (
    SELECT v.id FROM article_versions AS v
    WHERE v.article_id = verdicts.article_id AND v.fetched_at <= verdicts.decided_at
    ORDER BY v.version DESC LIMIT 1
);

CREATE VIEW judged_stories AS  -- Stories that are there to be read and judged as they stand now: those of which samples are drawn.
SELECT
    j.article_id AS article_id,  -- The article.
    j.version_id AS version_id,  -- Its present version, the one that was judged.
    s.name AS source,  -- Name of the source.
    j.stratum AS stratum,  -- flagged, narrow or rejected.
    j.is_funding AS is_funding,  -- Whether the detector takes it for a funding announcement.
    j.type AS type,  -- Kind of funding that the detector gives it.
    j.probability AS probability  -- How sure the detector is. [0 to 1]
FROM judgements AS j
JOIN article_versions AS v ON v.id = j.version_id
JOIN articles AS a ON a.id = j.article_id AND a.version = v.version
JOIN sources AS s ON s.id = a.source_id
WHERE a.removed_at IS NULL AND a.body <> '';

CREATE VIEW standing_verdicts AS  -- The verdict that holds on each article: the last one that was not taken back.
SELECT
    d.id AS verdict_id,  -- Number of the verdict.
    d.article_id AS article_id,  -- The article.
    d.version_id AS version_id,  -- The version that was read.
    d.is_funding AS is_funding,  -- Whether the person takes it for a funding announcement.
    d.answer AS answer,  -- right, wrong or fix.
    json_extract(d.facts, '$.type') AS type,  -- Kind of funding as the person has it; null where it is none.
    d.stratum AS stratum,  -- The part of the stories from which it was drawn.
    d.weight AS weight,  -- For how many stories it stands. [stories]
    d.decided_at AS decided_at,  -- When.
    d.decided_by AS decided_by  -- Who.
FROM verdicts AS d
WHERE d.id = (
    SELECT max(id) FROM verdicts WHERE article_id = d.article_id AND undone_at IS NULL
);

-- Of each rate that is seen on a sample (share, on count verdicts) the view works out Wilson's bounds,
-- 1.959964 standard deviations to either side. Their square root is found by Newton's method, from
-- above: not every SQLite has the function. Weights are unequal where the sample was drawn at several
-- times; then count is Kish's effective number. Recall is worked out from the strata: stories that the
-- detector found, against stories that it missed in each stratum, each rate times the stratum's size.
-- Its lower bound takes the lower bound of the found and the upper bounds of all that was missed, so it
-- is rather too low than too high.
CREATE VIEW detector_quality AS  -- How good the detector is by people's verdicts on samples: precision and recall with 95 % bounds.
SELECT
    q.scope AS scope,  -- all, source or type: what name is.
    q.name AS name,  -- Name of the source, or the kind of funding.
    q.flagged AS flagged,  -- Stories that the detector flags there. [stories]
    q.read_flagged AS read_flagged,  -- Verdicts on flagged stories that the figures rest on.
    q.read_narrow AS read_narrow,  -- Verdicts on stories narrowly rejected.
    q.read_rejected AS read_rejected,  -- Verdicts on stories rejected.
    q.precision AS precision,  -- Share of the flagged that announce funding (of a type: that type); null where none was read. [0 to 1]
    q.precision_low AS precision_low,  -- Its lower bound. [0 to 1]
    q.precision_high AS precision_high,  -- Its upper bound. [0 to 1]
    q.found AS found,  -- Announcements (of that type) that are flagged (as that type), as estimated. [stories]
    q.missed AS missed,  -- Announcements (of that type) that are not, as estimated; null where some part was not read. [stories]
    q.recall AS recall,  -- Share of the funding announcements that are flagged (of a type: as that type); null where some part was not read. [0 to 1]
    q.recall_low AS recall_low,  -- Its lower bound. [0 to 1]
    q.recall_high AS recall_high  -- Its upper bound. [0 to 1]
FROM (
    WITH RECURSIVE
    sampled AS (
        SELECT j.source, j.stratum, j.is_funding AS said, j.type AS said_type,
            d.is_funding AS truth, d.type AS true_type, d.weight
        FROM standing_verdicts AS d
        JOIN judged_stories AS j ON j.article_id = d.article_id AND j.version_id = d.version_id
        WHERE d.weight IS NOT NULL
    ),
    scopes (scope, name) AS (
        SELECT 'all', 'all'
        UNION ALL SELECT DISTINCT 'source', source FROM sampled
        UNION ALL SELECT 'type', type FROM (
            SELECT said_type AS type FROM sampled UNION SELECT true_type FROM sampled
        ) WHERE type IS NOT NULL
    ),
    counts AS (
        SELECT source, stratum, type, count(*) AS stories FROM judged_stories GROUP BY 1, 2, 3
    ),
    sizes AS (
        SELECT c.scope, c.name, n.stratum, sum(n.stories) AS stories,
            sum(n.stories * (c.scope <> 'type' OR n.type IS c.name)) AS of_name
        FROM scopes AS c JOIN counts AS n ON c.scope <> 'source' OR n.source = c.name
        GROUP BY 1, 2, 3
    ),
    marks AS (
        SELECT c.scope, c.name, s.stratum, s.weight,
            s.said AND (c.scope <> 'type' OR s.said_type IS c.name) AS said,
            s.truth AND (c.scope <> 'type' OR s.true_type IS c.name) AS truth
        FROM scopes AS c JOIN sampled AS s ON c.scope <> 'source' OR s.source = c.name
    ),
    rates (scope, name, stratum, kind, share, count) AS (
        SELECT scope, name, stratum, 'right', sum(weight * truth) / sum(weight),
            sum(weight) * sum(weight) / sum(weight * weight)
        FROM marks WHERE said GROUP BY 1, 2, 3
        UNION ALL
        SELECT scope, name, stratum, 'found', sum(weight * (said AND truth)) / sum(weight),
            sum(weight) * sum(weight) / sum(weight * weight)
        FROM marks WHERE stratum = 'flagged' GROUP BY 1, 2, 3
        UNION ALL
        SELECT scope, name, stratum, 'missed', sum(weight * (truth AND NOT said)) / sum(weight),
            sum(weight) * sum(weight) / sum(weight * weight)
        FROM marks WHERE stratum <> 'flagged' OR scope = 'type' GROUP BY 1, 2, 3
    ),
    roots (scope, name, stratum, kind, share, count, under, root, step) AS (
        SELECT scope, name, stratum, kind, share, count,
            share * (1 - share) / count + 3.841459 / (4 * count * count), 1.0, 0
        FROM rates
        UNION ALL
        SELECT scope, name, stratum, kind, share, count, under, (root + under / root) / 2, step + 1
        FROM roots WHERE step < 40
    ),
    bounds AS (
        SELECT scope, name, stratum, kind, share,
            max(0, (share + 1.920729 / count - 1.959964 * root) / (1 + 3.841459 / count)) AS low,
            min(1, (share + 1.920729 / count + 1.959964 * root) / (1 + 3.841459 / count)) AS high
        FROM roots WHERE step = 40
    ),
    totals AS (
        SELECT z.scope, z.name,
            sum(z.of_name * (z.stratum = 'flagged')) AS flagged,
            sum(z.stories * f.share) AS found,
            sum(z.stories * f.low) AS found_low,
            sum(z.stories * f.high) AS found_high,
            total(z.stories * m.share) AS missed,
            total(z.stories * m.low) AS missed_low,
            total(z.stories * m.high) AS missed_high,
            min(f.share IS NOT NULL OR z.stratum <> 'flagged') AND
            min(m.share IS NOT NULL OR z.stratum = 'flagged') AS is_whole
        FROM sizes AS z
        LEFT JOIN bounds AS f ON (f.scope, f.name, f.stratum, f.kind)
            = (z.scope, z.name, z.stratum, 'found')
        LEFT JOIN bounds AS m ON (m.scope, m.name, m.stratum, m.kind)
            = (z.scope, z.name, z.stratum, 'missed')
        GROUP BY 1, 2
    ),
    reads AS (
        SELECT scope, name, sum(stratum = 'flagged') AS flagged, sum(stratum = 'narrow') AS narrow,
            sum(stratum = 'rejected') AS rejected
        FROM marks GROUP BY 1, 2
    )
    SELECT t.scope, t.name, t.flagged, r.flagged AS read_flagged, r.narrow AS read_narrow,
        r.rejected AS read_rejected, p.share AS precision, p.low AS precision_low,
        p.high AS precision_high,
        t.found, iif(t.is_whole, t.missed, NULL) AS missed,
        iif(t.is_whole, t.found / (t.found + t.missed), NULL) AS recall,
        iif(t.is_whole, t.found_low / (t.found_low + t.missed_high), NULL) AS recall_low,
        iif(t.is_whole, t.found_high / (t.found_high + t.missed_low), NULL) AS recall_high
    FROM totals AS t
    JOIN reads AS r ON (r.scope, r.name) = (t.scope, t.name)
    LEFT JOIN bounds AS p ON (p.scope, p.name, p.kind) = (t.scope, t.name, 'right')
) AS q
ORDER BY q.scope, q.name;
