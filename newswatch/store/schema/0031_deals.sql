-- Deals and who takes part in them, kept by triggers, so that groups are counted along a table and not looked
-- up announcement by announcement. Comments are read as in 0001_first.sql.

-- ── Deals ───────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE deal_figures (  -- The deals, worked out from announcements, event_mentions and announcement_figures by triggers; the view deals says more of them.
    announcement_id INTEGER PRIMARY KEY REFERENCES announcements (id) ON DELETE CASCADE,  -- The announcement that speaks for the event.
    event_id INTEGER,  -- The event (events.id).
    article_id INTEGER NOT NULL,  -- The article that told it first (articles.id).
    told_on TEXT NOT NULL,  -- The day it was told. [UTC]
    type TEXT NOT NULL,  -- Kind of funding.
    round TEXT,  -- Name of the round, such as Series B.
    period_years INTEGER,  -- Over how long the money is given. [years]
    sum_text TEXT,  -- The main announced sum as written; null if none is named.
    currency TEXT,  -- Its currency. [ISO 4217]
    value INTEGER,  -- The sum. [whole units of currency]
    usd INTEGER,  -- The sum in US dollars at the rate of rate_on; null without a sum or a rate. [whole dollars]
    rate_on TEXT,  -- The day of that rate.
    rate_source TEXT,  -- Who says so: see rates.source.
    is_rate_stale INTEGER CHECK (is_rate_stale IN (0, 1)),  -- Whether the rate is of another time than the sum.
    probability REAL NOT NULL,  -- How sure the detector is. [0 to 1]
    is_backfill INTEGER NOT NULL CHECK (is_backfill IN (0, 1)),  -- Whether the story was old when first read, so no news.
    source_id INTEGER NOT NULL  -- The source that told it first (sources.id).
) STRICT;
CREATE INDEX deal_figures_by_told_on ON deal_figures (told_on);
CREATE INDEX deal_figures_by_type ON deal_figures (type, usd);
CREATE INDEX deal_figures_by_round ON deal_figures (round, usd) WHERE round IS NOT NULL;

CREATE VIEW deal_figures_due AS  -- What deal_figures must hold; `newswatch verify` compares the two.
SELECT
    w.announcement_id AS announcement_id,  -- The announcement that speaks for the event.
    n.event_id AS event_id,  -- The event.
    n.article_id AS article_id,  -- The article that told it first.
    w.told_on AS told_on,  -- The day it was told. [UTC]
    n.type AS type,  -- Kind of funding.
    n.round AS round,  -- Name of the round.
    n.period_years AS period_years,  -- Over how long the money is given. [years]
    w.text AS sum_text,  -- The main announced sum as written; null if none is named.
    w.currency AS currency,  -- Its currency. [ISO 4217]
    w.value AS value,  -- The sum. [whole units of currency]
    w.usd AS usd,  -- The sum in US dollars at the rate of rate_on; null without a sum or a rate. [whole dollars]
    w.rate_on AS rate_on,  -- The day of that rate.
    w.rate_source AS rate_source,  -- Who says so: ECB, table (an approximation), file (of one's own), par.
    w.is_rate_stale AS is_rate_stale,  -- Whether the rate is of another time than the sum.
    n.probability AS probability,  -- How sure the detector is. [0 to 1]
    n.is_backfill AS is_backfill,  -- Whether the story was old when first read, so no news.
    w.source_id AS source_id  -- The source that told it first.
FROM announcement_figures AS w
CROSS JOIN announcements AS n ON n.id = w.announcement_id
WHERE n.state = 'live' AND NOT EXISTS (
    SELECT 1 FROM announcements AS e
    LEFT JOIN event_mentions AS f ON f.announcement_id = e.id
    WHERE e.event_id = n.event_id AND e.state = 'live' AND e.id <> n.id
        AND (coalesce(f.is_first, 0), -e.id) > (
            coalesce((SELECT is_first FROM event_mentions WHERE announcement_id = n.id), 0), -n.id
        )
);

-- Which telling of an event is its deal hangs on all of them, so all are worked out anew. One that is new
-- has its figures next, and then its mention.
CREATE TRIGGER announcements_deals_update AFTER UPDATE OF
    event_id, article_id, state, type, round, period_years, probability, is_backfill ON announcements
WHEN (
    NEW.event_id, NEW.article_id, NEW.state, NEW.type, NEW.round, NEW.period_years, NEW.probability,
    NEW.is_backfill
) IS NOT (
    OLD.event_id, OLD.article_id, OLD.state, OLD.type, OLD.round, OLD.period_years, OLD.probability,
    OLD.is_backfill
)
BEGIN
    DELETE FROM deal_figures WHERE announcement_id IN (SELECT id FROM announcements WHERE event_id = OLD.event_id OR event_id = NEW.event_id OR id = NEW.id);
    INSERT INTO deal_figures
    SELECT d.* FROM deal_figures_due AS d WHERE d.announcement_id IN (SELECT id FROM announcements WHERE event_id = OLD.event_id OR event_id = NEW.event_id OR id = NEW.id);
END;
CREATE TRIGGER announcements_deals_delete AFTER DELETE ON announcements
BEGIN
    DELETE FROM deal_figures WHERE announcement_id IN (SELECT id FROM announcements WHERE event_id = OLD.event_id);
    INSERT INTO deal_figures
    SELECT d.* FROM deal_figures_due AS d WHERE d.announcement_id IN (SELECT id FROM announcements WHERE event_id = OLD.event_id);
END;
CREATE TRIGGER event_mentions_deals_insert AFTER INSERT ON event_mentions
BEGIN
    DELETE FROM deal_figures WHERE announcement_id IN (SELECT id FROM announcements WHERE event_id = (
        SELECT event_id FROM announcements WHERE id = NEW.announcement_id
    ));
    INSERT INTO deal_figures
    SELECT d.* FROM deal_figures_due AS d WHERE d.announcement_id IN (SELECT id FROM announcements WHERE event_id = (
        SELECT event_id FROM announcements WHERE id = NEW.announcement_id
    ));
END;
CREATE TRIGGER event_mentions_deals_update AFTER UPDATE OF is_first ON event_mentions
WHEN NEW.is_first IS NOT OLD.is_first
BEGIN
    DELETE FROM deal_figures WHERE announcement_id IN (SELECT id FROM announcements WHERE event_id = (
        SELECT event_id FROM announcements WHERE id = NEW.announcement_id
    ));
    INSERT INTO deal_figures
    SELECT d.* FROM deal_figures_due AS d WHERE d.announcement_id IN (SELECT id FROM announcements WHERE event_id = (
        SELECT event_id FROM announcements WHERE id = NEW.announcement_id
    ));
END;
CREATE TRIGGER event_mentions_deals_delete AFTER DELETE ON event_mentions
BEGIN
    DELETE FROM deal_figures WHERE announcement_id IN (SELECT id FROM announcements WHERE event_id = (
        SELECT event_id FROM announcements WHERE id = OLD.announcement_id
    ));
    INSERT INTO deal_figures
    SELECT d.* FROM deal_figures_due AS d WHERE d.announcement_id IN (SELECT id FROM announcements WHERE event_id = (
        SELECT event_id FROM announcements WHERE id = OLD.announcement_id
    ));
END;
CREATE TRIGGER announcement_figures_deals_insert AFTER INSERT ON announcement_figures
BEGIN
    DELETE FROM deal_figures WHERE announcement_id IN (NEW.announcement_id);
    INSERT INTO deal_figures
    SELECT d.* FROM deal_figures_due AS d WHERE d.announcement_id IN (NEW.announcement_id);
END;
CREATE TRIGGER announcement_figures_deals_update AFTER UPDATE ON announcement_figures
BEGIN
    DELETE FROM deal_figures WHERE announcement_id IN (NEW.announcement_id);
    INSERT INTO deal_figures
    SELECT d.* FROM deal_figures_due AS d WHERE d.announcement_id IN (NEW.announcement_id);
END;
CREATE TRIGGER announcement_figures_deals_delete AFTER DELETE ON announcement_figures
BEGIN
    DELETE FROM deal_figures WHERE announcement_id = OLD.announcement_id;
END;

DROP VIEW deals;
CREATE VIEW deals AS  -- What was announced, each event once, as the first telling of it that stands has it: count money here.
SELECT
    f.announcement_id AS announcement_id,  -- The announcement that speaks for the event.
    f.event_id AS event_id,  -- The event.
    f.article_id AS article_id,  -- The article that told it first.
    f.told_on AS told_on,  -- The day it was told. [UTC]
    f.type AS type,  -- Kind of funding.
    f.round AS round,  -- Name of the round.
    f.period_years AS period_years,  -- Over how long the money is given. [years]
    f.sum_text AS sum_text,  -- The main announced sum as written; null if none is named.
    f.currency AS currency,  -- Its currency. [ISO 4217]
    f.value AS value,  -- The sum. [whole units of currency]
    f.usd AS usd,  -- The sum in US dollars at the rate of rate_on; null without a sum or a rate. [whole dollars]
    f.rate_on AS rate_on,  -- The day of that rate.
    f.rate_source AS rate_source,  -- Who says so: ECB, table (an approximation), file (of one's own), par.
    f.is_rate_stale AS is_rate_stale,  -- Whether the rate is of another time than the sum.
    f.probability AS probability,  -- How sure the detector is. [0 to 1]
    f.is_backfill AS is_backfill,  -- Whether the story was old when first read, so no news.
    s.id AS source_id,  -- The source that told it first.
    s.name AS source,  -- Name of that source.
    s.country AS country  -- Country of that outlet, which need not be where the money goes. [ISO 3166-1 alpha-2]
FROM deal_figures AS f
CROSS JOIN sources AS s ON s.id = f.source_id;

-- ── Who takes part ──────────────────────────────────────────────────────────────────────────────

CREATE TABLE deal_parties (  -- Who gives and who receives in each deal, once each, with its figures; worked out by triggers.
    party_id INTEGER NOT NULL REFERENCES parties (id) ON DELETE CASCADE,  -- The party.
    role TEXT NOT NULL CHECK (role IN ('funder', 'recipient')),  -- Gives or receives.
    announcement_id INTEGER NOT NULL REFERENCES deal_figures (announcement_id) ON DELETE CASCADE,  -- The announcement that speaks for the deal.
    is_lead INTEGER NOT NULL CHECK (is_lead IN (0, 1)),  -- Whether this funder leads.
    told_on TEXT NOT NULL,  -- The day it was told. [UTC]
    type TEXT NOT NULL,  -- Kind of funding.
    usd INTEGER,  -- The whole sum in US dollars at the rate of rate_on. [whole dollars]
    rate_on TEXT,  -- The day of that rate.
    is_rate_stale INTEGER CHECK (is_rate_stale IN (0, 1)),  -- Whether the rate is of another time than the sum.
    is_uncounted INTEGER NOT NULL CHECK (is_uncounted IN (0, 1)),  -- Whether a sum is named that has no rate.
    PRIMARY KEY (party_id, role, announcement_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_parties_by_announcement ON deal_parties (announcement_id, role);

CREATE TABLE deal_pairs (  -- Two parties that take part in the same deal, with its figures; worked out from deal_parties by triggers.
    kind TEXT NOT NULL CHECK (kind IN ('to', 'with')),  -- to: party_id gives to other_id; with: both give, the lower number first.
    party_id INTEGER NOT NULL,  -- One of them (parties.id).
    other_id INTEGER NOT NULL,  -- The other (parties.id).
    announcement_id INTEGER NOT NULL REFERENCES deal_figures (announcement_id) ON DELETE CASCADE,  -- The announcement that speaks for the deal.
    told_on TEXT NOT NULL,  -- The day it was told. [UTC]
    type TEXT NOT NULL,  -- Kind of funding.
    usd INTEGER,  -- The whole sum in US dollars at the rate of rate_on. [whole dollars]
    rate_on TEXT,  -- The day of that rate.
    PRIMARY KEY (kind, party_id, other_id, announcement_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deal_pairs_by_announcement ON deal_pairs (announcement_id);

-- Two names of one announcement may have become one party.
CREATE VIEW deal_parties_due AS  -- What deal_parties must hold; `newswatch verify` compares the two.
SELECT
    k.party_id AS party_id,  -- The party.
    k.role AS role,  -- Gives or receives.
    f.announcement_id AS announcement_id,  -- The announcement that speaks for the deal.
    EXISTS (
        SELECT 1 FROM announcement_parties AS l
        WHERE l.announcement_id = k.announcement_id AND l.role = k.role AND l.party_id = k.party_id
            AND l.is_lead = 1
    ) AS is_lead,  -- Whether this funder leads.
    f.told_on AS told_on,  -- The day it was told. [UTC]
    f.type AS type,  -- Kind of funding.
    f.usd AS usd,  -- The whole sum in US dollars. [whole dollars]
    f.rate_on AS rate_on,  -- The day of the rate.
    f.is_rate_stale AS is_rate_stale,  -- Whether the rate is of another time than the sum.
    f.value IS NOT NULL AND f.usd IS NULL AS is_uncounted  -- Whether a sum is named that has no rate.
FROM deal_figures AS f
CROSS JOIN announcement_parties AS k ON k.announcement_id = f.announcement_id
WHERE NOT EXISTS (
    SELECT 1 FROM announcement_parties AS b
    WHERE b.announcement_id = k.announcement_id AND b.role = k.role AND b.party_id = k.party_id
        AND b.position < k.position
);

CREATE VIEW deal_pairs_due AS  -- What deal_pairs must hold; `newswatch verify` compares the two.
SELECT
    iif(k.role = m.role, 'with', 'to') AS kind,  -- to: the first gives to the other; with: both give.
    k.party_id AS party_id,  -- One of them.
    m.party_id AS other_id,  -- The other.
    k.announcement_id AS announcement_id,  -- The announcement that speaks for the deal.
    k.told_on AS told_on,  -- The day it was told. [UTC]
    k.type AS type,  -- Kind of funding.
    k.usd AS usd,  -- The whole sum in US dollars. [whole dollars]
    k.rate_on AS rate_on  -- The day of the rate.
FROM deal_parties AS k
CROSS JOIN deal_parties AS m ON m.announcement_id = k.announcement_id
WHERE k.role = 'funder' AND (m.role = 'recipient' OR m.party_id > k.party_id);

-- Rows of a deal that goes go with it: by their references where a client keeps those, and by this.
CREATE TRIGGER deal_figures_parties_delete AFTER DELETE ON deal_figures
BEGIN
    DELETE FROM deal_parties WHERE announcement_id = OLD.announcement_id;
    DELETE FROM deal_pairs WHERE announcement_id = OLD.announcement_id;
END;
CREATE TRIGGER deal_figures_parties_insert AFTER INSERT ON deal_figures
BEGIN
    INSERT INTO deal_parties SELECT * FROM deal_parties_due WHERE announcement_id = NEW.announcement_id;
END;
CREATE TRIGGER announcement_parties_deals_insert AFTER INSERT ON announcement_parties
BEGIN
    DELETE FROM deal_parties WHERE announcement_id = NEW.announcement_id;
    INSERT INTO deal_parties SELECT * FROM deal_parties_due WHERE announcement_id = NEW.announcement_id;
END;
CREATE TRIGGER announcement_parties_deals_update AFTER UPDATE OF
    announcement_id, position, role, is_lead, party_id ON announcement_parties
BEGIN
    DELETE FROM deal_parties WHERE announcement_id = OLD.announcement_id;
    INSERT INTO deal_parties SELECT * FROM deal_parties_due WHERE announcement_id = OLD.announcement_id;
    DELETE FROM deal_parties WHERE announcement_id = NEW.announcement_id;
    INSERT INTO deal_parties SELECT * FROM deal_parties_due WHERE announcement_id = NEW.announcement_id;
END;
CREATE TRIGGER announcement_parties_deals_delete AFTER DELETE ON announcement_parties
BEGIN
    DELETE FROM deal_parties WHERE announcement_id = OLD.announcement_id;
    INSERT INTO deal_parties SELECT * FROM deal_parties_due WHERE announcement_id = OLD.announcement_id;
END;
CREATE TRIGGER deal_parties_pairs_insert AFTER INSERT ON deal_parties
BEGIN
    INSERT INTO deal_pairs SELECT * FROM deal_pairs_due
    WHERE announcement_id = NEW.announcement_id AND party_id = NEW.party_id AND NEW.role = 'funder';
    INSERT INTO deal_pairs SELECT * FROM deal_pairs_due
    WHERE announcement_id = NEW.announcement_id AND other_id = NEW.party_id
        AND kind = iif(NEW.role = 'funder', 'with', 'to');
END;
CREATE TRIGGER deal_parties_pairs_delete AFTER DELETE ON deal_parties
BEGIN
    DELETE FROM deal_pairs WHERE announcement_id = OLD.announcement_id AND (
        (OLD.role = 'funder' AND party_id = OLD.party_id)
        OR (other_id = OLD.party_id AND kind = iif(OLD.role = 'funder', 'with', 'to'))
    );
END;
INSERT INTO deal_figures SELECT * FROM deal_figures_due;

-- ── Stories judged ──────────────────────────────────────────────────────────────────────────────

CREATE TABLE judged_counts (  -- Stories that samples are drawn from, counted by triggers: judgements whose drawn_source_id is set.
    source_id INTEGER NOT NULL,  -- The source (sources.id).
    stratum TEXT NOT NULL,  -- flagged, narrow or rejected.
    type TEXT NOT NULL,  -- Kind of funding that the detector gives them; empty where it takes them for none.
    stories INTEGER NOT NULL,  -- How many there are.
    PRIMARY KEY (source_id, stratum, type)
) STRICT, WITHOUT ROWID;
INSERT INTO judged_counts
SELECT drawn_source_id, stratum, coalesce(type, ''), count(*) FROM judgements
WHERE drawn_source_id IS NOT NULL GROUP BY drawn_source_id, stratum, coalesce(type, '');
CREATE TRIGGER judgements_counts_insert AFTER INSERT ON judgements
WHEN NEW.drawn_source_id IS NOT NULL
BEGIN
    INSERT INTO judged_counts VALUES (NEW.drawn_source_id, NEW.stratum, coalesce(NEW.type, ''), 1)
    ON CONFLICT DO UPDATE SET stories = stories + 1;
END;
CREATE TRIGGER judgements_counts_update AFTER UPDATE OF drawn_source_id, stratum, type ON judgements
WHEN (NEW.drawn_source_id, NEW.stratum, NEW.type) IS NOT (OLD.drawn_source_id, OLD.stratum, OLD.type)
BEGIN
    UPDATE judged_counts SET stories = stories - 1 WHERE source_id = OLD.drawn_source_id
        AND stratum = OLD.stratum AND type = coalesce(OLD.type, '');
    INSERT INTO judged_counts SELECT NEW.drawn_source_id, NEW.stratum, coalesce(NEW.type, ''), 1
    WHERE NEW.drawn_source_id IS NOT NULL
    ON CONFLICT DO UPDATE SET stories = stories + 1;
END;
CREATE TRIGGER judgements_counts_delete AFTER DELETE ON judgements
BEGIN
    UPDATE judged_counts SET stories = stories - 1 WHERE source_id = OLD.drawn_source_id
        AND stratum = OLD.stratum AND type = coalesce(OLD.type, '');
END;

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
        SELECT s.name AS source, k.stratum, nullif(k.type, '') AS type, k.stories
        FROM judged_counts AS k JOIN sources AS s ON s.id = k.source_id WHERE k.stories > 0
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

-- ── Questions ───────────────────────────────────────────────────────────────────────────────────
-- Names are looked up for the rows that are shown, not for each group.

DROP VIEW funders;
CREATE VIEW funders AS  -- Who gives, how often and how much?
SELECT
    q.party_id AS party_id,  -- Number of the party.
    (SELECT name FROM parties WHERE id = q.party_id) AS funder,  -- Its name.
    q.deals AS deals,  -- Deals in which it gives.
    q.led AS led,  -- Those that it leads.
    q.kinds AS kinds,  -- How many kinds of funding it gives.
    q.usd AS usd,  -- The whole sums of these deals: what each giver's own part is, is not told. [whole dollars]
    q.biggest_usd AS biggest_usd,  -- The biggest of them. [whole dollars]
    q.first_told_on AS first_told_on,  -- The day of the first.
    q.last_told_on AS last_told_on,  -- The day of the latest.
    q.first_rate_on AS first_rate_on,  -- The oldest day of a rate used.
    q.last_rate_on AS last_rate_on,  -- The newest day of a rate used.
    q.stale_rates AS stale_rates,  -- Sums that rest on a stale rate.
    q.uncounted AS uncounted  -- Sums without a rate, which usd leaves out.
FROM (
    SELECT party_id, count(*) AS deals, sum(is_lead) AS led, count(DISTINCT type) AS kinds, sum(usd) AS
        usd, max(usd) AS biggest_usd, min(told_on) AS first_told_on, max(told_on) AS last_told_on,
        min(rate_on) AS first_rate_on, max(rate_on) AS last_rate_on, sum(is_rate_stale) AS stale_rates,
        sum(is_uncounted) AS uncounted
    FROM deal_parties WHERE role = 'funder' GROUP BY party_id
) AS q
ORDER BY q.deals DESC, q.usd DESC;

DROP VIEW recipients;
CREATE VIEW recipients AS  -- Who receives, how often and how much?
SELECT
    q.party_id AS party_id,  -- Number of the party.
    (SELECT name FROM parties WHERE id = q.party_id) AS recipient,  -- Its name.
    q.deals AS deals,  -- Deals in which it receives.
    q.kinds AS kinds,  -- How many kinds of funding it receives.
    q.usd AS usd,  -- The whole sums of these deals: what each receiver's own part is, is not told. [whole dollars]
    q.biggest_usd AS biggest_usd,  -- The biggest of them. [whole dollars]
    q.first_told_on AS first_told_on,  -- The day of the first.
    q.last_told_on AS last_told_on,  -- The day of the latest.
    q.first_rate_on AS first_rate_on,  -- The oldest day of a rate used.
    q.last_rate_on AS last_rate_on,  -- The newest day of a rate used.
    q.stale_rates AS stale_rates,  -- Sums that rest on a stale rate.
    q.uncounted AS uncounted  -- Sums without a rate, which usd leaves out.
FROM (
    SELECT party_id, count(*) AS deals, count(DISTINCT type) AS kinds, sum(usd) AS usd, max(usd) AS
        biggest_usd, min(told_on) AS first_told_on, max(told_on) AS last_told_on, min(rate_on) AS
        first_rate_on, max(rate_on) AS last_rate_on, sum(is_rate_stale) AS stale_rates,
        sum(is_uncounted) AS uncounted
    FROM deal_parties WHERE role = 'recipient' GROUP BY party_id
) AS q
ORDER BY q.deals DESC, q.usd DESC;

DROP VIEW co_investors;
CREATE VIEW co_investors AS  -- Who gives together with whom?
SELECT
    (SELECT name FROM parties WHERE id = q.party_id) AS funder,  -- One giver.
    (SELECT name FROM parties WHERE id = q.other_id) AS other_funder,  -- Another one.
    q.deals AS deals,  -- Deals in which both give.
    q.usd AS usd,  -- The whole sums of these deals. [whole dollars]
    q.last_rate_on AS last_rate_on,  -- The newest day of a rate used.
    q.last_told_on AS last_told_on  -- The day of the latest.
FROM (
    SELECT party_id, other_id, count(*) AS deals, sum(usd) AS usd, max(rate_on) AS last_rate_on,
        max(told_on) AS last_told_on
    FROM deal_pairs WHERE kind = 'with' GROUP BY party_id, other_id
) AS q
ORDER BY q.deals DESC, q.usd DESC;

DROP VIEW who_funds_whom;
CREATE VIEW who_funds_whom AS  -- Who gives to whom?
SELECT
    (SELECT name FROM parties WHERE id = q.party_id) AS funder,  -- Who gives.
    (SELECT name FROM parties WHERE id = q.other_id) AS recipient,  -- Who receives.
    q.deals AS deals,  -- Deals between the two.
    (
        SELECT group_concat(DISTINCT p.type) FROM deal_pairs AS p
        WHERE p.kind = 'to' AND p.party_id = q.party_id AND p.other_id = q.other_id
    ) AS types,  -- Kinds of funding among them.
    q.usd AS usd,  -- The whole sums of these deals. [whole dollars]
    q.last_rate_on AS last_rate_on,  -- The newest day of a rate used.
    q.last_told_on AS last_told_on  -- The day of the latest.
FROM (
    SELECT party_id, other_id, count(*) AS deals, sum(usd) AS usd, max(rate_on) AS last_rate_on,
        max(told_on) AS last_told_on
    FROM deal_pairs WHERE kind = 'to' GROUP BY party_id, other_id
) AS q
ORDER BY q.deals DESC, q.usd DESC;

DROP VIEW both_sides;
CREATE VIEW both_sides AS  -- Which parties both give and receive?
SELECT
    q.party_id AS party_id,  -- Number of the party.
    (SELECT name FROM parties WHERE id = q.party_id) AS party,  -- Its name.
    q.given AS given,  -- Deals in which it gives.
    q.received AS received,  -- Deals in which it receives.
    q.given_usd AS given_usd,  -- The whole sums of the deals in which it gives. [whole dollars]
    q.received_usd AS received_usd,  -- The whole sums of those in which it receives. [whole dollars]
    q.last_rate_on AS last_rate_on,  -- The newest day of a rate used.
    q.last_told_on AS last_told_on  -- The day of the latest.
FROM (
    SELECT party_id, sum(role = 'funder') AS given, sum(role = 'recipient') AS received,
        sum(iif(role = 'funder', usd, NULL)) AS given_usd,
        sum(iif(role = 'recipient', usd, NULL)) AS received_usd,
        max(rate_on) AS last_rate_on, max(told_on) AS last_told_on
    FROM deal_parties
    GROUP BY party_id
    HAVING sum(role = 'funder') > 0 AND sum(role = 'recipient') > 0
) AS q
ORDER BY q.given DESC, q.given_usd DESC;

DROP VIEW deals_by_type;
CREATE VIEW deals_by_type AS  -- Which kinds of funding are announced, and how big are they?
SELECT
    q.type AS type,  -- Kind of funding.
    q.deals AS deals,  -- Deals that were told.
    q.sums AS sums,  -- Those that name a sum.
    q.usd AS usd,  -- Their sums together, each at its day's rate. [whole dollars]
    m.usd AS median_usd,  -- The middle one of them, the lower of two. [whole dollars]
    q.biggest_usd AS biggest_usd,  -- The biggest of them. [whole dollars]
    q.first_rate_on AS first_rate_on,  -- The oldest day of a rate used.
    q.last_rate_on AS last_rate_on,  -- The newest day of a rate used.
    q.stale_rates AS stale_rates,  -- Sums that rest on a stale rate.
    q.uncounted AS uncounted  -- Sums without a rate, which usd leaves out.
FROM (
    SELECT type, count(usd) AS counted, count(*) AS deals, count(value) AS sums, sum(usd) AS usd,
        max(usd) AS biggest_usd, min(rate_on) AS first_rate_on, max(rate_on) AS last_rate_on,
        sum(is_rate_stale) AS stale_rates, sum(value IS NOT NULL AND usd IS NULL) AS uncounted
    FROM deal_figures GROUP BY type
) AS q
LEFT JOIN (
    SELECT type, usd, row_number() OVER (PARTITION BY type ORDER BY usd) AS place
    FROM deal_figures WHERE type IS NOT NULL AND usd IS NOT NULL
) AS m ON m.type = q.type AND m.place = (q.counted + 1) / 2
ORDER BY q.deals DESC, q.type;

DROP VIEW deals_by_round;
CREATE VIEW deals_by_round AS  -- Which rounds are raised, and how big are they?
SELECT
    q.round AS round,  -- Name of the round.
    q.deals AS deals,  -- Deals that were told.
    q.usd AS usd,  -- Their sums together, each at its day's rate. [whole dollars]
    m.usd AS median_usd,  -- The middle one of them, the lower of two. [whole dollars]
    q.biggest_usd AS biggest_usd,  -- The biggest of them. [whole dollars]
    q.first_rate_on AS first_rate_on,  -- The oldest day of a rate used.
    q.last_rate_on AS last_rate_on,  -- The newest day of a rate used.
    q.stale_rates AS stale_rates,  -- Sums that rest on a stale rate.
    q.uncounted AS uncounted  -- Sums without a rate, which usd leaves out.
FROM (
    SELECT round, count(usd) AS counted, count(*) AS deals, sum(usd) AS usd, max(usd) AS biggest_usd,
        min(rate_on) AS first_rate_on, max(rate_on) AS last_rate_on, sum(is_rate_stale) AS stale_rates,
        sum(value IS NOT NULL AND usd IS NULL) AS uncounted
    FROM deal_figures WHERE round IS NOT NULL GROUP BY round
) AS q
LEFT JOIN (
    SELECT round, usd, row_number() OVER (PARTITION BY round ORDER BY usd) AS place
    FROM deal_figures WHERE round IS NOT NULL AND usd IS NOT NULL
) AS m ON m.round = q.round AND m.place = (q.counted + 1) / 2
ORDER BY q.deals DESC, q.round;

DROP VIEW biggest_of_the_year;
CREATE VIEW biggest_of_the_year AS  -- Which were the twenty-five biggest deals of each year?
SELECT
    y.year AS year,  -- The year. [YYYY]
    row_number() OVER (PARTITION BY y.year ORDER BY f.usd DESC, f.announcement_id) AS place,  -- Place in that year, the biggest first. [1 to 25]
    f.usd AS usd,  -- The sum in US dollars at the rate of rate_on. [whole dollars]
    f.rate_on AS rate_on,  -- The day of that rate.
    f.is_rate_stale AS is_rate_stale,  -- Whether the rate is of another time than the sum.
    f.sum_text AS sum_text,  -- The sum as written.
    f.currency AS currency,  -- Its currency. [ISO 4217]
    f.value AS value,  -- The sum. [whole units of currency]
    f.type AS type,  -- Kind of funding.
    f.told_on AS told_on,  -- The day it was told. [UTC]
    a.headline AS headline,  -- Headline of the story that told it first.
    a.canonical_url AS url,  -- Address of that story. [URL]
    f.announcement_id AS announcement_id  -- The announcement.
FROM (SELECT DISTINCT substr(told_on, 1, 4) AS year FROM deal_figures) AS y
CROSS JOIN deal_figures AS f ON f.announcement_id IN (
    SELECT b.announcement_id FROM deal_figures AS b
    WHERE b.told_on >= y.year AND b.told_on < y.year || '~' AND b.usd IS NOT NULL
    ORDER BY b.usd DESC, b.announcement_id LIMIT 25
)
CROSS JOIN articles AS a ON a.id = f.article_id
ORDER BY y.year DESC, f.usd DESC, f.announcement_id;

DROP VIEW source_coverage;
CREATE VIEW source_coverage AS  -- What does each source bring?
SELECT
    s.name AS source,  -- Name of the source.
    s.country AS country,  -- Country of the outlet. [ISO 3166-1 alpha-2]
    coalesce(k.stories, 0) AS stories,  -- Stories stored.
    coalesce(k.lately, 0) AS stories_lately,  -- Those first read in the last 30 days of this file, backfill left out.
    coalesce(f.announcements, 0) AS announcements,  -- Announcements that stand.
    round(100.0 * coalesce(f.announcements, 0) / k.stories, 1) AS funding_percent,  -- Share of its stories that announce funding. [per cent]
    round(100.0 * k.undated / k.stories, 1) AS undated_percent,  -- Share whose page states no date that can be read. [per cent]
    round(100.0 * k.partial / k.stories, 1) AS partial_percent,  -- Share whose text is known to be cut. [per cent]
    k.first_on AS first_on,  -- The day of the first story.
    k.last_on AS last_on,  -- The day of the latest.
    f.last_told_on AS last_told_on  -- The day of its latest announcement.
FROM sources AS s
LEFT JOIN (
    SELECT source_id, sum(stories) AS stories, sum(undated) AS undated, sum(partial) AS partial,
        sum(iif(day > since, stories - backfilled, 0)) AS lately, min(day) AS first_on, max(day) AS last_on
    FROM (SELECT date(max(day), '-30 days') AS since FROM source_days) CROSS JOIN source_days
    WHERE stories > 0 GROUP BY source_id
) AS k ON k.source_id = s.id
LEFT JOIN (
    SELECT w.source_id, count(*) AS announcements, max(w.told_on) AS last_told_on
    FROM announcement_figures AS w CROSS JOIN announcements AS n ON n.id = w.announcement_id
    WHERE n.state = 'live' GROUP BY w.source_id
) AS f ON f.source_id = s.id
ORDER BY s.name;

-- Without statistics of the file, which it has only if somebody asked for them, SQLite began with all versions.
DROP VIEW edited_announcements;
CREATE VIEW edited_announcements AS  -- Which stories that announce funding were edited after they were first read?
SELECT
    a.last_changed_at AS last_changed_at,  -- When the text last became another.
    a.version AS versions,  -- How many texts it has had.
    a.headline AS headline,  -- Headline now.
    v.headline AS first_headline,  -- Headline at first.
    a.canonical_url AS url,  -- Address of the story. [URL]
    n.state AS state,  -- Whether the announcement stands: live or withdrawn.
    n.id AS announcement_id  -- The announcement.
FROM announcements AS n
CROSS JOIN article_versions AS z ON z.article_id = n.article_id AND z.version = 2
CROSS JOIN articles AS a ON a.id = n.article_id
CROSS JOIN article_versions AS v ON v.article_id = a.id AND v.version = 1
ORDER BY a.last_changed_at DESC;
