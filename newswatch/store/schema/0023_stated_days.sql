-- Many pages state a day and no time. Such a day is the outlet's own: as an instant in UTC it would be the
-- day before in Asia, and hours after it would say nothing of how fast a story was read. Comments are read
-- as in 0001_first.sql.

-- ── Stated days ─────────────────────────────────────────────────────────────────────────────────

ALTER TABLE announcement_figures ADD COLUMN is_day_only INTEGER NOT NULL DEFAULT 0 CHECK (is_day_only IN (0, 1));  -- Whether the page states a day and no time; told_on is that day.

-- A day that lies after the first reading is a slip, wherever on earth it is.
DROP VIEW announcement_figures_due;
CREATE VIEW announcement_figures_due AS  -- What announcement_figures must hold; `newswatch verify` compares the two.
SELECT
    q.announcement_id AS announcement_id,  -- The announcement.
    q.source_id AS source_id,  -- The source.
    q.told_on AS told_on,  -- The day it was told.
    q.published_at AS published_at,  -- When the article was published, as stated.
    q.first_seen_at AS first_seen_at,  -- When the article was first read.
    q.text AS text,  -- The main announced sum as written.
    q.currency AS currency,  -- Its currency. [ISO 4217]
    q.value AS value,  -- The sum. [whole units of currency]
    iif(q.usd <= 100000000000000, q.usd, NULL) AS usd,  -- The sum in US dollars. [whole dollars]
    q.rate_on AS rate_on,  -- The day of the rate.
    q.rate_source AS rate_source,  -- Who says so.
    q.is_rate_stale AS is_rate_stale,  -- Whether the rate is of another time than the sum.
    q.is_day_only AS is_day_only  -- Whether the page states a day and no time.
FROM (
    SELECT d.*,
        d.value / r.usd_denominator * r.usd_numerator
            + (d.value % r.usd_denominator * r.usd_numerator * 2 + r.usd_denominator)
            / (2 * r.usd_denominator) AS usd,
        iif(r.fresh_until_on = '9999-12-31', d.told_on, r.rate_on) AS rate_on,
        r.source AS rate_source,
        r.rate_on > d.told_on OR r.fresh_until_on < d.told_on AS is_rate_stale
    FROM (
        SELECT a.announcement_id, a.source_id, a.told_on, a.published_at, a.first_seen_at, a.text,
            a.currency, a.value, a.is_day_only,
            (
                SELECT b.rate_on FROM rates AS b
                WHERE b.currency = a.currency AND b.rate_on <= a.told_on
                ORDER BY b.rate_on DESC LIMIT 1
            ) AS before_on,
            (
                SELECT c.rate_on FROM rates AS c
                WHERE c.currency = a.currency AND c.rate_on > a.told_on
                ORDER BY c.rate_on LIMIT 1
            ) AS after_on
        FROM (
            SELECT n.id AS announcement_id, t.source_id, t.published_at, t.first_seen_at,
                min(
                    substr(iif(length(t.published) = 10, t.published,
                        coalesce(t.published_at, t.first_seen_at)), 1, 10),
                    date(t.first_seen_at, iif(length(t.published) = 10, '+14 hours', '+0 hours'))
                ) AS told_on,
                m.text, m.currency, m.value, coalesce(length(t.published) = 10, 0) AS is_day_only
            FROM announcements AS n
            JOIN articles AS t ON t.id = n.article_id
            LEFT JOIN announcement_amounts AS m
                ON m.announcement_id = n.id AND m.position = 0 AND m.role = 'announced'
        ) AS a
    ) AS d
    LEFT JOIN rates AS b ON b.currency = d.currency AND b.rate_on = d.before_on
    LEFT JOIN rates AS r ON r.currency = d.currency AND r.rate_on = CASE
        WHEN b.fresh_until_on >= d.told_on OR d.after_on IS NULL THEN d.before_on
        WHEN d.before_on IS NULL
            OR julianday(d.after_on) - julianday(d.told_on)
            < julianday(d.told_on) - julianday(d.before_on) THEN d.after_on
        ELSE d.before_on
    END
) AS q;

DROP TRIGGER articles_figures_update;
CREATE TRIGGER articles_figures_update AFTER UPDATE OF
    published, published_at, first_seen_at, source_id ON articles
WHEN (NEW.published, NEW.published_at, NEW.first_seen_at, NEW.source_id)
    IS NOT (OLD.published, OLD.published_at, OLD.first_seen_at, OLD.source_id)
BEGIN
    DELETE FROM announcement_figures
    WHERE announcement_id = (SELECT id FROM announcements WHERE article_id = NEW.id);
    INSERT INTO announcement_figures
    SELECT * FROM announcement_figures_due
    WHERE announcement_id = (SELECT id FROM announcements WHERE article_id = NEW.id);
END;
DELETE FROM announcement_figures;
INSERT INTO announcement_figures SELECT * FROM announcement_figures_due;

DROP VIEW tellings;
CREATE VIEW tellings AS  -- Who told it first, and how much later did the others?
SELECT
    m.event_id AS event_id,  -- The event.
    m.is_first AS is_first,  -- Whether this is the first telling.
    s.name AS source,  -- Name of the source.
    w.published_at AS published_at,  -- When it published this telling, as stated.
    w.first_seen_at AS first_seen_at,  -- When this telling was first read.
    CAST(round(24 * 60 * (julianday(iif(w.is_day_only, w.first_seen_at, coalesce(w.published_at, w.first_seen_at)))
        - julianday(iif(z.is_day_only, z.first_seen_at, coalesce(z.published_at, z.first_seen_at))))) AS INTEGER) AS minutes_later,  -- After the first telling; negative where an earlier one was found later. Where no time is stated, by the first reading. [minutes]
    a.headline AS headline,  -- Headline of this telling.
    a.canonical_url AS url,  -- Its address. [URL]
    n.state AS state,  -- live, or withdrawn.
    n.id AS announcement_id  -- The announcement.
FROM event_mentions AS m
JOIN announcements AS n ON n.id = m.announcement_id
JOIN announcement_figures AS w ON w.announcement_id = n.id
JOIN articles AS a ON a.id = n.article_id
JOIN sources AS s ON s.id = w.source_id
LEFT JOIN announcement_figures AS z ON z.announcement_id = (
    SELECT b.announcement_id FROM event_mentions AS b
    WHERE b.event_id = m.event_id ORDER BY b.is_first DESC, b.announcement_id LIMIT 1
)
ORDER BY m.event_id DESC, m.is_first DESC, coalesce(w.published_at, w.first_seen_at);

DROP VIEW detection_delay;
CREATE VIEW detection_delay AS  -- How long after publication are announcements known, source by source?
SELECT
    q.source AS source,  -- Name of the source.
    count(*) AS announcements,  -- Announcements with a stated time that were news when they were read.
    max(iif(q.place = (q.counted + 1) / 2, q.minutes_to_read, NULL)) AS median_minutes_to_read,  -- From publication to the first reading, the middle one. [minutes]
    max(iif(q.place = (9 * q.counted + 9) / 10, q.minutes_to_read, NULL)) AS p90_minutes_to_read,  -- Nine of ten are read within this. [minutes]
    max(q.minutes_to_read) AS worst_minutes_to_read,  -- The longest. [minutes]
    sum(q.minutes_to_judge) / count(*) AS mean_minutes_to_judge  -- From reading to the announcement being found, on average. [minutes]
FROM (
    SELECT p.*, row_number() OVER (PARTITION BY p.source ORDER BY p.minutes_to_read) AS place,
        count(*) OVER (PARTITION BY p.source) AS counted
    FROM (
        SELECT s.name AS source,
            CAST(round(24 * 60 * max(0, julianday(w.first_seen_at) - julianday(w.published_at))) AS INTEGER)
                AS minutes_to_read,
            CAST(round(24 * 60 * max(0, julianday((
                SELECT h.known_from_at FROM announcement_history AS h
                WHERE h.announcement_id = n.id ORDER BY h.known_from_at LIMIT 1
            )) - julianday(w.first_seen_at))) AS INTEGER) AS minutes_to_judge
        FROM announcements AS n
        JOIN announcement_figures AS w ON w.announcement_id = n.id
        JOIN sources AS s ON s.id = w.source_id
        WHERE n.state = 'live' AND n.is_backfill = 0 AND w.published_at IS NOT NULL
            AND w.is_day_only = 0
    ) AS p
) AS q
GROUP BY q.source
ORDER BY q.source;

-- ── What was known ──────────────────────────────────────────────────────────────────────────────
-- The arrows of newer SQLite would keep clients of 2021 from opening the file at all.

DROP VIEW corrections;
CREATE VIEW corrections AS  -- Which announcements were corrected, and what did they say before?
SELECT
    h.known_from_at AS corrected_at,  -- When the new facts were found.
    h.announcement_id AS announcement_id,  -- The announcement.
    a.headline AS headline,  -- Headline of its story now.
    a.canonical_url AS url,  -- Address of the story. [URL]
    json_extract(b.facts, '$.type') AS old_type,  -- Kind of funding before.
    json_extract(h.facts, '$.type') AS new_type,  -- Kind of funding after.
    json_extract(b.facts, '$.amounts[0].text') AS old_sum_text,  -- Main sum before, as written.
    json_extract(h.facts, '$.amounts[0].text') AS new_sum_text,  -- Main sum after.
    json_extract(b.facts, '$.funders') AS old_funders,  -- Who gave before. [JSON array of text]
    json_extract(h.facts, '$.funders') AS new_funders,  -- Who gives after. [JSON array of text]
    json_extract(b.facts, '$.recipients') AS old_recipients,  -- Who received before. [JSON array of text]
    json_extract(h.facts, '$.recipients') AS new_recipients,  -- Who receives after. [JSON array of text]
    h.version_id IS NOT b.version_id AS is_edited,  -- Whether the outlet had edited the story; else it was judged again.
    h.detector AS detector  -- Version of the detector that found the new facts.
FROM announcement_history AS h
JOIN announcement_history AS b ON b.id = (
    SELECT max(id) FROM announcement_history WHERE announcement_id = h.announcement_id AND id < h.id
)
JOIN articles AS a ON a.id = h.article_id
WHERE h.state = 'live' AND b.state = 'live' AND (
    json_extract(h.facts, '$.type'), json_extract(h.facts, '$.amounts'), json_extract(h.facts, '$.funders'), json_extract(h.facts, '$.recipients'),
    json_extract(h.facts, '$.round'), json_extract(h.facts, '$.period_years')
) IS NOT (
    json_extract(b.facts, '$.type'), json_extract(b.facts, '$.amounts'), json_extract(b.facts, '$.funders'), json_extract(b.facts, '$.recipients'),
    json_extract(b.facts, '$.round'), json_extract(b.facts, '$.period_years')
)
ORDER BY h.known_from_at DESC;

DROP VIEW withdrawn_announcements;
CREATE VIEW withdrawn_announcements AS  -- Which announcements do not stand any more?
SELECT
    h.known_from_at AS withdrawn_at,  -- When that was noticed.
    h.announcement_id AS announcement_id,  -- The announcement.
    json_extract(h.facts, '$.type') AS type,  -- Kind of funding.
    w.text AS sum_text,  -- The main sum as written.
    w.usd AS usd,  -- The sum in US dollars at the rate of rate_on. [whole dollars]
    w.rate_on AS rate_on,  -- The day of that rate.
    a.removed_at AS removed_at,  -- When the outlet took the story down; null where it still stands and says something else.
    a.headline AS headline,  -- Headline of the story.
    a.canonical_url AS url  -- Its address. [URL]
FROM announcement_history AS h
JOIN announcement_figures AS w ON w.announcement_id = h.announcement_id
JOIN articles AS a ON a.id = h.article_id
WHERE h.state = 'withdrawn' AND h.known_until_at IS NULL
ORDER BY h.known_from_at DESC;

DROP VIEW funding_history;
CREATE VIEW funding_history AS  -- What did we know then? Ask for known_from_at <= T AND (known_until_at IS NULL OR known_until_at > T) AND state = 'live'.
SELECT
    h.known_from_at AS known_from_at,  -- Since when this was known.
    h.known_until_at AS known_until_at,  -- Until when; null for what is known now.
    h.state AS state,  -- Whether the announcement stood: live or withdrawn.
    h.announcement_id AS announcement_id,  -- The announcement.
    h.article_id AS article_id,  -- The article.
    coalesce(v.headline, a.headline) AS headline,  -- Headline of the version in which it was found.
    a.canonical_url AS url,  -- Address of the article. [URL]
    s.name AS source,  -- Name of the source.
    w.told_on AS told_on,  -- The day it was told. [UTC]
    json_extract(h.facts, '$.type') AS type,  -- Kind of funding.
    json_extract(h.facts, '$.amounts[0].text') AS sum_text,  -- The main announced sum as written; null if none was named.
    json_extract(h.facts, '$.amounts[0].currency') AS sum_currency,  -- Its currency. [ISO 4217]
    json_extract(h.facts, '$.amounts[0].value') AS sum_value,  -- The sum. [whole units of sum_currency]
    (SELECT group_concat(value, '; ') FROM json_each(h.facts, '$.funders')) AS funders,  -- Who gives. [names joined by "; "]
    (SELECT group_concat(value, '; ') FROM json_each(h.facts, '$.recipients')) AS recipients,  -- Who receives. [names joined by "; "]
    json_extract(h.facts, '$.round') AS round,  -- Name of the round.
    json_extract(h.facts, '$.period_years') AS period_years,  -- Over how long the money is given. [years]
    json_extract(h.facts, '$.probability') AS probability,  -- How sure the detector was. [0 to 1]
    json_extract(h.facts, '$.evidence[0].quote') AS quote,  -- The first words that prove it.
    h.detector AS detector,  -- Version of the detector.
    h.change_seq AS change_seq  -- Grows with each change an analyst would notice.
FROM announcement_history AS h
JOIN announcement_figures AS w ON w.announcement_id = h.announcement_id
JOIN articles AS a ON a.id = h.article_id
JOIN sources AS s ON s.id = w.source_id
LEFT JOIN article_versions AS v ON v.id = h.version_id;
