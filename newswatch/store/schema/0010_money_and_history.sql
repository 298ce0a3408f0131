-- What money was worth, what was known when, and every change an analyst may ask for: so that the
-- file answers by itself. Comments are read as in 0001_first.sql.

-- ── Money ───────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE rates (  -- What each currency was worth in US dollars, day by day; approximations where source says table.
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),  -- The currency. [ISO 4217]
    rate_on TEXT NOT NULL CHECK (rate_on GLOB '????-??-??'),  -- The day of the rate; 1970-01-01 where one rate holds for ever.
    usd_numerator INTEGER NOT NULL CHECK (usd_numerator BETWEEN 1 AND 1000000000),  -- One unit of the currency is usd_numerator / usd_denominator dollars. [dollars]
    usd_denominator INTEGER NOT NULL CHECK (usd_denominator BETWEEN 1 AND 1000000000),  -- See usd_numerator. [units of currency]
    source TEXT NOT NULL CHECK (source IN ('ECB', 'table', 'file', 'par')),  -- ECB: the European Central Bank's
    -- reference rate; table: newswatch's own table, an approximation to two or three figures, for currencies
    -- that the ECB does not publish; file: a file of one's own (`newswatch rates update`); par: dollars themselves.
    fresh_until_on TEXT NOT NULL CHECK (fresh_until_on GLOB '????-??-??'),  -- Last day of which the rate speaks; used later, it is stale.
    PRIMARY KEY (currency, rate_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE rate_series (  -- Of which currencies the rates are in the table rates, and as of which edition.
    currency TEXT PRIMARY KEY CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),  -- The currency. [ISO 4217]
    edition TEXT NOT NULL  -- Which edition of newswatch's own rates was read; another one is read when it comes.
) STRICT, WITHOUT ROWID;

CREATE TABLE announcement_figures (  -- Day, main sum and dollars of each announcement, worked out from the other tables by triggers.
    announcement_id INTEGER PRIMARY KEY REFERENCES announcements (id) ON DELETE CASCADE,  -- The announcement.
    source_id INTEGER NOT NULL,  -- The source whose article makes it (sources.id).
    told_on TEXT NOT NULL,  -- The day it was published; the day it was first read where that is earlier or no date is stated. [UTC]
    published_at TEXT CHECK (published_at GLOB '*T*Z'),  -- When the article was published, as stated.
    first_seen_at TEXT NOT NULL CHECK (first_seen_at GLOB '*T*Z'),  -- When the article was first read.
    text TEXT,  -- The main announced sum as written; null if none is named.
    currency TEXT,  -- Its currency. [ISO 4217]
    value INTEGER,  -- The sum. [whole units of currency]
    usd INTEGER,  -- The sum in US dollars at the rate of rate_on; null without a sum or rate, and for more than all the world's money. [whole dollars]
    rate_on TEXT,  -- The day of the rate.
    rate_source TEXT,  -- Who says so: see rates.source.
    is_rate_stale INTEGER CHECK (is_rate_stale IN (0, 1))  -- Whether the rate is of another time than the sum, so that usd is a hint.
) STRICT;
CREATE INDEX announcement_figures_by_told_on ON announcement_figures (told_on);
CREATE INDEX announcement_figures_by_usd ON announcement_figures (usd);
CREATE INDEX announcement_figures_by_currency ON announcement_figures (currency);
CREATE INDEX announcements_live ON announcements (event_id) WHERE state = 'live';
CREATE INDEX announcements_live_by_probability ON announcements (probability) WHERE state = 'live';
CREATE INDEX announcements_live_by_article ON announcements (article_id) WHERE state = 'live';

-- The rate that speaks for a day is the last one not after it, as long as that is fresh; else the
-- nearest. newswatch.rates.convert says the same. Sums are multiplied in two parts: in one, a value of
-- twelve digits would not fit. 10^14 dollars is about what the world makes in a year: beyond it
-- stands a slip, and totals must not overflow from it.
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
    q.is_rate_stale AS is_rate_stale  -- Whether the rate is of another time than the sum.
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
            a.currency, a.value,
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
                substr(min(coalesce(t.published_at, t.first_seen_at), t.first_seen_at), 1, 10)
                    AS told_on,
                m.text, m.currency, m.value
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

-- Rates are read into the file after this, when it is migrated; the triggers keep the rest in step.
INSERT INTO announcement_figures SELECT * FROM announcement_figures_due;
CREATE TRIGGER announcements_figures_insert AFTER INSERT ON announcements
BEGIN
    DELETE FROM announcement_figures WHERE announcement_id = NEW.id;
    INSERT INTO announcement_figures
    SELECT * FROM announcement_figures_due WHERE announcement_id = NEW.id;
END;
CREATE TRIGGER announcement_amounts_figures_insert AFTER INSERT ON announcement_amounts
WHEN NEW.position = 0
BEGIN
    DELETE FROM announcement_figures WHERE announcement_id = NEW.announcement_id;
    INSERT INTO announcement_figures
    SELECT * FROM announcement_figures_due WHERE announcement_id = NEW.announcement_id;
END;
CREATE TRIGGER announcement_amounts_figures_update AFTER UPDATE OF
    position, role, text, currency, value ON announcement_amounts
WHEN NEW.position = 0 OR OLD.position = 0
BEGIN
    DELETE FROM announcement_figures WHERE announcement_id = NEW.announcement_id;
    INSERT INTO announcement_figures
    SELECT * FROM announcement_figures_due WHERE announcement_id = NEW.announcement_id;
END;
CREATE TRIGGER announcement_amounts_figures_delete AFTER DELETE ON announcement_amounts
WHEN OLD.position = 0
BEGIN
    DELETE FROM announcement_figures WHERE announcement_id = OLD.announcement_id;
    INSERT INTO announcement_figures
    SELECT * FROM announcement_figures_due WHERE announcement_id = OLD.announcement_id;
END;
CREATE TRIGGER articles_figures_update AFTER UPDATE OF
    published_at, first_seen_at, source_id ON articles
WHEN (NEW.published_at, NEW.first_seen_at, NEW.source_id)
    IS NOT (OLD.published_at, OLD.first_seen_at, OLD.source_id)
BEGIN
    DELETE FROM announcement_figures
    WHERE announcement_id = (SELECT id FROM announcements WHERE article_id = NEW.id);
    INSERT INTO announcement_figures
    SELECT * FROM announcement_figures_due
    WHERE announcement_id = (SELECT id FROM announcements WHERE article_id = NEW.id);
END;

-- ── What was known when ─────────────────────────────────────────────────────────────────────────

CREATE VIEW announcement_facts AS  -- Each announcement, live or withdrawn, as one document.
SELECT
    n.id AS announcement_id,  -- Number of the announcement.
    json_object(
        'is_funding', json('true'), 'probability', n.probability, 'type', n.type,
        'amounts', json((
            SELECT json_group_array(json_object('text', m.text, 'currency', m.currency, 'value', m.value,
                'role', m.role, 'place', m.place, 'start', m.start_offset, 'end', m.end_offset))
            FROM (SELECT * FROM announcement_amounts
                WHERE announcement_id = n.id AND role = 'announced' ORDER BY position) AS m
        )),
        'other_amounts', json((
            SELECT json_group_array(json_object('text', m.text, 'currency', m.currency, 'value', m.value,
                'role', m.role, 'place', m.place, 'start', m.start_offset, 'end', m.end_offset))
            FROM (SELECT * FROM announcement_amounts
                WHERE announcement_id = n.id AND role <> 'announced' ORDER BY position) AS m
        )),
        'funders', json((
            SELECT json_group_array(p.name) FROM (SELECT name FROM announcement_parties
                WHERE announcement_id = n.id AND role = 'funder' ORDER BY position) AS p
        )),
        'lead_funders', json((
            SELECT json_group_array(p.name) FROM (SELECT name FROM announcement_parties
                WHERE announcement_id = n.id AND role = 'funder' AND is_lead = 1 ORDER BY position) AS p
        )),
        'recipients', json((
            SELECT json_group_array(p.name) FROM (SELECT name FROM announcement_parties
                WHERE announcement_id = n.id AND role = 'recipient' ORDER BY position) AS p
        )),
        'round', n.round, 'period_years', n.period_years,
        'evidence', json((
            SELECT json_group_array(json_object('fact', e.fact, 'place', e.place, 'quote', e.quote,
                'start', e.start_offset, 'end', e.end_offset))
            FROM (SELECT * FROM evidence WHERE announcement_id = n.id ORDER BY position) AS e
        )),
        'reasons', json(n.reasons)
    ) AS facts  -- The announcement with its sums, parties and evidence. [JSON object]
FROM announcements AS n;

CREATE TABLE announcement_history (  -- What was known of each announcement when; rows are added, closed once, and never altered, only erased.
    id INTEGER PRIMARY KEY,  -- Number of the row.
    announcement_id INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,  -- The announcement.
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,  -- The article that makes it.
    version_id INTEGER REFERENCES article_versions (id) ON DELETE SET NULL,  -- The version in which these facts were found.
    state TEXT NOT NULL CHECK (state IN ('live', 'withdrawn')),  -- Whether it stood then.
    facts TEXT NOT NULL CHECK (json_valid(facts)),  -- The announcement as it was known, as in announcement_facts. [JSON object]
    detector TEXT NOT NULL,  -- Version of the detector that found them.
    known_from_at TEXT NOT NULL CHECK (known_from_at GLOB '*T*Z'),  -- Since when this was known.
    known_until_at TEXT CHECK (known_until_at GLOB '*T*Z'),  -- Until when; null for what is known now.
    change_seq INTEGER NOT NULL DEFAULT 0  -- Grows with each change an analyst would notice.
) STRICT;
CREATE INDEX announcement_history_by_announcement ON announcement_history (announcement_id, known_from_at);
CREATE INDEX announcement_history_by_article ON announcement_history (article_id);
CREATE INDEX announcement_history_by_version ON announcement_history (version_id);
CREATE INDEX announcement_history_by_known_from_at ON announcement_history (known_from_at);
CREATE INDEX announcement_history_by_change_seq ON announcement_history (change_seq);
CREATE TRIGGER announcement_history_append_only BEFORE UPDATE OF
    announcement_id, article_id, state, facts, detector, known_from_at, known_until_at
ON announcement_history
WHEN OLD.known_until_at IS NOT NULL OR (
    NEW.announcement_id, NEW.article_id, NEW.state, NEW.facts, NEW.detector, NEW.known_from_at
) IS NOT (
    OLD.announcement_id, OLD.article_id, OLD.state, OLD.facts, OLD.detector, OLD.known_from_at
)
BEGIN
    SELECT RAISE(ABORT, 'announcement_history is append-only');
END;
-- Of what was found before this table was made, only the present state is known.
INSERT INTO announcement_history (announcement_id, article_id, version_id, state, facts, detector,
    known_from_at)
SELECT n.id, n.article_id, n.version_id, n.state, f.facts, n.detector, n.detected_at
FROM announcements AS n JOIN announcement_facts AS f ON f.announcement_id = n.id;

-- ── What changed since ──────────────────────────────────────────────────────────────────────────
-- Every row that an analyst may copy has a change_seq, or hangs on one that has: evidence on its
-- announcement; links, authors, tags and addresses on their article. Rows that are gone are in
-- deletions.

CREATE TABLE deletions (  -- Rows with a change_seq that are gone, so that copies can let go of them too; what they said is not kept.
    change_seq INTEGER PRIMARY KEY,  -- Number of the change that took the row away.
    object TEXT NOT NULL,  -- The table.
    row_id INTEGER NOT NULL  -- Number of the row; a later row may have it again, with a higher change_seq.
) STRICT;
CREATE TRIGGER articles_seq_delete AFTER DELETE ON articles
BEGIN
    UPDATE change_counter SET value = value + 1;
    INSERT INTO deletions SELECT value, 'articles', OLD.id FROM change_counter;
END;
CREATE TRIGGER article_versions_seq_delete AFTER DELETE ON article_versions
BEGIN
    UPDATE change_counter SET value = value + 1;
    INSERT INTO deletions SELECT value, 'article_versions', OLD.id FROM change_counter;
END;
CREATE TRIGGER events_seq_delete AFTER DELETE ON events
BEGIN
    UPDATE change_counter SET value = value + 1;
    INSERT INTO deletions SELECT value, 'events', OLD.id FROM change_counter;
END;
CREATE TRIGGER announcements_seq_delete AFTER DELETE ON announcements
BEGIN
    UPDATE change_counter SET value = value + 1;
    INSERT INTO deletions SELECT value, 'announcements', OLD.id FROM change_counter;
END;
CREATE TRIGGER event_mentions_seq_delete AFTER DELETE ON event_mentions
BEGIN
    UPDATE change_counter SET value = value + 1;
    INSERT INTO deletions SELECT value, 'event_mentions', OLD.announcement_id FROM change_counter;
END;
CREATE TRIGGER announcement_amounts_seq_delete AFTER DELETE ON announcement_amounts
BEGIN
    UPDATE change_counter SET value = value + 1;
    INSERT INTO deletions SELECT value, 'announcement_amounts', OLD.id FROM change_counter;
END;
CREATE TRIGGER announcement_parties_seq_delete AFTER DELETE ON announcement_parties
BEGIN
    UPDATE change_counter SET value = value + 1;
    INSERT INTO deletions SELECT value, 'announcement_parties', OLD.id FROM change_counter;
END;
CREATE TRIGGER announcement_history_seq_insert AFTER INSERT ON announcement_history
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE announcement_history SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER announcement_history_seq_update AFTER UPDATE OF known_until_at ON announcement_history
WHEN NEW.change_seq IS OLD.change_seq
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE announcement_history SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER announcement_history_seq_delete AFTER DELETE ON announcement_history
BEGIN
    UPDATE change_counter SET value = value + 1;
    INSERT INTO deletions SELECT value, 'announcement_history', OLD.id FROM change_counter;
END;

ALTER TABLE parties ADD COLUMN change_seq INTEGER NOT NULL DEFAULT 0;  -- Grows with each change an analyst would notice, other names included.
CREATE INDEX parties_by_change_seq ON parties (change_seq);
CREATE TRIGGER parties_seq_insert AFTER INSERT ON parties
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE parties SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER parties_seq_update AFTER UPDATE OF name, name_key ON parties
WHEN NEW.change_seq IS OLD.change_seq AND (NEW.name, NEW.name_key) IS NOT (OLD.name, OLD.name_key)
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE parties SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER parties_seq_delete AFTER DELETE ON parties
BEGIN
    UPDATE change_counter SET value = value + 1;
    INSERT INTO deletions SELECT value, 'parties', OLD.id FROM change_counter;
END;
CREATE TRIGGER party_aliases_seq_insert AFTER INSERT ON party_aliases
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE parties SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.party_id;
END;
CREATE TRIGGER party_aliases_seq_update AFTER UPDATE OF alias, party_id ON party_aliases
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE parties SET change_seq = (SELECT value FROM change_counter)
    WHERE id IN (OLD.party_id, NEW.party_id);
END;
CREATE TRIGGER party_aliases_seq_delete AFTER DELETE ON party_aliases
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE parties SET change_seq = (SELECT value FROM change_counter) WHERE id = OLD.party_id;
END;

ALTER TABLE judgements ADD COLUMN change_seq INTEGER NOT NULL DEFAULT 0;  -- Grows with each change an analyst would notice.
CREATE INDEX judgements_by_change_seq ON judgements (change_seq);
CREATE TRIGGER judgements_seq_insert AFTER INSERT ON judgements
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE judgements SET change_seq = (SELECT value FROM change_counter)
    WHERE article_id = NEW.article_id;
END;
CREATE TRIGGER judgements_seq_update AFTER UPDATE OF
    version_id, is_funding, probability, type, stratum, reasons, facts, detector ON judgements
WHEN NEW.change_seq IS OLD.change_seq AND (
    NEW.version_id, NEW.is_funding, NEW.probability, NEW.type, NEW.stratum, NEW.reasons, NEW.facts,
    NEW.detector
) IS NOT (
    OLD.version_id, OLD.is_funding, OLD.probability, OLD.type, OLD.stratum, OLD.reasons, OLD.facts,
    OLD.detector
)
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE judgements SET change_seq = (SELECT value FROM change_counter)
    WHERE article_id = NEW.article_id;
END;
CREATE TRIGGER judgements_seq_delete AFTER DELETE ON judgements
BEGIN
    UPDATE change_counter SET value = value + 1;
    INSERT INTO deletions SELECT value, 'judgements', OLD.article_id FROM change_counter;
END;

ALTER TABLE verdicts ADD COLUMN change_seq INTEGER NOT NULL DEFAULT 0;  -- Grows with each change an analyst would notice.
CREATE INDEX verdicts_by_change_seq ON verdicts (change_seq);
CREATE TRIGGER verdicts_seq_insert AFTER INSERT ON verdicts
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE verdicts SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER verdicts_seq_update AFTER UPDATE OF undone_at ON verdicts
WHEN NEW.change_seq IS OLD.change_seq AND NEW.undone_at IS NOT OLD.undone_at
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE verdicts SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER verdicts_seq_delete AFTER DELETE ON verdicts
BEGIN
    UPDATE change_counter SET value = value + 1;
    INSERT INTO deletions SELECT value, 'verdicts', OLD.id FROM change_counter;
END;

ALTER TABLE sources ADD COLUMN change_seq INTEGER NOT NULL DEFAULT 0;  -- Grows with each change of what the outlet is; how it is doing does not count.
CREATE TRIGGER sources_seq_insert AFTER INSERT ON sources
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE sources SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER sources_seq_update AFTER UPDATE OF
    name, title, home, country, language, time_zone ON sources
WHEN NEW.change_seq IS OLD.change_seq
    AND (NEW.name, NEW.title, NEW.home, NEW.country, NEW.language, NEW.time_zone)
    IS NOT (OLD.name, OLD.title, OLD.home, OLD.country, OLD.language, OLD.time_zone)
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE sources SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER sources_seq_delete AFTER DELETE ON sources
BEGIN
    UPDATE change_counter SET value = value + 1;
    INSERT INTO deletions SELECT value, 'sources', OLD.id FROM change_counter;
END;
-- What was in the file before has a number too, so that a copy made from 0 on is whole.
UPDATE change_counter SET value = value + 1;
UPDATE parties SET change_seq = (SELECT value FROM change_counter);
UPDATE judgements SET change_seq = (SELECT value FROM change_counter);
UPDATE verdicts SET change_seq = (SELECT value FROM change_counter);
UPDATE sources SET change_seq = (SELECT value FROM change_counter);

CREATE VIEW changed_rows AS  -- What changed since: rows by the number of their last change; ask for change_seq > the highest one you have seen.
SELECT
    q.change_seq AS change_seq,  -- Number of the row's last change; the numbers only grow.
    q.object AS object,  -- The table.
    q.row_id AS row_id,  -- Number of the row: its id, of event_mentions announcement_id, of judgements article_id.
    q.is_deleted AS is_deleted  -- Whether the row is gone.
FROM (
    SELECT change_seq, 'articles' AS object, id AS row_id, 0 AS is_deleted FROM articles
    UNION ALL SELECT change_seq, 'article_versions', id, 0 FROM article_versions
    UNION ALL SELECT change_seq, 'events', id, 0 FROM events
    UNION ALL SELECT change_seq, 'announcements', id, 0 FROM announcements
    UNION ALL SELECT change_seq, 'event_mentions', announcement_id, 0 FROM event_mentions
    UNION ALL SELECT change_seq, 'announcement_amounts', id, 0 FROM announcement_amounts
    UNION ALL SELECT change_seq, 'announcement_parties', id, 0 FROM announcement_parties
    UNION ALL SELECT change_seq, 'announcement_history', id, 0 FROM announcement_history
    UNION ALL SELECT change_seq, 'parties', id, 0 FROM parties
    UNION ALL SELECT change_seq, 'judgements', article_id, 0 FROM judgements
    UNION ALL SELECT change_seq, 'verdicts', id, 0 FROM verdicts
    UNION ALL SELECT change_seq, 'sources', id, 0 FROM sources
    UNION ALL SELECT change_seq, object, row_id, 1 FROM deletions
) AS q;

-- ── How much each source brings ─────────────────────────────────────────────────────────────────

CREATE TABLE source_days (  -- Stories of each source by the day they were first read, counted by triggers.
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,  -- The source.
    day TEXT NOT NULL,  -- The day. [date, UTC]
    stories INTEGER NOT NULL,  -- Stories first read that day.
    backfilled INTEGER NOT NULL,  -- Those among them that were old already.
    undated INTEGER NOT NULL,  -- Those whose page states no date that can be read.
    partial INTEGER NOT NULL,  -- Those whose text is known to be cut.
    PRIMARY KEY (source_id, day)
) STRICT, WITHOUT ROWID;
INSERT INTO source_days
SELECT source_id, substr(first_seen_at, 1, 10), count(*), sum(is_backfill), sum(published_at IS NULL),
    sum(is_partial)
FROM articles GROUP BY 1, 2;
CREATE TRIGGER articles_days_insert AFTER INSERT ON articles
BEGIN
    INSERT INTO source_days VALUES (NEW.source_id, substr(NEW.first_seen_at, 1, 10), 1,
        NEW.is_backfill, NEW.published_at IS NULL, NEW.is_partial)
    ON CONFLICT DO UPDATE SET stories = stories + 1, backfilled = backfilled + excluded.backfilled,
        undated = undated + excluded.undated, partial = partial + excluded.partial;
END;
CREATE TRIGGER articles_days_delete AFTER DELETE ON articles
BEGIN
    UPDATE source_days SET stories = stories - 1, backfilled = backfilled - OLD.is_backfill,
        undated = undated - (OLD.published_at IS NULL), partial = partial - OLD.is_partial
    WHERE source_id = OLD.source_id AND day = substr(OLD.first_seen_at, 1, 10);
END;
CREATE TRIGGER articles_days_update AFTER UPDATE OF
    source_id, first_seen_at, is_backfill, published_at, is_partial ON articles
WHEN (NEW.source_id, NEW.first_seen_at, NEW.is_backfill, NEW.published_at IS NULL, NEW.is_partial)
    IS NOT (OLD.source_id, OLD.first_seen_at, OLD.is_backfill, OLD.published_at IS NULL, OLD.is_partial)
BEGIN
    UPDATE source_days SET stories = stories - 1, backfilled = backfilled - OLD.is_backfill,
        undated = undated - (OLD.published_at IS NULL), partial = partial - OLD.is_partial
    WHERE source_id = OLD.source_id AND day = substr(OLD.first_seen_at, 1, 10);
    INSERT INTO source_days VALUES (NEW.source_id, substr(NEW.first_seen_at, 1, 10), 1,
        NEW.is_backfill, NEW.published_at IS NULL, NEW.is_partial)
    ON CONFLICT DO UPDATE SET stories = stories + 1, backfilled = backfilled + excluded.backfilled,
        undated = undated + excluded.undated, partial = partial + excluded.partial;
END;

CREATE TABLE watched_parties (  -- Names that an analyst wants to see in stories even where no funding is announced: `newswatch parties watch`.
    name TEXT PRIMARY KEY CHECK (name <> ''),  -- The name as it is to be found.
    expression TEXT NOT NULL,  -- The same as the full-text index takes it.
    note TEXT,  -- Why it is watched.
    since_at TEXT NOT NULL CHECK (since_at GLOB '*T*Z')  -- When it was put here.
) STRICT, WITHOUT ROWID;
