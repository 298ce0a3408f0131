-- A file to be passed on: who gives how much to whom, with the words that prove it and where they were
-- read. No texts of stories. Comments are read as in schema/0001_first.sql.

CREATE TABLE sources (  -- Outlets that were watched.
    id INTEGER PRIMARY KEY,  -- Number of the source.
    name TEXT NOT NULL,  -- Its short name.
    title TEXT NOT NULL,  -- Name of the outlet as readers know it.
    home TEXT NOT NULL,  -- Address of its front page. [URL]
    country TEXT,  -- Country of the outlet. [ISO 3166-1 alpha-2]
    language TEXT  -- Language it mostly writes in. [BCP 47]
) STRICT;

CREATE TABLE stories (  -- Stories that announce funding; their texts are at their addresses, not here.
    id INTEGER PRIMARY KEY,  -- Number of the story.
    source_id INTEGER NOT NULL REFERENCES sources (id),  -- The outlet.
    url TEXT NOT NULL,  -- Its address. [URL]
    headline TEXT NOT NULL,  -- Its headline.
    language TEXT,  -- Language of the text. [BCP 47]
    published_at TEXT,  -- When it was published, as stated. [RFC 3339 UTC]
    first_seen_at TEXT NOT NULL  -- When it was first read. [RFC 3339 UTC]
) STRICT;

CREATE TABLE links (  -- Links of these stories.
    story_id INTEGER NOT NULL REFERENCES stories (id),  -- The story that links.
    position INTEGER NOT NULL,  -- Place on the page. [counts from 0]
    url TEXT,  -- Where it leads. [URL]
    text TEXT NOT NULL,  -- The words of the link, the first 300 characters.
    role TEXT NOT NULL,  -- What it is there for: in_body, related, tag or author.
    PRIMARY KEY (story_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE announcements (  -- Funding announcements that stand, one a story.
    id INTEGER PRIMARY KEY,  -- Number of the announcement.
    story_id INTEGER NOT NULL REFERENCES stories (id),  -- The story that makes it.
    event_id INTEGER,  -- The event it tells of; several stories may tell of one.
    type TEXT NOT NULL,  -- Kind of funding: round, strategic, pledge, grant, fund, debt or ipo.
    round TEXT,  -- Name of the round, such as Series B.
    period_years INTEGER,  -- Over how long the money is given. [years]
    probability REAL NOT NULL,  -- How sure the detector is. [0 to 1]
    told_on TEXT NOT NULL,  -- The day it was told. [date, UTC]
    sum_text TEXT,  -- The main announced sum as written; null if none is named.
    sum_currency TEXT,  -- Its currency. [ISO 4217]
    sum_value INTEGER,  -- The sum. [whole units of sum_currency]
    sum_usd INTEGER,  -- The sum in US dollars at the rate of rate_on. [whole dollars]
    rate_on TEXT,  -- The day of that rate.
    rate_source TEXT,  -- Who says so: ECB, table (an approximation), file (of one's own), par.
    is_rate_stale INTEGER,  -- Whether the rate is of another time than the sum.
    is_backfill INTEGER NOT NULL,  -- Whether the story was old when first read.
    detected_at TEXT NOT NULL  -- When these facts were found. [RFC 3339 UTC]
) STRICT;
CREATE INDEX announcements_by_told_on ON announcements (told_on);

CREATE TABLE amounts (  -- Sums of money that an announcement names.
    announcement_id INTEGER NOT NULL REFERENCES announcements (id),  -- The announcement.
    position INTEGER NOT NULL,  -- Place, the announced sums first and the main one before all. [counts from 0]
    role TEXT NOT NULL,  -- announced, or what else the sum is.
    text TEXT NOT NULL,  -- The sum as written.
    currency TEXT NOT NULL,  -- Currency. [ISO 4217]
    value INTEGER NOT NULL,  -- The sum. [whole units of currency]
    PRIMARY KEY (announcement_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE parties (  -- Those who give and those who receive.
    id INTEGER PRIMARY KEY,  -- Number of the party.
    name TEXT NOT NULL  -- Its name.
) STRICT;

CREATE TABLE announcement_parties (  -- Who gives and who receives in an announcement.
    announcement_id INTEGER NOT NULL REFERENCES announcements (id),  -- The announcement.
    role TEXT NOT NULL,  -- funder or recipient.
    position INTEGER NOT NULL,  -- Place among those of the same role. [counts from 0]
    is_lead INTEGER NOT NULL,  -- Whether this funder leads.
    name TEXT NOT NULL,  -- The name as this story writes it.
    party_id INTEGER NOT NULL REFERENCES parties (id),  -- The party that is meant.
    PRIMARY KEY (announcement_id, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX announcement_parties_by_party ON announcement_parties (party_id);

CREATE TABLE evidence (  -- The words that prove each fact, the first 300 characters of each.
    announcement_id INTEGER NOT NULL REFERENCES announcements (id),  -- The announcement.
    position INTEGER NOT NULL,  -- Order in which they were given. [counts from 0]
    fact TEXT NOT NULL,  -- The fact, such as amounts[0], funders[1] or type.
    place TEXT NOT NULL,  -- Where the words stand: headline or body.
    quote TEXT NOT NULL,  -- The words.
    PRIMARY KEY (announcement_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE docs (  -- This explanation of the file.
    object TEXT NOT NULL,  -- Table or view.
    column TEXT NOT NULL,  -- Column; empty for the table or view itself.
    description TEXT NOT NULL,  -- What it holds.
    format TEXT,  -- Its unit or format; null where the description says it all.
    PRIMARY KEY (object, column)
) STRICT, WITHOUT ROWID;

CREATE VIEW funding AS  -- The announcements side by side with their stories and parties, the newest first.
SELECT
    n.told_on AS told_on,  -- The day it was told.
    n.type AS type,  -- Kind of funding.
    n.sum_text AS sum_text,  -- The main announced sum as written.
    n.sum_currency AS sum_currency,  -- Its currency. [ISO 4217]
    n.sum_value AS sum_value,  -- The sum. [whole units of sum_currency]
    n.sum_usd AS sum_usd,  -- The sum in US dollars at the rate of rate_on. [whole dollars]
    n.rate_on AS rate_on,  -- The day of that rate.
    (
        SELECT group_concat(p.name, '; ') FROM (SELECT name FROM announcement_parties
            WHERE announcement_id = n.id AND role = 'funder' ORDER BY position) AS p
    ) AS funders,  -- Who gives. [names joined by "; "]
    (
        SELECT group_concat(p.name, '; ') FROM (SELECT name FROM announcement_parties
            WHERE announcement_id = n.id AND role = 'recipient' ORDER BY position) AS p
    ) AS recipients,  -- Who receives. [names joined by "; "]
    s.headline AS headline,  -- Headline of the story.
    s.url AS url,  -- Its address. [URL]
    n.id AS announcement_id  -- The announcement.
FROM announcements AS n
JOIN stories AS s ON s.id = n.story_id
ORDER BY n.told_on DESC;
