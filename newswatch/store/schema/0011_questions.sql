-- The questions that an analyst of marketing money asks, each a view. Comments are read as in
-- 0001_first.sql. In all of them money in dollars is at the rate of the day on which it was told, with
-- the day of the rate beside each figure; totals say how many of their sums rest on a stale rate and
-- how many could not be counted.

-- ── Questions ───────────────────────────────────────────────────────────────────────────────────

DROP VIEW funding;
CREATE VIEW funding AS  -- Funding announcements that stand, one row each, with the main facts side by side.
SELECT
    n.id AS announcement_id,  -- Number of the announcement.
    n.event_id AS event_id,  -- The event it tells of; several rows may tell the same one (the view deals has one).
    a.id AS article_id,  -- The article.
    a.headline AS headline,  -- Headline of the article.
    a.canonical_url AS url,  -- Address of the article. [URL]
    s.name AS source,  -- Name of the source.
    w.published_at AS published_at,  -- When it was published.
    w.told_on AS told_on,  -- The day it was told. [UTC]
    n.type AS type,  -- Kind of funding.
    w.text AS sum_text,  -- The main announced sum as written; null if none is named.
    w.currency AS sum_currency,  -- Its currency. [ISO 4217]
    w.value AS sum_value,  -- The sum. [whole units of sum_currency]
    w.usd AS sum_usd,  -- The sum in US dollars at the rate of rate_on; null without a sum or a rate. [whole dollars]
    w.rate_on AS rate_on,  -- The day of that rate.
    w.rate_source AS rate_source,  -- Who says so: ECB, table (an approximation), file (of one's own), par.
    w.is_rate_stale AS is_rate_stale,  -- Whether the rate is of another time than the sum, so that sum_usd is a hint.
    (
        SELECT group_concat(p.name, '; ') FROM (
            SELECT name FROM announcement_parties
            WHERE announcement_id = n.id AND role = 'funder' ORDER BY position
        ) AS p
    ) AS funders,  -- Who gives. [names joined by "; "]
    (
        SELECT group_concat(p.name, '; ') FROM (
            SELECT name FROM announcement_parties
            WHERE announcement_id = n.id AND role = 'recipient' ORDER BY position
        ) AS p
    ) AS recipients,  -- Who receives. [names joined by "; "]
    n.round AS round,  -- Name of the round.
    n.period_years AS period_years,  -- Over how long the money is given. [years]
    n.probability AS probability,  -- How sure the detector is. [0 to 1]
    (
        SELECT e.quote FROM evidence AS e WHERE e.announcement_id = n.id ORDER BY e.position LIMIT 1
    ) AS quote,  -- The first words that prove it.
    n.is_backfill AS is_backfill,  -- Whether the story was old when first read, so no news.
    n.detected_at AS detected_at,  -- When these facts were found.
    n.change_seq AS change_seq  -- Grows with each change an analyst would notice.
FROM announcements AS n
JOIN announcement_figures AS w ON w.announcement_id = n.id
JOIN articles AS a ON a.id = n.article_id
JOIN sources AS s ON s.id = w.source_id
WHERE n.state = 'live';

CREATE VIEW deals AS  -- What was announced, each event once, as the first telling of it that stands has it: count money here.
SELECT
    n.id AS announcement_id,  -- The announcement that speaks for the event.
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
    s.id AS source_id,  -- The source that told it first.
    s.name AS source,  -- Name of that source.
    s.country AS country  -- Country of that outlet, which need not be where the money goes. [ISO 3166-1 alpha-2]
FROM announcement_figures AS w
CROSS JOIN announcements AS n ON n.id = w.announcement_id
CROSS JOIN sources AS s ON s.id = w.source_id
WHERE n.state = 'live' AND NOT EXISTS (
    SELECT 1 FROM announcements AS e
    LEFT JOIN event_mentions AS f ON f.announcement_id = e.id
    WHERE e.event_id = n.event_id AND e.state = 'live' AND e.id <> n.id
        AND (coalesce(f.is_first, 0), -e.id) > (
            coalesce((SELECT is_first FROM event_mentions WHERE announcement_id = n.id), 0), -n.id
        )
);

CREATE VIEW newest_deals AS  -- What was announced last?
SELECT
    d.told_on AS told_on,  -- The day it was told. [UTC]
    d.type AS type,  -- Kind of funding.
    d.sum_text AS sum_text,  -- The main announced sum as written; null if none is named.
    d.currency AS currency,  -- Its currency. [ISO 4217]
    d.value AS value,  -- The sum. [whole units of currency]
    d.usd AS usd,  -- The sum in US dollars at the rate of rate_on. [whole dollars]
    d.rate_on AS rate_on,  -- The day of that rate.
    d.is_rate_stale AS is_rate_stale,  -- Whether the rate is of another time than the sum.
    (
        SELECT group_concat(p.name, '; ') FROM (
            SELECT name FROM announcement_parties
            WHERE announcement_id = d.announcement_id AND role = 'funder' ORDER BY position
        ) AS p
    ) AS funders,  -- Who gives. [names joined by "; "]
    (
        SELECT group_concat(p.name, '; ') FROM (
            SELECT name FROM announcement_parties
            WHERE announcement_id = d.announcement_id AND role = 'recipient' ORDER BY position
        ) AS p
    ) AS recipients,  -- Who receives. [names joined by "; "]
    a.headline AS headline,  -- Headline of the story that told it first.
    a.canonical_url AS url,  -- Address of that story. [URL]
    d.source AS source,  -- Name of its source.
    d.announcement_id AS announcement_id  -- The announcement.
FROM deals AS d
CROSS JOIN articles AS a ON a.id = d.article_id
ORDER BY d.told_on DESC;

CREATE VIEW deals_by_month AS  -- How much was announced, month by month?
SELECT
    substr(d.told_on, 1, 7) AS month,  -- The month. [YYYY-MM]
    count(*) AS deals,  -- Deals that were told.
    count(d.value) AS sums,  -- Those that name a sum.
    sum(d.usd) AS usd,  -- Their sums together, each at its day's rate. [whole dollars]
    max(d.usd) AS biggest_usd,  -- The biggest of them. [whole dollars]
    min(d.rate_on) AS first_rate_on,  -- The oldest day of a rate used.
    max(d.rate_on) AS last_rate_on,  -- The newest day of a rate used.
    sum(d.is_rate_stale) AS stale_rates,  -- Sums that rest on a stale rate.
    sum(d.value IS NOT NULL AND d.usd IS NULL) AS uncounted  -- Sums without a rate, which usd leaves out.
FROM deals AS d
GROUP BY substr(d.told_on, 1, 7)
ORDER BY substr(d.told_on, 1, 7) DESC;

CREATE VIEW deals_by_week AS  -- How much was announced each week, of which kind?
SELECT
    date(d.told_on, '-6 days', 'weekday 1') AS week_on,  -- The Monday of the week.
    d.type AS type,  -- Kind of funding.
    count(*) AS deals,  -- Deals that were told.
    sum(d.usd) AS usd,  -- Their sums together, each at its day's rate. [whole dollars]
    min(d.rate_on) AS first_rate_on,  -- The oldest day of a rate used.
    max(d.rate_on) AS last_rate_on,  -- The newest day of a rate used.
    sum(d.is_rate_stale) AS stale_rates,  -- Sums that rest on a stale rate.
    sum(d.value IS NOT NULL AND d.usd IS NULL) AS uncounted  -- Sums without a rate, which usd leaves out.
FROM deals AS d
GROUP BY date(d.told_on, '-6 days', 'weekday 1'), d.type
ORDER BY date(d.told_on, '-6 days', 'weekday 1') DESC, d.type;

CREATE VIEW deals_by_type AS  -- Which kinds of funding are announced, and how big are they?
SELECT
    q.type AS type,  -- Kind of funding.
    count(*) AS deals,  -- Deals that were told.
    count(q.value) AS sums,  -- Those that name a sum.
    sum(q.usd) AS usd,  -- Their sums together, each at its day's rate. [whole dollars]
    max(iif(q.place = (q.counted + 1) / 2, q.usd, NULL)) AS median_usd,  -- The middle one of them, the lower of two. [whole dollars]
    max(q.usd) AS biggest_usd,  -- The biggest of them. [whole dollars]
    min(q.rate_on) AS first_rate_on,  -- The oldest day of a rate used.
    max(q.rate_on) AS last_rate_on,  -- The newest day of a rate used.
    sum(q.is_rate_stale) AS stale_rates,  -- Sums that rest on a stale rate.
    sum(q.value IS NOT NULL AND q.usd IS NULL) AS uncounted  -- Sums without a rate, which usd leaves out.
FROM (
    SELECT type, value, usd, rate_on, is_rate_stale,
        row_number() OVER (PARTITION BY type ORDER BY usd IS NULL, usd) AS place,
        count(usd) OVER (PARTITION BY type) AS counted
    FROM deals
) AS q
GROUP BY q.type
ORDER BY count(*) DESC, q.type;

CREATE VIEW deals_by_round AS  -- Which rounds are raised, and how big are they?
SELECT
    q.round AS round,  -- Name of the round.
    count(*) AS deals,  -- Deals that were told.
    sum(q.usd) AS usd,  -- Their sums together, each at its day's rate. [whole dollars]
    max(iif(q.place = (q.counted + 1) / 2, q.usd, NULL)) AS median_usd,  -- The middle one of them, the lower of two. [whole dollars]
    max(q.usd) AS biggest_usd,  -- The biggest of them. [whole dollars]
    min(q.rate_on) AS first_rate_on,  -- The oldest day of a rate used.
    max(q.rate_on) AS last_rate_on,  -- The newest day of a rate used.
    sum(q.is_rate_stale) AS stale_rates,  -- Sums that rest on a stale rate.
    sum(q.value IS NOT NULL AND q.usd IS NULL) AS uncounted  -- Sums without a rate, which usd leaves out.
FROM (
    SELECT round, value, usd, rate_on, is_rate_stale,
        row_number() OVER (PARTITION BY round ORDER BY usd IS NULL, usd) AS place,
        count(usd) OVER (PARTITION BY round) AS counted
    FROM deals WHERE round IS NOT NULL
) AS q
GROUP BY q.round
ORDER BY count(*) DESC, q.round;

CREATE VIEW deals_by_country AS  -- In which countries' press is money announced?
SELECT
    d.country AS country,  -- Country of the outlet that told it first, which need not be where the money goes. [ISO 3166-1 alpha-2]
    count(*) AS deals,  -- Deals that were told.
    sum(d.usd) AS usd,  -- Their sums together, each at its day's rate. [whole dollars]
    max(d.usd) AS biggest_usd,  -- The biggest of them. [whole dollars]
    max(d.told_on) AS last_told_on,  -- The day of the latest.
    min(d.rate_on) AS first_rate_on,  -- The oldest day of a rate used.
    max(d.rate_on) AS last_rate_on,  -- The newest day of a rate used.
    sum(d.is_rate_stale) AS stale_rates,  -- Sums that rest on a stale rate.
    sum(d.value IS NOT NULL AND d.usd IS NULL) AS uncounted  -- Sums without a rate, which usd leaves out.
FROM deals AS d
GROUP BY d.country
ORDER BY count(*) DESC, d.country;

CREATE VIEW deals_by_currency AS  -- In which money is it announced?
SELECT
    d.currency AS currency,  -- Currency of the main sum. [ISO 4217]
    count(*) AS deals,  -- Deals whose main sum is in it.
    sum(d.value / 1000) AS thousands,  -- Their sums together. [thousands of currency]
    sum(d.usd) AS usd,  -- The same in US dollars, each at its day's rate. [whole dollars]
    group_concat(DISTINCT d.rate_source) AS rate_sources,  -- Who says so: ECB, table (approximations), file, par.
    min(d.rate_on) AS first_rate_on,  -- The oldest day of a rate used.
    max(d.rate_on) AS last_rate_on,  -- The newest day of a rate used.
    sum(d.is_rate_stale) AS stale_rates,  -- Sums that rest on a stale rate.
    sum(d.usd IS NULL) AS uncounted  -- Sums without a rate, which usd leaves out.
FROM deals AS d
WHERE d.currency IS NOT NULL
GROUP BY d.currency
ORDER BY count(*) DESC, d.currency;

CREATE VIEW funders AS  -- Who gives, how often and how much?
SELECT
    p.id AS party_id,  -- Number of the party.
    p.name AS funder,  -- Its name.
    count(*) AS deals,  -- Deals in which it gives.
    sum(k.is_lead) AS led,  -- Those that it leads.
    count(DISTINCT d.type) AS kinds,  -- How many kinds of funding it gives.
    sum(d.usd) AS usd,  -- The whole sums of these deals: what each giver's own part is, is not told. [whole dollars]
    max(d.usd) AS biggest_usd,  -- The biggest of them. [whole dollars]
    min(d.told_on) AS first_told_on,  -- The day of the first.
    max(d.told_on) AS last_told_on,  -- The day of the latest.
    min(d.rate_on) AS first_rate_on,  -- The oldest day of a rate used.
    max(d.rate_on) AS last_rate_on,  -- The newest day of a rate used.
    sum(d.is_rate_stale) AS stale_rates,  -- Sums that rest on a stale rate.
    sum(d.value IS NOT NULL AND d.usd IS NULL) AS uncounted  -- Sums without a rate, which usd leaves out.
FROM deals AS d
CROSS JOIN announcement_parties AS k ON k.announcement_id = d.announcement_id AND k.role = 'funder'
JOIN parties AS p ON p.id = k.party_id
GROUP BY p.id
ORDER BY count(*) DESC, sum(d.usd) DESC;

CREATE VIEW recipients AS  -- Who receives, how often and how much?
SELECT
    p.id AS party_id,  -- Number of the party.
    p.name AS recipient,  -- Its name.
    count(*) AS deals,  -- Deals in which it receives.
    count(DISTINCT d.type) AS kinds,  -- How many kinds of funding it receives.
    sum(d.usd) AS usd,  -- The whole sums of these deals: what each receiver's own part is, is not told. [whole dollars]
    max(d.usd) AS biggest_usd,  -- The biggest of them. [whole dollars]
    min(d.told_on) AS first_told_on,  -- The day of the first.
    max(d.told_on) AS last_told_on,  -- The day of the latest.
    min(d.rate_on) AS first_rate_on,  -- The oldest day of a rate used.
    max(d.rate_on) AS last_rate_on,  -- The newest day of a rate used.
    sum(d.is_rate_stale) AS stale_rates,  -- Sums that rest on a stale rate.
    sum(d.value IS NOT NULL AND d.usd IS NULL) AS uncounted  -- Sums without a rate, which usd leaves out.
FROM deals AS d
CROSS JOIN announcement_parties AS k ON k.announcement_id = d.announcement_id AND k.role = 'recipient'
JOIN parties AS p ON p.id = k.party_id
GROUP BY p.id
ORDER BY count(*) DESC, sum(d.usd) DESC;

CREATE VIEW repeat_funders AS  -- Who gives again and again, and how long does it wait?
SELECT
    f.party_id AS party_id,  -- Number of the party.
    f.funder AS funder,  -- Its name.
    f.deals AS deals,  -- Deals in which it gives: two or more.
    f.usd AS usd,  -- The whole sums of these deals. [whole dollars]
    f.last_rate_on AS last_rate_on,  -- The newest day of a rate used.
    f.first_told_on AS first_told_on,  -- The day of the first.
    f.last_told_on AS last_told_on,  -- The day of the latest.
    CAST(julianday(f.last_told_on) - julianday(f.first_told_on) AS INTEGER) / (f.deals - 1) AS days_between  -- From one to the next, on average. [days]
FROM funders AS f
WHERE f.deals > 1;

CREATE VIEW repeat_recipients AS  -- Who has received more than once?
SELECT
    r.party_id AS party_id,  -- Number of the party.
    r.recipient AS recipient,  -- Its name.
    r.deals AS deals,  -- Deals in which it receives: two or more.
    r.usd AS usd,  -- The whole sums of these deals. [whole dollars]
    r.last_rate_on AS last_rate_on,  -- The newest day of a rate used.
    r.first_told_on AS first_told_on,  -- The day of the first.
    r.last_told_on AS last_told_on  -- The day of the latest.
FROM recipients AS r
WHERE r.deals > 1;

CREATE VIEW first_time_funders AS  -- Whose first deal in this file was told last?
SELECT
    f.first_told_on AS told_on,  -- The day of its first deal here.
    f.funder AS funder,  -- Its name.
    f.party_id AS party_id,  -- Number of the party.
    f.deals AS deals  -- Deals in which it has given since, that one included.
FROM funders AS f
ORDER BY f.first_told_on DESC, f.funder;

CREATE VIEW co_investors AS  -- Who gives together with whom?
SELECT
    p.name AS funder,  -- One giver.
    r.name AS other_funder,  -- Another one.
    count(*) AS deals,  -- Deals in which both give.
    sum(d.usd) AS usd,  -- The whole sums of these deals. [whole dollars]
    max(d.rate_on) AS last_rate_on,  -- The newest day of a rate used.
    max(d.told_on) AS last_told_on  -- The day of the latest.
FROM deals AS d
CROSS JOIN announcement_parties AS k ON k.announcement_id = d.announcement_id AND k.role = 'funder'
JOIN announcement_parties AS m
    ON m.announcement_id = k.announcement_id AND m.role = 'funder' AND m.party_id > k.party_id
JOIN parties AS p ON p.id = k.party_id
JOIN parties AS r ON r.id = m.party_id
GROUP BY k.party_id, m.party_id
ORDER BY count(*) DESC, sum(d.usd) DESC;

CREATE VIEW who_funds_whom AS  -- Who gives to whom?
SELECT
    p.name AS funder,  -- Who gives.
    r.name AS recipient,  -- Who receives.
    count(*) AS deals,  -- Deals between the two.
    group_concat(DISTINCT d.type) AS types,  -- Kinds of funding among them.
    sum(d.usd) AS usd,  -- The whole sums of these deals. [whole dollars]
    max(d.rate_on) AS last_rate_on,  -- The newest day of a rate used.
    max(d.told_on) AS last_told_on  -- The day of the latest.
FROM deals AS d
CROSS JOIN announcement_parties AS k ON k.announcement_id = d.announcement_id AND k.role = 'funder'
JOIN announcement_parties AS m ON m.announcement_id = d.announcement_id AND m.role = 'recipient'
JOIN parties AS p ON p.id = k.party_id
JOIN parties AS r ON r.id = m.party_id
GROUP BY k.party_id, m.party_id
ORDER BY count(*) DESC, sum(d.usd) DESC;

CREATE VIEW both_sides AS  -- Which parties both give and receive?
SELECT
    f.party_id AS party_id,  -- Number of the party.
    f.funder AS party,  -- Its name.
    f.deals AS given,  -- Deals in which it gives.
    r.deals AS received,  -- Deals in which it receives.
    f.usd AS given_usd,  -- The whole sums of the deals in which it gives. [whole dollars]
    r.usd AS received_usd,  -- The whole sums of those in which it receives. [whole dollars]
    max(f.last_rate_on, r.last_rate_on) AS last_rate_on,  -- The newest day of a rate used.
    max(f.last_told_on, r.last_told_on) AS last_told_on  -- The day of the latest.
FROM funders AS f
JOIN recipients AS r ON r.party_id = f.party_id;

CREATE VIEW biggest_of_the_year AS  -- Which were the twenty-five biggest deals of each year?
SELECT
    q.year AS year,  -- The year. [YYYY]
    q.place AS place,  -- Place in that year, the biggest first. [1 to 25]
    q.usd AS usd,  -- The sum in US dollars at the rate of rate_on. [whole dollars]
    q.rate_on AS rate_on,  -- The day of that rate.
    q.is_rate_stale AS is_rate_stale,  -- Whether the rate is of another time than the sum.
    q.sum_text AS sum_text,  -- The sum as written.
    q.currency AS currency,  -- Its currency. [ISO 4217]
    q.value AS value,  -- The sum. [whole units of currency]
    q.type AS type,  -- Kind of funding.
    q.told_on AS told_on,  -- The day it was told. [UTC]
    a.headline AS headline,  -- Headline of the story that told it first.
    a.canonical_url AS url,  -- Address of that story. [URL]
    q.announcement_id AS announcement_id  -- The announcement.
FROM (
    SELECT d.announcement_id, d.article_id, d.usd, d.rate_on, d.is_rate_stale, d.sum_text, d.currency,
        d.value, d.type, d.told_on, substr(d.told_on, 1, 4) AS year, row_number() OVER (
            PARTITION BY substr(d.told_on, 1, 4) ORDER BY d.usd DESC, d.announcement_id
        ) AS place
    FROM deals AS d WHERE d.usd IS NOT NULL
) AS q
CROSS JOIN articles AS a ON a.id = q.article_id
WHERE q.place <= 25
ORDER BY q.year DESC, q.place;

CREATE VIEW pledges_over_years AS  -- What has been promised over several years, and how much of it is a year?
SELECT
    d.told_on AS told_on,  -- The day it was told. [UTC]
    d.type AS type,  -- Kind of funding.
    d.period_years AS period_years,  -- Over how long the money is given. [years]
    date(d.told_on, '+' || d.period_years || ' years') AS ends_on,  -- When that time is over, if it began when it was told.
    d.sum_text AS sum_text,  -- The sum as written.
    d.usd AS usd,  -- The sum in US dollars at the rate of rate_on. [whole dollars]
    d.usd / d.period_years AS usd_a_year,  -- One year's part of it. [whole dollars]
    d.rate_on AS rate_on,  -- The day of that rate.
    a.headline AS headline,  -- Headline of the story that told it first.
    a.canonical_url AS url,  -- Address of that story. [URL]
    d.announcement_id AS announcement_id  -- The announcement.
FROM deals AS d
CROSS JOIN articles AS a ON a.id = d.article_id
WHERE d.period_years > 1
ORDER BY d.told_on DESC;

CREATE VIEW tellings AS  -- Who told it first, and how much later did the others?
SELECT
    m.event_id AS event_id,  -- The event.
    m.is_first AS is_first,  -- Whether this is the first telling.
    s.name AS source,  -- Name of the source.
    w.published_at AS published_at,  -- When it published this telling, as stated.
    w.first_seen_at AS first_seen_at,  -- When this telling was first read.
    CAST(round(24 * 60 * (julianday(coalesce(w.published_at, w.first_seen_at))
        - julianday(coalesce(z.published_at, z.first_seen_at)))) AS INTEGER) AS minutes_later,  -- After the first telling; negative where an earlier one was found later. [minutes]
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

CREATE VIEW first_tellers AS  -- Which outlets tell it first, which follow?
SELECT
    s.name AS source,  -- Name of the source.
    count(*) AS tellings,  -- Announcements of it that stand.
    sum(m.is_first) AS firsts,  -- Those that told their event first.
    sum(m.is_first AND k.others > 1) AS ahead_of_others,  -- Those that others told later.
    sum(NOT m.is_first) AS followed  -- Those that told what another had told.
FROM announcements AS n
JOIN event_mentions AS m ON m.announcement_id = n.id
JOIN announcement_figures AS w ON w.announcement_id = n.id
JOIN sources AS s ON s.id = w.source_id
JOIN (SELECT event_id, count(*) AS others FROM event_mentions GROUP BY event_id) AS k ON k.event_id = m.event_id
WHERE n.state = 'live'
GROUP BY s.id
ORDER BY sum(m.is_first) DESC, s.name;

CREATE VIEW amount_conflicts AS  -- On which events do the tellings disagree about the sum?
SELECT
    m.event_id AS event_id,  -- The event.
    count(*) AS tellings,  -- Tellings that stand and name a sum.
    min(w.usd) AS lowest_usd,  -- The lowest of the sums. [whole dollars]
    max(w.usd) AS highest_usd,  -- The highest. [whole dollars]
    max(w.rate_on) AS last_rate_on,  -- The newest day of a rate used.
    group_concat(s.name || ': ' || w.text, '; ') AS sums  -- Who says what. [source: sum, joined by "; "]
FROM event_mentions AS m
JOIN announcements AS n ON n.id = m.announcement_id AND n.state = 'live'
JOIN announcement_figures AS w ON w.announcement_id = n.id AND w.usd IS NOT NULL
JOIN sources AS s ON s.id = w.source_id
GROUP BY m.event_id
-- One sum in two currencies, each at its own rate, differs by a few per cent.
HAVING max(w.usd) - min(w.usd) > max(w.usd) / 10
ORDER BY max(w.usd) - min(w.usd) DESC;

CREATE VIEW corrections AS  -- Which announcements were corrected, and what did they say before?
SELECT
    h.known_from_at AS corrected_at,  -- When the new facts were found.
    h.announcement_id AS announcement_id,  -- The announcement.
    a.headline AS headline,  -- Headline of its story now.
    a.canonical_url AS url,  -- Address of the story. [URL]
    b.facts ->> '$.type' AS old_type,  -- Kind of funding before.
    h.facts ->> '$.type' AS new_type,  -- Kind of funding after.
    b.facts ->> '$.amounts[0].text' AS old_sum_text,  -- Main sum before, as written.
    h.facts ->> '$.amounts[0].text' AS new_sum_text,  -- Main sum after.
    b.facts ->> '$.funders' AS old_funders,  -- Who gave before. [JSON array of text]
    h.facts ->> '$.funders' AS new_funders,  -- Who gives after. [JSON array of text]
    b.facts ->> '$.recipients' AS old_recipients,  -- Who received before. [JSON array of text]
    h.facts ->> '$.recipients' AS new_recipients,  -- Who receives after. [JSON array of text]
    h.version_id IS NOT b.version_id AS is_edited,  -- Whether the outlet had edited the story; else it was judged again.
    h.detector AS detector  -- Version of the detector that found the new facts.
FROM announcement_history AS h
JOIN announcement_history AS b ON b.id = (
    SELECT max(id) FROM announcement_history WHERE announcement_id = h.announcement_id AND id < h.id
)
JOIN articles AS a ON a.id = h.article_id
WHERE h.state = 'live' AND b.state = 'live' AND (
    h.facts ->> '$.type', h.facts ->> '$.amounts', h.facts ->> '$.funders', h.facts ->> '$.recipients',
    h.facts ->> '$.round', h.facts ->> '$.period_years'
) IS NOT (
    b.facts ->> '$.type', b.facts ->> '$.amounts', b.facts ->> '$.funders', b.facts ->> '$.recipients',
    b.facts ->> '$.round', b.facts ->> '$.period_years'
)
ORDER BY h.known_from_at DESC;

CREATE VIEW withdrawn_announcements AS  -- Which announcements do not stand any more?
SELECT
    h.known_from_at AS withdrawn_at,  -- When that was noticed.
    h.announcement_id AS announcement_id,  -- The announcement.
    h.facts ->> '$.type' AS type,  -- Kind of funding.
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
    h.facts ->> '$.type' AS type,  -- Kind of funding.
    h.facts ->> '$.amounts[0].text' AS sum_text,  -- The main announced sum as written; null if none was named.
    h.facts ->> '$.amounts[0].currency' AS sum_currency,  -- Its currency. [ISO 4217]
    h.facts ->> '$.amounts[0].value' AS sum_value,  -- The sum. [whole units of sum_currency]
    (SELECT group_concat(value, '; ') FROM json_each(h.facts, '$.funders')) AS funders,  -- Who gives. [names joined by "; "]
    (SELECT group_concat(value, '; ') FROM json_each(h.facts, '$.recipients')) AS recipients,  -- Who receives. [names joined by "; "]
    h.facts ->> '$.round' AS round,  -- Name of the round.
    h.facts ->> '$.period_years' AS period_years,  -- Over how long the money is given. [years]
    h.facts ->> '$.probability' AS probability,  -- How sure the detector was. [0 to 1]
    h.facts ->> '$.evidence[0].quote' AS quote,  -- The first words that prove it.
    h.detector AS detector,  -- Version of the detector.
    h.change_seq AS change_seq  -- Grows with each change an analyst would notice.
FROM announcement_history AS h
JOIN announcement_figures AS w ON w.announcement_id = h.announcement_id
JOIN articles AS a ON a.id = h.article_id
JOIN sources AS s ON s.id = w.source_id
LEFT JOIN article_versions AS v ON v.id = h.version_id;

CREATE VIEW watched_mentions AS  -- Which stories without announcement name a party that is watched? The latest 100,000 stories are asked.
SELECT
    w.name AS party,  -- The watched name.
    a.id AS article_id,  -- The article.
    a.headline AS headline,  -- Its headline.
    a.canonical_url AS url,  -- Its address. [URL]
    s.name AS source,  -- Name of the source.
    a.first_seen_at AS first_seen_at  -- When it was first read.
FROM watched_parties AS w
JOIN articles_fts AS f ON f.articles_fts MATCH w.expression
    AND f.rowid > (SELECT max(id) - 100000 FROM articles)
JOIN articles AS a ON a.id = f.rowid
JOIN sources AS s ON s.id = a.source_id
WHERE NOT EXISTS (
    SELECT 1 FROM announcements AS n WHERE n.article_id = a.id AND n.state = 'live'
);

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
        sum(iif(day > date((SELECT max(day) FROM source_days), '-30 days'), stories - backfilled, 0)) AS lately,
        min(day) AS first_on, max(day) AS last_on
    FROM source_days WHERE stories > 0 GROUP BY source_id
) AS k ON k.source_id = s.id
LEFT JOIN (
    SELECT w.source_id, count(*) AS announcements, max(w.told_on) AS last_told_on
    FROM announcements AS n JOIN announcement_figures AS w ON w.announcement_id = n.id
    WHERE n.state = 'live' GROUP BY w.source_id
) AS f ON f.source_id = s.id
ORDER BY s.name;

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
    ) AS p
) AS q
GROUP BY q.source
ORDER BY q.source;

CREATE VIEW unsure_announcements AS  -- Of which announcements is the detector least sure? Read these first.
SELECT
    n.probability AS probability,  -- How sure the detector is. [0 to 1]
    n.id AS announcement_id,  -- The announcement.
    n.type AS type,  -- Kind of funding.
    w.text AS sum_text,  -- The main sum as written.
    w.told_on AS told_on,  -- The day it was told. [UTC]
    a.headline AS headline,  -- Headline of the story.
    a.canonical_url AS url,  -- Its address. [URL]
    n.reasons AS reasons  -- What spoke for and against. [JSON array of text]
FROM announcements AS n
JOIN announcement_figures AS w ON w.announcement_id = n.id
JOIN articles AS a ON a.id = n.article_id
WHERE n.state = 'live' AND n.probability < 0.8
ORDER BY n.probability;

CREATE VIEW near_misses AS  -- Which stories were only just taken for none? The newest judgements first.
SELECT
    j.judged_at AS judged_at,  -- When it was judged.
    j.probability AS probability,  -- How sure the detector is that it is funding. [0 to 1]
    a.id AS article_id,  -- The article.
    a.headline AS headline,  -- Its headline.
    a.canonical_url AS url,  -- Its address. [URL]
    j.reasons AS reasons  -- What spoke for and against. [JSON array of text]
FROM judgements AS j
CROSS JOIN articles AS a ON a.id = j.article_id
WHERE j.stratum = 'narrow'
ORDER BY j.article_id DESC;

CREATE VIEW undisclosed_sums AS  -- Which deals name no sum?
SELECT
    d.told_on AS told_on,  -- The day it was told. [UTC]
    d.type AS type,  -- Kind of funding.
    (
        SELECT group_concat(p.name, '; ') FROM (
            SELECT name FROM announcement_parties
            WHERE announcement_id = d.announcement_id AND role = 'recipient' ORDER BY position
        ) AS p
    ) AS recipients,  -- Who receives. [names joined by "; "]
    a.headline AS headline,  -- Headline of the story that told it first.
    a.canonical_url AS url,  -- Address of that story. [URL]
    d.announcement_id AS announcement_id  -- The announcement.
FROM deals AS d
CROSS JOIN articles AS a ON a.id = d.article_id
WHERE d.value IS NULL
ORDER BY d.told_on DESC;

CREATE VIEW sums_without_currency AS  -- Which sums do not say whose dollars, yen, rupees or crowns they are?
SELECT
    d.told_on AS told_on,  -- The day it was told. [UTC]
    d.sum_text AS sum_text,  -- The sum as written: a sign that several currencies share, and nothing else.
    d.currency AS currency,  -- The currency it was taken for, by the outlet's country and the words around. [ISO 4217]
    d.country AS country,  -- Country of the outlet. [ISO 3166-1 alpha-2]
    d.usd AS usd,  -- The sum in US dollars, if that is right. [whole dollars]
    d.rate_on AS rate_on,  -- The day of the rate.
    a.headline AS headline,  -- Headline of the story.
    a.canonical_url AS url,  -- Its address. [URL]
    d.announcement_id AS announcement_id  -- The announcement.
FROM deals AS d
CROSS JOIN articles AS a ON a.id = d.article_id
WHERE d.sum_text IS NOT NULL AND instr(d.sum_text, d.currency) = 0 AND (
    (d.sum_text GLOB '*[$¥￥£]*' AND d.sum_text NOT GLOB '*[A-Za-z.][$¥￥£]*' AND d.sum_text NOT GLOB '*[$¥￥£][A-Z]*')
    OR lower(d.sum_text) GLOB 'rs*[0-9]*' OR lower(d.sum_text) GLOB '*[0-9 ]kr*'
    OR lower(d.sum_text) GLOB 'kr*[0-9]*'
)
ORDER BY d.told_on DESC;

CREATE VIEW sums_without_rate AS  -- Which sums have no dollars beside them, or only a hint?
SELECT
    d.told_on AS told_on,  -- The day it was told. [UTC]
    d.currency AS currency,  -- Currency of the sum. [ISO 4217]
    d.value AS value,  -- The sum. [whole units of currency]
    d.sum_text AS sum_text,  -- The sum as written.
    d.usd AS usd,  -- The sum in US dollars; null where no rate is known. [whole dollars]
    d.rate_on AS rate_on,  -- The day of the rate.
    d.rate_source AS rate_source,  -- Who says so.
    CASE
        WHEN d.rate_on IS NULL THEN 'no rate is known'
        WHEN d.usd IS NULL THEN 'more than all the money of the world'
        WHEN d.rate_on > d.told_on THEN 'the rate is of a later day'
        ELSE 'the rate is old'
    END AS problem,  -- What is amiss; `newswatch rates update FILE` brings newer rates.
    d.announcement_id AS announcement_id  -- The announcement.
FROM deals AS d
WHERE d.value IS NOT NULL AND (d.usd IS NULL OR d.is_rate_stale = 1)
ORDER BY d.told_on DESC;

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
JOIN article_versions AS v ON v.article_id = a.id AND v.version = 1
ORDER BY a.last_changed_at DESC;
