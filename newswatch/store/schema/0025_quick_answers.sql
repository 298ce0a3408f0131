-- Answers that must not take longer as the file grows. Comments are read as in 0001_first.sql.

-- ── Pairs ───────────────────────────────────────────────────────────────────────────────────────
-- Two numbers in one are grouped several times as fast as two columns, and names are put beside the
-- groups, not beside each row. No file has 2^31 parties.

DROP VIEW co_investors;
CREATE VIEW co_investors AS  -- Who gives together with whom?
SELECT
    p.name AS funder,  -- One giver.
    r.name AS other_funder,  -- Another one.
    q.deals AS deals,  -- Deals in which both give.
    q.usd AS usd,  -- The whole sums of these deals. [whole dollars]
    q.last_rate_on AS last_rate_on,  -- The newest day of a rate used.
    q.last_told_on AS last_told_on  -- The day of the latest.
FROM (
    SELECT k.party_id << 32 | m.party_id AS pair, count(*) AS deals, sum(d.usd) AS usd,
        max(d.rate_on) AS last_rate_on, max(d.told_on) AS last_told_on
    FROM deals AS d
    CROSS JOIN announcement_parties AS k ON k.announcement_id = d.announcement_id AND k.role = 'funder'
    JOIN announcement_parties AS m
        ON m.announcement_id = k.announcement_id AND m.role = 'funder' AND m.party_id > k.party_id
    GROUP BY k.party_id << 32 | m.party_id
) AS q
CROSS JOIN parties AS p ON p.id = q.pair >> 32
CROSS JOIN parties AS r ON r.id = q.pair & 4294967295
ORDER BY q.deals DESC, q.usd DESC;

DROP VIEW who_funds_whom;
CREATE VIEW who_funds_whom AS  -- Who gives to whom?
SELECT
    p.name AS funder,  -- Who gives.
    r.name AS recipient,  -- Who receives.
    q.deals AS deals,  -- Deals between the two.
    q.types AS types,  -- Kinds of funding among them.
    q.usd AS usd,  -- The whole sums of these deals. [whole dollars]
    q.last_rate_on AS last_rate_on,  -- The newest day of a rate used.
    q.last_told_on AS last_told_on  -- The day of the latest.
FROM (
    SELECT k.party_id << 32 | m.party_id AS pair, count(*) AS deals,
        group_concat(DISTINCT d.type) AS types, sum(d.usd) AS usd, max(d.rate_on) AS last_rate_on,
        max(d.told_on) AS last_told_on
    FROM deals AS d
    CROSS JOIN announcement_parties AS k ON k.announcement_id = d.announcement_id AND k.role = 'funder'
    JOIN announcement_parties AS m ON m.announcement_id = d.announcement_id AND m.role = 'recipient'
    GROUP BY k.party_id << 32 | m.party_id
) AS q
CROSS JOIN parties AS p ON p.id = q.pair >> 32
CROSS JOIN parties AS r ON r.id = q.pair & 4294967295
ORDER BY q.deals DESC, q.usd DESC;

DROP VIEW both_sides;
CREATE VIEW both_sides AS  -- Which parties both give and receive?
SELECT
    q.party_id AS party_id,  -- Number of the party.
    p.name AS party,  -- Its name.
    q.given AS given,  -- Deals in which it gives.
    q.received AS received,  -- Deals in which it receives.
    q.given_usd AS given_usd,  -- The whole sums of the deals in which it gives. [whole dollars]
    q.received_usd AS received_usd,  -- The whole sums of those in which it receives. [whole dollars]
    q.last_rate_on AS last_rate_on,  -- The newest day of a rate used.
    q.last_told_on AS last_told_on  -- The day of the latest.
FROM (
    SELECT k.party_id, sum(k.role = 'funder') AS given, sum(k.role = 'recipient') AS received,
        sum(iif(k.role = 'funder', d.usd, NULL)) AS given_usd,
        sum(iif(k.role = 'recipient', d.usd, NULL)) AS received_usd,
        max(d.rate_on) AS last_rate_on, max(d.told_on) AS last_told_on
    FROM deals AS d
    CROSS JOIN announcement_parties AS k ON k.announcement_id = d.announcement_id
    GROUP BY k.party_id
    HAVING sum(k.role = 'funder') > 0 AND sum(k.role = 'recipient') > 0
) AS q
CROSS JOIN parties AS p ON p.id = q.party_id
ORDER BY q.given DESC, q.given_usd DESC;

-- ── Stories to be drawn ─────────────────────────────────────────────────────────────────────────
-- Whether a judged story is there to be read as it was judged hangs on three tables. That is noted
-- beside the judgement, so that a million stories are counted along an index.

ALTER TABLE judgements ADD COLUMN drawn_source_id INTEGER;  -- The source of the story (sources.id) while it is there to be read as it was judged; null once it was edited since, taken down, or its text is gone.
UPDATE judgements SET drawn_source_id = (
    SELECT a.source_id FROM article_versions AS v
    JOIN articles AS a ON a.id = judgements.article_id AND a.version = v.version
    WHERE v.id = judgements.version_id AND a.removed_at IS NULL AND a.body <> ''
);
CREATE INDEX judgements_drawn ON judgements (drawn_source_id, stratum, type) WHERE drawn_source_id IS NOT NULL;
CREATE TRIGGER judgements_drawn_insert AFTER INSERT ON judgements
BEGIN
    UPDATE judgements SET drawn_source_id = (
        SELECT a.source_id FROM article_versions AS v
        JOIN articles AS a ON a.id = NEW.article_id AND a.version = v.version
        WHERE v.id = NEW.version_id AND a.removed_at IS NULL AND a.body <> ''
    ) WHERE article_id = NEW.article_id;
END;
CREATE TRIGGER judgements_drawn_update AFTER UPDATE OF version_id ON judgements
WHEN NEW.version_id IS NOT OLD.version_id
BEGIN
    UPDATE judgements SET drawn_source_id = (
        SELECT a.source_id FROM article_versions AS v
        JOIN articles AS a ON a.id = NEW.article_id AND a.version = v.version
        WHERE v.id = NEW.version_id AND a.removed_at IS NULL AND a.body <> ''
    ) WHERE article_id = NEW.article_id;
END;
CREATE TRIGGER articles_drawn_update AFTER UPDATE OF source_id, version, removed_at, body ON articles
WHEN (NEW.source_id, NEW.version, NEW.removed_at IS NULL, NEW.body = '')
    IS NOT (OLD.source_id, OLD.version, OLD.removed_at IS NULL, OLD.body = '')
BEGIN
    UPDATE judgements SET drawn_source_id = (
        SELECT NEW.source_id FROM article_versions AS v
        WHERE v.id = judgements.version_id AND v.version = NEW.version
            AND NEW.removed_at IS NULL AND NEW.body <> ''
    ) WHERE article_id = NEW.id;
END;

DROP VIEW judged_stories;
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
CROSS JOIN sources AS s ON s.id = j.drawn_source_id
WHERE j.drawn_source_id IS NOT NULL;
