-- How good the detector is, with the stories of each stratum counted along the index judgements_drawn: by the
-- number of their source, since names would have to be sorted. Comments are read as in 0001_first.sql.

DROP VIEW detector_quality;
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
        SELECT s.name AS source, k.stratum, k.type, k.stories FROM (
            SELECT drawn_source_id, stratum, type, count(*) AS stories FROM judgements
            WHERE drawn_source_id IS NOT NULL GROUP BY drawn_source_id, stratum, type
        ) AS k JOIN sources AS s ON s.id = k.drawn_source_id
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
