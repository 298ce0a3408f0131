-- The first schema. The comment at the end of a line describes the column on that line, the one on
-- a CREATE line the table or view; lines of comment alone go on with the one before. The migration
-- copies them into the table docs, so each description is written here and nowhere else. What
-- stands in [brackets] at the end of a comment is the column's unit or format.
--
-- Order: who is watched, what was looked at, what was read, what it means, who was told, care.

-- ── Who is watched ──────────────────────────────────────────────────────────────────────────────

CREATE TABLE sources (  -- Outlets that are watched, one row each.
    id INTEGER PRIMARY KEY,  -- Number of the source in this file.
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),  -- Name of the spider, as in `newswatch crawl NAME`.
    title TEXT NOT NULL,  -- Name of the outlet as readers know it.
    home TEXT NOT NULL,  -- Address of the outlet's front page. [URL]
    country TEXT,  -- Country of the outlet; decides what a bare $ means. [ISO 3166-1 alpha-2]
    language TEXT,  -- Language it mostly writes in. [BCP 47]
    time_zone TEXT,  -- Zone of dates that state none. [IANA zone]
    first_crawled_at TEXT CHECK (first_crawled_at GLOB '*T*Z'),  -- Start of its first crawl.
    last_success_at TEXT CHECK (last_success_at GLOB '*T*Z'),  -- Last look at any of its channels that was answered.
    last_new_at TEXT CHECK (last_new_at GLOB '*T*Z'),  -- Last time one of its channels named an unknown story.
    failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),  -- Crawls in a row that failed.
    failure TEXT,  -- What the last crawl failed on; null when it did not. [failure word]
    failed_at TEXT CHECK (failed_at GLOB '*T*Z')  -- When the present row of failures began.
) STRICT;

CREATE TABLE feeds (  -- Channels in which sources list their stories: feeds, sitemaps, listings.
    id INTEGER PRIMARY KEY,  -- Number of the channel.
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,  -- The source it belongs to.
    url TEXT NOT NULL,  -- Address of the channel. [URL]
    kind TEXT NOT NULL CHECK (kind IN ('feed', 'sitemap', 'listing')),  -- How it is read.
    parent_id INTEGER REFERENCES feeds (id) ON DELETE CASCADE,  -- The sitemap index that names it; null if the spider does.
    links_selector TEXT,  -- Of a listing: selector of the links to stories. [CSS]
    next_page TEXT,  -- Of a listing: selector of the link to the next page, or its address with {page} for its number.
    pages INTEGER NOT NULL DEFAULT 1 CHECK (pages >= 1),  -- Of a listing: how many pages are followed at most.
    is_declared INTEGER NOT NULL DEFAULT 1 CHECK (is_declared IN (0, 1)),  -- Whether the spider or the index still names it.
    http_etag TEXT,  -- ETag of the last answer, sent back verbatim.
    http_last_modified TEXT,  -- Last-Modified of the last answer, sent back verbatim.
    first_success_at TEXT CHECK (first_success_at GLOB '*T*Z'),  -- First look that was answered; a child has its index's.
    last_success_at TEXT CHECK (last_success_at GLOB '*T*Z'),  -- Last look that was answered, 304 included.
    last_fetched_at TEXT CHECK (last_fetched_at GLOB '*T*Z'),  -- Last look, answered or not.
    next_fetch_at TEXT NOT NULL CHECK (next_fetch_at GLOB '*T*Z'),  -- When the next look is due.
    failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),  -- Looks in a row that failed.
    failure TEXT,  -- What the last look failed on; null when it did not. [failure word]
    UNIQUE (source_id, url)
) STRICT;
CREATE INDEX feeds_due ON feeds (source_id, next_fetch_at) WHERE is_declared = 1;
CREATE INDEX feeds_by_parent ON feeds (parent_id);

CREATE TABLE feed_entries (  -- Stories as the channels list them, with what they said at the last look.
    id INTEGER PRIMARY KEY,  -- Number of the entry.
    feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,  -- The channel that lists it.
    url TEXT NOT NULL,  -- Address of the story. [URL]
    entry_id TEXT,  -- The channel's own name for it (guid, atom:id).
    title TEXT,  -- Headline as listed.
    published TEXT,  -- Date of publication as listed. [RFC 3339]
    modified TEXT,  -- Date of modification as listed. [RFC 3339]
    signal TEXT NOT NULL,  -- Fingerprint of all the channel says of it; a new one means another look. [hex]
    position INTEGER NOT NULL,  -- Place in the list. [counts from 0]
    first_seen_at TEXT NOT NULL CHECK (first_seen_at GLOB '*T*Z'),  -- When it was first listed there.
    last_seen_at TEXT NOT NULL CHECK (last_seen_at GLOB '*T*Z'),  -- When it was last listed there.
    is_listed INTEGER NOT NULL DEFAULT 1 CHECK (is_listed IN (0, 1)),  -- Whether the last answer listed it.
    UNIQUE (feed_id, url)
) STRICT;
CREATE INDEX feed_entries_listed ON feed_entries (feed_id, position) WHERE is_listed = 1;

CREATE TABLE hosts (  -- What is remembered of each host that is asked.
    host TEXT PRIMARY KEY,  -- Host, with its port where that is not the usual one.
    robots_txt TEXT,  -- robots.txt as last fetched; null if it could not be read.
    robots_status INTEGER,  -- Answer to the request for robots.txt. [HTTP status]
    robots_fetched_at TEXT CHECK (robots_fetched_at GLOB '*T*Z'),  -- When robots.txt was last fetched.
    crawl_delay_s REAL,  -- Crawl-delay that robots.txt asks for. [seconds]
    not_before_at TEXT CHECK (not_before_at GLOB '*T*Z')  -- Until when the host asked us to keep away.
) STRICT, WITHOUT ROWID;

-- ── What was looked at ──────────────────────────────────────────────────────────────────────────

CREATE TABLE crawls (  -- One row for each crawl of one source.
    id INTEGER PRIMARY KEY,  -- Number of the crawl.
    run_id TEXT NOT NULL,  -- The round it was part of.
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,  -- The source that was crawled.
    previous_look_at TEXT CHECK (previous_look_at GLOB '*T*Z'),  -- The source's last success before it; null if there was none.
    started_at TEXT NOT NULL CHECK (started_at GLOB '*T*Z'),  -- When it began.
    finished_at TEXT CHECK (finished_at GLOB '*T*Z'),  -- When it ended; null while it runs.
    heartbeat_at TEXT NOT NULL CHECK (heartbeat_at GLOB '*T*Z'),  -- Last sign of life.
    finish_reason TEXT,  -- Why it ended: finished, or what stopped it; killed if it never said.
    pages INTEGER NOT NULL DEFAULT 0 CHECK (pages >= 0),  -- Pages that were asked for.
    found INTEGER NOT NULL DEFAULT 0 CHECK (found >= 0),  -- Unknown stories that channels named.
    new INTEGER NOT NULL DEFAULT 0 CHECK (new >= 0),  -- Articles stored for the first time.
    modified INTEGER NOT NULL DEFAULT 0 CHECK (modified >= 0),  -- Articles that now say something else.
    removed INTEGER NOT NULL DEFAULT 0 CHECK (removed >= 0),  -- Articles that are gone from the site.
    unmodified INTEGER NOT NULL DEFAULT 0 CHECK (unmodified >= 0),  -- Articles looked at again that say what they said.
    failed INTEGER NOT NULL DEFAULT 0 CHECK (failed >= 0),  -- Requests that came to nothing.
    rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected >= 0),  -- Pages that are no article of ours and are not asked for again.
    stats TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(stats))  -- Scrapy's own counters. [JSON object]
) STRICT;
CREATE INDEX crawls_by_source ON crawls (source_id);
CREATE INDEX crawls_running ON crawls (source_id) WHERE finished_at IS NULL;
CREATE INDEX crawls_by_run ON crawls (run_id);

CREATE TABLE fetches (  -- Every request that was made, and what came of it.
    id INTEGER PRIMARY KEY,  -- Number of the request.
    crawl_id INTEGER NOT NULL REFERENCES crawls (id) ON DELETE CASCADE,  -- The crawl that made it.
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,  -- The source it was made for.
    url TEXT NOT NULL,  -- Address that was asked for. [URL]
    kind TEXT NOT NULL CHECK (kind IN ('feed', 'article', 'robots')),  -- What was expected there.
    status INTEGER,  -- Answer; null where none came. [HTTP status]
    failure TEXT,  -- Why it came to nothing; null when it did not. [failure word]
    detail TEXT,  -- The failure in one line, for people.
    final_url TEXT,  -- Address that answered, after redirects. [URL]
    fetched_at TEXT NOT NULL CHECK (fetched_at GLOB '*T*Z'),  -- When the request was made.
    bytes_received INTEGER NOT NULL DEFAULT 0,  -- Length of the decoded body. [bytes]
    elapsed_ms INTEGER NOT NULL DEFAULT 0,  -- From request to the end of the answer. [milliseconds]
    raw_hash TEXT,  -- Name of the archived bytes. [SHA-256 hex]
    UNIQUE (crawl_id, url, kind, fetched_at)
) STRICT;
CREATE INDEX fetches_by_source ON fetches (source_id);
CREATE INDEX fetches_by_url ON fetches (url);

CREATE TABLE candidates (  -- The frontier: stories that are known of, read or not.
    id INTEGER PRIMARY KEY,  -- Number of the candidate.
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,  -- The source it belongs to.
    feed_id INTEGER REFERENCES feeds (id) ON DELETE SET NULL,  -- The channel that named it first.
    url TEXT NOT NULL,  -- Address of the story. [URL]
    url_hash TEXT NOT NULL,  -- Fingerprint of the address; http or https, www. or not, slash or not at the end are the same. [hex]
    title TEXT,  -- Headline as the channel gave it.
    published TEXT,  -- Date as the channel gave it. [RFC 3339]
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'rejected', 'failed')),  -- open: still to be
    -- read; done: read; rejected: no article of ours; failed: given up.
    reason TEXT,  -- Why it was rejected, given up or put off.
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),  -- Requests that failed so far.
    discovered_at TEXT NOT NULL CHECK (discovered_at GLOB '*T*Z'),  -- When a channel first named it.
    previous_look_at TEXT CHECK (previous_look_at GLOB '*T*Z'),  -- The last success before that; a story older than it is no news.
    is_backfill INTEGER NOT NULL CHECK (is_backfill IN (0, 1)),  -- Whether source or channel had never been read before.
    next_fetch_at TEXT CHECK (next_fetch_at GLOB '*T*Z'),  -- When it may be asked for (again).
    UNIQUE (source_id, url_hash)
) STRICT;
CREATE INDEX candidates_due ON candidates (source_id, next_fetch_at) WHERE state = 'open';
CREATE INDEX candidates_recent ON candidates (source_id);
CREATE INDEX candidates_by_url_hash ON candidates (url_hash);
CREATE INDEX candidates_by_feed ON candidates (feed_id);

-- ── What was read ───────────────────────────────────────────────────────────────────────────────

CREATE TABLE articles (  -- Stories as they stand now.
    id INTEGER PRIMARY KEY,  -- Number of the article.
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,  -- The outlet.
    url TEXT NOT NULL,  -- Address it was read from. [URL]
    canonical_url TEXT NOT NULL UNIQUE,  -- Address that stands for the story. [URL]
    headline TEXT NOT NULL,  -- Headline.
    body TEXT NOT NULL,  -- Text, standfirst included, a blank line between paragraphs; empty where it is not kept.
    description TEXT,  -- Summary that the page gives of itself.
    section TEXT,  -- Section of the outlet.
    language TEXT,  -- Language of the text. [BCP 47]
    image TEXT,  -- Address of the lead picture. [URL]
    published TEXT,  -- Date of publication as stated, offset only if stated. [RFC 3339]
    published_raw TEXT,  -- The same as written on the page.
    published_at TEXT CHECK (published_at GLOB '*T*Z'),  -- The same as an instant; null if it cannot be told.
    modified TEXT,  -- Date of modification as stated. [RFC 3339]
    modified_raw TEXT,  -- The same as written on the page.
    modified_at TEXT CHECK (modified_at GLOB '*T*Z'),  -- The same as an instant; null if it cannot be told.
    is_accessible_for_free INTEGER CHECK (is_accessible_for_free IN (0, 1)),  -- Whether the page says it is free to read; null if it does not say.
    is_partial INTEGER NOT NULL DEFAULT 0 CHECK (is_partial IN (0, 1)),  -- Whether the text is known to be cut.
    content_hash TEXT NOT NULL,  -- Fingerprint of headline, text and authors. [version:hex]
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),  -- Number of the present version.
    first_seen_at TEXT NOT NULL CHECK (first_seen_at GLOB '*T*Z'),  -- When it was first read.
    last_seen_at TEXT NOT NULL CHECK (last_seen_at GLOB '*T*Z'),  -- When the site last served it.
    last_changed_at TEXT NOT NULL CHECK (last_changed_at GLOB '*T*Z'),  -- When its text last became another.
    next_check_at TEXT CHECK (next_check_at GLOB '*T*Z'),  -- When it is looked at again; null for never.
    missing_since_at TEXT CHECK (missing_since_at GLOB '*T*Z'),  -- Since when the site does not serve it; null if it does.
    removed_at TEXT CHECK (removed_at GLOB '*T*Z'),  -- When it was taken to be gone for good; null if it is there.
    is_backfill INTEGER NOT NULL CHECK (is_backfill IN (0, 1)),  -- Whether it was old when first read, so no news.
    http_etag TEXT,  -- ETag of the page, sent back verbatim.
    http_last_modified TEXT,  -- Last-Modified of the page, sent back verbatim.
    cjk_pairs TEXT NOT NULL DEFAULT '',  -- Overlapping pairs of its Chinese, Japanese and Korean characters, for the index.
    change_seq INTEGER NOT NULL DEFAULT 0  -- Grows with each change an analyst would notice.
) STRICT;
CREATE INDEX articles_by_source ON articles (source_id);
CREATE INDEX articles_due ON articles (source_id, next_check_at) WHERE next_check_at IS NOT NULL;
CREATE INDEX articles_by_published ON articles (published_at);
CREATE INDEX articles_by_change_seq ON articles (change_seq);

CREATE TABLE article_urls (  -- Every address under which an article is known.
    url TEXT PRIMARY KEY,  -- The address. [URL]
    url_hash TEXT NOT NULL,  -- Fingerprint of the address; http or https, www. or not, slash or not at the end are the same. [hex]
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,  -- The article.
    kind TEXT NOT NULL CHECK (kind IN ('canonical', 'fetched', 'redirect', 'twin'))  -- How it came to be known.
) STRICT, WITHOUT ROWID;
CREATE INDEX article_urls_by_url_hash ON article_urls (url_hash);
CREATE INDEX article_urls_by_article ON article_urls (article_id);

CREATE TABLE article_versions (  -- Every text an article has had; rows are added and never altered, only erased.
    id INTEGER PRIMARY KEY,  -- Number of the version in this file.
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,  -- The article.
    version INTEGER NOT NULL CHECK (version >= 1),  -- Number of the version of its article. [counts from 1]
    content_hash TEXT NOT NULL,  -- Fingerprint of headline, text and authors. [version:hex]
    headline TEXT NOT NULL,  -- Headline.
    body TEXT NOT NULL,  -- Text; empty where it is not kept.
    authors TEXT NOT NULL CHECK (json_valid(authors)),  -- Authors as credited. [JSON array of text]
    fetched_at TEXT NOT NULL CHECK (fetched_at GLOB '*T*Z'),  -- When it was read.
    crawl_id INTEGER REFERENCES crawls (id) ON DELETE SET NULL,  -- The crawl that read it.
    change_seq INTEGER NOT NULL DEFAULT 0,  -- Grows with each change an analyst would notice.
    UNIQUE (article_id, version)
) STRICT;
CREATE INDEX article_versions_by_crawl ON article_versions (crawl_id);
CREATE INDEX article_versions_by_change_seq ON article_versions (change_seq);
-- History is what was read, so it may be erased (an empty text), never rewritten.
CREATE TRIGGER article_versions_append_only BEFORE UPDATE OF
    article_id, version, content_hash, headline, body, authors, fetched_at ON article_versions
WHEN NEW.body <> ''
BEGIN
    SELECT RAISE(ABORT, 'article_versions is append-only');
END;

CREATE TABLE links (  -- Links of the article as it stands now.
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,  -- The article that links.
    position INTEGER NOT NULL,  -- Place on the page. [counts from 0]
    url TEXT,  -- Where it leads; null where a copied text has lost it. [URL]
    url_hash TEXT,  -- Fingerprint of the address; http or https, www. or not, slash or not at the end are the same. [hex]
    text TEXT NOT NULL,  -- The words of the link.
    role TEXT NOT NULL CHECK (role IN ('in_body', 'related', 'tag', 'author')),  -- What it is there for.
    target_article_id INTEGER REFERENCES articles (id) ON DELETE SET NULL,  -- The article it leads to, once that is stored.
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_unresolved ON links (url_hash) WHERE target_article_id IS NULL;
CREATE INDEX links_by_target ON links (target_article_id);

CREATE TABLE authors (  -- Authors and agencies as they are credited.
    id INTEGER PRIMARY KEY,  -- Number of the author.
    name TEXT NOT NULL UNIQUE  -- Name as credited.
) STRICT;

CREATE TABLE article_authors (  -- Who is credited with which article.
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,  -- The article.
    position INTEGER NOT NULL,  -- Place in the credit. [counts from 0]
    author_id INTEGER NOT NULL REFERENCES authors (id) ON DELETE CASCADE,  -- The author.
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_authors_by_author ON article_authors (author_id);

CREATE TABLE tags (  -- Tags and keywords as outlets give them.
    id INTEGER PRIMARY KEY,  -- Number of the tag.
    name TEXT NOT NULL UNIQUE  -- The tag as written.
) STRICT;

CREATE TABLE article_tags (  -- Which article has which tag.
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,  -- The article.
    position INTEGER NOT NULL,  -- Place among its tags. [counts from 0]
    tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,  -- The tag.
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tags_by_tag ON article_tags (tag_id);

CREATE TABLE changes (  -- What became new, different or gone; also the queue of what is still to be judged.
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- Number of the change; never used twice.
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,  -- The article.
    version_id INTEGER REFERENCES article_versions (id) ON DELETE SET NULL,  -- The version that the change led to.
    kind TEXT NOT NULL CHECK (kind IN ('new', 'modified', 'removed')),  -- What happened.
    fields TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(fields)),  -- What differs: headline, body, authors, restored. [JSON array of text]
    is_backfill INTEGER NOT NULL CHECK (is_backfill IN (0, 1)),  -- Whether the story was old when first read, so no news.
    found_at TEXT NOT NULL CHECK (found_at GLOB '*T*Z'),  -- When it was noticed.
    crawl_id INTEGER REFERENCES crawls (id) ON DELETE SET NULL,  -- The crawl that noticed it.
    done_at TEXT CHECK (done_at GLOB '*T*Z'),  -- When it was judged; null while it waits.
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),  -- Times that judging it failed.
    error TEXT  -- What judging it last failed on.
) STRICT;
CREATE INDEX changes_pending ON changes (id) WHERE done_at IS NULL;
CREATE INDEX changes_by_article ON changes (article_id);
CREATE INDEX changes_by_version ON changes (version_id);
CREATE INDEX changes_by_crawl ON changes (crawl_id);
CREATE INDEX changes_by_found_at ON changes (found_at);

-- ── What it means ───────────────────────────────────────────────────────────────────────────────

CREATE TABLE parties (  -- Those who give and those who receive.
    id INTEGER PRIMARY KEY,  -- Number of the party.
    name TEXT NOT NULL,  -- Name as first written.
    name_key TEXT NOT NULL UNIQUE  -- The name without case and with single blanks; the same key is the same party.
) STRICT;

CREATE TABLE party_aliases (  -- Other names of the same party.
    alias_key TEXT PRIMARY KEY,  -- The other name without case and with single blanks.
    alias TEXT NOT NULL,  -- The other name as written.
    party_id INTEGER NOT NULL REFERENCES parties (id) ON DELETE CASCADE  -- The party it names.
) STRICT, WITHOUT ROWID;
CREATE INDEX party_aliases_by_party ON party_aliases (party_id);

CREATE TABLE events (  -- Real announcements of money; several articles may tell the same one.
    id INTEGER PRIMARY KEY,  -- Number of the event.
    type TEXT CHECK (type IN ('round', 'strategic', 'pledge', 'grant', 'fund', 'debt', 'ipo')),  -- Kind of funding.
    first_article_id INTEGER REFERENCES articles (id) ON DELETE SET NULL,  -- The article that told it first.
    first_seen_at TEXT NOT NULL CHECK (first_seen_at GLOB '*T*Z'),  -- When the article that told it first was first read.
    change_seq INTEGER NOT NULL DEFAULT 0  -- Grows with each change an analyst would notice.
) STRICT;
CREATE INDEX events_by_first_article ON events (first_article_id);
CREATE INDEX events_by_first_seen_at ON events (first_seen_at);
CREATE INDEX events_by_change_seq ON events (change_seq);

CREATE TABLE announcements (  -- Funding announcements, one for each article that makes one.
    id INTEGER PRIMARY KEY,  -- Number of the announcement.
    article_id INTEGER NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,  -- The article that makes it.
    version_id INTEGER NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,  -- The version it was found in.
    event_id INTEGER REFERENCES events (id) ON DELETE SET NULL,  -- The event it tells of.
    type TEXT NOT NULL CHECK (type IN ('round', 'strategic', 'pledge', 'grant', 'fund', 'debt', 'ipo')),  -- Kind of funding.
    probability REAL NOT NULL CHECK (probability BETWEEN 0 AND 1),  -- How sure the detector is. [0 to 1]
    round TEXT,  -- Name of the round, such as Series B.
    period_years INTEGER CHECK (period_years >= 0),  -- Over how long the money is given. [years]
    state TEXT NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'withdrawn')),  -- withdrawn: the article is gone or no longer says so.
    is_backfill INTEGER NOT NULL CHECK (is_backfill IN (0, 1)),  -- Whether the story was old when first read, so no news.
    detected_at TEXT NOT NULL CHECK (detected_at GLOB '*T*Z'),  -- When these facts were found.
    detector TEXT NOT NULL,  -- Version of the detector that found them.
    reasons TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(reasons)),  -- Why it was taken for one. [JSON array of text]
    change_seq INTEGER NOT NULL DEFAULT 0  -- Grows with each change an analyst would notice.
) STRICT;
CREATE INDEX announcements_by_event ON announcements (event_id);
CREATE INDEX announcements_by_version ON announcements (version_id);
CREATE INDEX announcements_by_change_seq ON announcements (change_seq);

CREATE TABLE event_mentions (  -- Which announcement tells of which event.
    announcement_id INTEGER PRIMARY KEY REFERENCES announcements (id) ON DELETE CASCADE,  -- The announcement.
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,  -- The event.
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,  -- The article that tells it.
    is_first INTEGER NOT NULL CHECK (is_first IN (0, 1)),  -- Whether it was the first telling.
    change_seq INTEGER NOT NULL DEFAULT 0  -- Grows with each change an analyst would notice.
) STRICT;
CREATE INDEX event_mentions_by_event ON event_mentions (event_id);
CREATE INDEX event_mentions_by_article ON event_mentions (article_id);
CREATE INDEX event_mentions_by_change_seq ON event_mentions (change_seq);

CREATE TABLE announcement_amounts (  -- Sums of money that an announcement names.
    id INTEGER PRIMARY KEY,  -- Number of the sum.
    announcement_id INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,  -- The announcement.
    position INTEGER NOT NULL,  -- Place, the announced sums first and the main one before all. [counts from 0]
    role TEXT NOT NULL CHECK (role IN ('announced', 'valuation', 'earlier_round', 'total_to_date',
        'revenue', 'market_size', 'fund_size', 'other')),  -- announced, or what else the sum is.
    text TEXT NOT NULL,  -- The sum as written.
    currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),  -- Currency. [ISO 4217]
    value INTEGER NOT NULL CHECK (value >= 0),  -- The sum. [whole units of currency]
    place TEXT NOT NULL CHECK (place IN ('headline', 'body')),  -- Where it stands.
    start_offset INTEGER NOT NULL,  -- Where its words begin. [code points from 0]
    end_offset INTEGER NOT NULL CHECK (end_offset >= start_offset),  -- Where they end. [code points, exclusive]
    change_seq INTEGER NOT NULL DEFAULT 0,  -- Grows with each change an analyst would notice.
    UNIQUE (announcement_id, position)
) STRICT;
CREATE INDEX announcement_amounts_by_value ON announcement_amounts (currency, value);
CREATE INDEX announcement_amounts_by_change_seq ON announcement_amounts (change_seq);

CREATE TABLE announcement_parties (  -- Who gives and who receives in an announcement.
    id INTEGER PRIMARY KEY,  -- Number of the row.
    announcement_id INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,  -- The announcement.
    position INTEGER NOT NULL,  -- Place among those of the same role. [counts from 0]
    role TEXT NOT NULL CHECK (role IN ('funder', 'recipient')),  -- Gives or receives.
    is_lead INTEGER NOT NULL CHECK (is_lead IN (0, 1)),  -- Whether this funder leads.
    name TEXT NOT NULL,  -- The name as this article writes it.
    party_id INTEGER NOT NULL REFERENCES parties (id),  -- The party that is meant.
    change_seq INTEGER NOT NULL DEFAULT 0,  -- Grows with each change an analyst would notice.
    UNIQUE (announcement_id, role, position)
) STRICT;
CREATE INDEX announcement_parties_by_party ON announcement_parties (party_id);
CREATE INDEX announcement_parties_by_change_seq ON announcement_parties (change_seq);

CREATE TABLE evidence (  -- The words that prove each fact of an announcement.
    id INTEGER PRIMARY KEY,  -- Number of the row.
    announcement_id INTEGER NOT NULL REFERENCES announcements (id) ON DELETE CASCADE,  -- The announcement.
    position INTEGER NOT NULL,  -- Order in which the detector gave it. [counts from 0]
    fact TEXT NOT NULL,  -- The fact, such as amounts[0], funders[1] or type.
    place TEXT NOT NULL CHECK (place IN ('headline', 'body')),  -- Where the words stand.
    quote TEXT NOT NULL,  -- The words.
    start_offset INTEGER NOT NULL,  -- Where they begin. [code points from 0]
    end_offset INTEGER NOT NULL CHECK (end_offset >= start_offset),  -- Where they end. [code points, exclusive]
    version_id INTEGER NOT NULL REFERENCES article_versions (id) ON DELETE CASCADE,  -- The version whose text they are taken from.
    UNIQUE (announcement_id, position)
) STRICT;
CREATE INDEX evidence_by_version ON evidence (version_id);

-- ── Who was told ────────────────────────────────────────────────────────────────────────────────

CREATE TABLE alerts (  -- Messages that are owed because of a rule.
    id INTEGER PRIMARY KEY,  -- Number of the alert.
    rule TEXT NOT NULL,  -- The rule that matched.
    target TEXT NOT NULL,  -- Who is told.
    subject_kind TEXT NOT NULL CHECK (subject_kind <> ''),  -- What it is about: event, announcement, source …
    subject_id INTEGER NOT NULL,  -- Number of that subject.
    kind TEXT NOT NULL CHECK (kind IN ('first', 'correction', 'withdrawn')),  -- Why it is told.
    key TEXT NOT NULL UNIQUE,  -- Idempotency key: a receiver that has seen it may drop the message.
    message TEXT NOT NULL CHECK (json_valid(message)),  -- The message. [JSON object]
    change_id INTEGER REFERENCES changes (id) ON DELETE SET NULL,  -- The change that led to it.
    created_at TEXT NOT NULL CHECK (created_at GLOB '*T*Z'),  -- When it became owed.
    UNIQUE (rule, target, subject_kind, subject_id, kind)
) STRICT;
CREATE INDEX alerts_by_change ON alerts (change_id);
CREATE INDEX alerts_by_subject ON alerts (subject_kind, subject_id);

CREATE TABLE deliveries (  -- The sending of each alert.
    id INTEGER PRIMARY KEY,  -- Number of the delivery.
    alert_id INTEGER NOT NULL UNIQUE REFERENCES alerts (id) ON DELETE CASCADE,  -- The alert.
    target TEXT NOT NULL,  -- Who is told.
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN
        ('pending', 'sending', 'sent', 'failed', 'unknown', 'cancelled')),  -- unknown: it may have arrived.
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),  -- Times that sending was begun.
    lease_until_at TEXT CHECK (lease_until_at GLOB '*T*Z'),  -- While sending: until when nobody else may try.
    next_attempt_at TEXT CHECK (next_attempt_at GLOB '*T*Z'),  -- When it may be tried (again), the end of the lease while sending; null for never.
    tried_at TEXT CHECK (tried_at GLOB '*T*Z'),  -- When the last attempt was begun.
    failed_at TEXT CHECK (failed_at GLOB '*T*Z'),  -- When an attempt last failed.
    last_error TEXT,  -- What the last attempt failed on.
    sent_at TEXT CHECK (sent_at GLOB '*T*Z')  -- When it was sent.
) STRICT;
CREATE INDEX deliveries_due ON deliveries (next_attempt_at, id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX deliveries_by_state ON deliveries (state);

-- ── Care ────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE verdicts (  -- What people decided on reading a story.
    id INTEGER PRIMARY KEY,  -- Number of the verdict; the last one on an article holds.
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,  -- The article.
    is_funding INTEGER NOT NULL CHECK (is_funding IN (0, 1)),  -- Whether it announces funding.
    note TEXT,  -- Why, in their words.
    decided_at TEXT NOT NULL CHECK (decided_at GLOB '*T*Z'),  -- When.
    decided_by TEXT NOT NULL  -- Who.
) STRICT;
CREATE INDEX verdicts_by_article ON verdicts (article_id);

CREATE TABLE quarantine (  -- What our own code failed on again and again; set aside, not lost.
    id INTEGER PRIMARY KEY,  -- Number of the row.
    subject_kind TEXT NOT NULL CHECK (subject_kind <> ''),  -- What it is: change, delivery, or a result of a crawl.
    subject TEXT NOT NULL,  -- Its address, or its number in the table of that name.
    step TEXT NOT NULL,  -- The step that failed.
    error TEXT NOT NULL,  -- The error in one line.
    trace TEXT,  -- The trace, for those who mend it.
    created_at TEXT NOT NULL CHECK (created_at GLOB '*T*Z'),  -- When it was set aside.
    released_at TEXT CHECK (released_at GLOB '*T*Z')  -- When it was let go for another try; null while set aside.
) STRICT;
CREATE UNIQUE INDEX quarantine_held ON quarantine (subject_kind, subject) WHERE released_at IS NULL;

CREATE TABLE tombstones (  -- Addresses that were forgotten on request and must not come back.
    url_hash TEXT PRIMARY KEY,  -- Fingerprint of the address; the address itself is not kept. [hex]
    reason TEXT NOT NULL,  -- Why it was forgotten.
    created_at TEXT NOT NULL CHECK (created_at GLOB '*T*Z')  -- When it was forgotten.
) STRICT, WITHOUT ROWID;

CREATE TABLE docs (  -- This explanation of the file.
    object TEXT NOT NULL,  -- Table or view.
    column TEXT NOT NULL,  -- Column; empty for the table or view itself.
    description TEXT NOT NULL,  -- What it holds.
    format TEXT,  -- Its unit or format; null where the description says it all.
    PRIMARY KEY (object, column)
) STRICT, WITHOUT ROWID;

CREATE TABLE change_counter (  -- The last number given to a change_seq.
    id INTEGER PRIMARY KEY CHECK (id = 1),  -- Always 1: there is one counter.
    value INTEGER NOT NULL  -- The number; it only grows.
) STRICT;
INSERT INTO change_counter (id, value) VALUES (1, 0);

-- ── change_seq: what an analyst has not seen yet is what is greater than the last number seen ───
-- Bookkeeping (last_seen_at, next_check_at, validators) does not count, nor does an update that
-- leaves everything as it was. recursive_triggers may be on: the triggers' own update names
-- change_seq alone, which no trigger watches, and the guard on change_seq says so once more.

CREATE TRIGGER articles_seq_insert AFTER INSERT ON articles
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE articles SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER articles_seq_update AFTER UPDATE OF
    url, canonical_url, headline, body, description, section, language, image, published,
    published_at, modified, modified_at, is_accessible_for_free, is_partial, content_hash, version,
    missing_since_at, removed_at, is_backfill ON articles
WHEN NEW.change_seq IS OLD.change_seq AND (
    NEW.url, NEW.canonical_url, NEW.headline, NEW.body, NEW.description, NEW.section, NEW.language,
    NEW.image, NEW.published, NEW.published_at, NEW.modified, NEW.modified_at,
    NEW.is_accessible_for_free, NEW.is_partial, NEW.content_hash, NEW.version,
    NEW.missing_since_at, NEW.removed_at, NEW.is_backfill
) IS NOT (
    OLD.url, OLD.canonical_url, OLD.headline, OLD.body, OLD.description, OLD.section, OLD.language,
    OLD.image, OLD.published, OLD.published_at, OLD.modified, OLD.modified_at,
    OLD.is_accessible_for_free, OLD.is_partial, OLD.content_hash, OLD.version,
    OLD.missing_since_at, OLD.removed_at, OLD.is_backfill
)
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE articles SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;

CREATE TRIGGER article_versions_seq_insert AFTER INSERT ON article_versions
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE article_versions SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER article_versions_seq_update AFTER UPDATE OF headline, body, authors ON article_versions
WHEN NEW.change_seq IS OLD.change_seq
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE article_versions SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;

CREATE TRIGGER events_seq_insert AFTER INSERT ON events
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE events SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER events_seq_update AFTER UPDATE OF type, first_article_id, first_seen_at ON events
WHEN NEW.change_seq IS OLD.change_seq
    AND (NEW.type, NEW.first_article_id, NEW.first_seen_at)
    IS NOT (OLD.type, OLD.first_article_id, OLD.first_seen_at)
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE events SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;

CREATE TRIGGER announcements_seq_insert AFTER INSERT ON announcements
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE announcements SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER announcements_seq_update AFTER UPDATE OF
    version_id, event_id, type, probability, round, period_years, state, is_backfill, detected_at,
    detector, reasons ON announcements
WHEN NEW.change_seq IS OLD.change_seq AND (
    NEW.version_id, NEW.event_id, NEW.type, NEW.probability, NEW.round, NEW.period_years,
    NEW.state, NEW.is_backfill, NEW.detected_at, NEW.detector, NEW.reasons
) IS NOT (
    OLD.version_id, OLD.event_id, OLD.type, OLD.probability, OLD.round, OLD.period_years,
    OLD.state, OLD.is_backfill, OLD.detected_at, OLD.detector, OLD.reasons
)
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE announcements SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;

CREATE TRIGGER event_mentions_seq_insert AFTER INSERT ON event_mentions
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE event_mentions SET change_seq = (SELECT value FROM change_counter)
    WHERE announcement_id = NEW.announcement_id;
END;
CREATE TRIGGER event_mentions_seq_update AFTER UPDATE OF event_id, is_first ON event_mentions
WHEN NEW.change_seq IS OLD.change_seq
    AND (NEW.event_id, NEW.is_first) IS NOT (OLD.event_id, OLD.is_first)
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE event_mentions SET change_seq = (SELECT value FROM change_counter)
    WHERE announcement_id = NEW.announcement_id;
END;

CREATE TRIGGER announcement_amounts_seq_insert AFTER INSERT ON announcement_amounts
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE announcement_amounts SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER announcement_amounts_seq_update AFTER UPDATE OF
    position, role, text, currency, value ON announcement_amounts
WHEN NEW.change_seq IS OLD.change_seq
    AND (NEW.position, NEW.role, NEW.text, NEW.currency, NEW.value)
    IS NOT (OLD.position, OLD.role, OLD.text, OLD.currency, OLD.value)
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE announcement_amounts SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;

CREATE TRIGGER announcement_parties_seq_insert AFTER INSERT ON announcement_parties
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE announcement_parties SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
CREATE TRIGGER announcement_parties_seq_update AFTER UPDATE OF
    position, role, is_lead, name, party_id ON announcement_parties
WHEN NEW.change_seq IS OLD.change_seq
    AND (NEW.position, NEW.role, NEW.is_lead, NEW.name, NEW.party_id)
    IS NOT (OLD.position, OLD.role, OLD.is_lead, OLD.name, OLD.party_id)
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE announcement_parties SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;

-- ── Full-text index, kept in step by triggers ───────────────────────────────────────────────────

CREATE VIRTUAL TABLE articles_fts USING fts5(  -- Full-text index over the articles; its rowid is articles.id.
    headline,  -- Headline.
    body,  -- Text.
    description,  -- Summary.
    cjk_pairs,  -- Pairs of Chinese, Japanese and Korean characters: such text has no blanks to tell words by.
    content='articles', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles
BEGIN
    INSERT INTO articles_fts (rowid, headline, body, description, cjk_pairs)
    VALUES (NEW.id, NEW.headline, NEW.body, NEW.description, NEW.cjk_pairs);
END;
CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, headline, body, description, cjk_pairs)
    VALUES ('delete', OLD.id, OLD.headline, OLD.body, OLD.description, OLD.cjk_pairs);
END;
CREATE TRIGGER articles_fts_update AFTER UPDATE OF headline, body, description, cjk_pairs ON articles
WHEN (NEW.headline, NEW.body, NEW.description, NEW.cjk_pairs)
    IS NOT (OLD.headline, OLD.body, OLD.description, OLD.cjk_pairs)
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, headline, body, description, cjk_pairs)
    VALUES ('delete', OLD.id, OLD.headline, OLD.body, OLD.description, OLD.cjk_pairs);
    INSERT INTO articles_fts (rowid, headline, body, description, cjk_pairs)
    VALUES (NEW.id, NEW.headline, NEW.body, NEW.description, NEW.cjk_pairs);
END;

-- ── Views for analysts ──────────────────────────────────────────────────────────────────────────

CREATE VIEW funding AS  -- Funding announcements that stand, one row each, with the main facts side by side.
SELECT
    n.id AS announcement_id,  -- Number of the announcement.
    n.event_id AS event_id,  -- The event it tells of; several rows may tell the same one.
    a.id AS article_id,  -- The article.
    a.headline AS headline,  -- Headline of the article.
    a.canonical_url AS url,  -- Address of the article. [URL]
    s.name AS source,  -- Name of the source.
    a.published_at AS published_at,  -- When it was published.
    n.type AS type,  -- Kind of funding.
    m.text AS sum_text,  -- The main announced sum as written; null if none is named.
    m.currency AS sum_currency,  -- Its currency. [ISO 4217]
    m.value AS sum_value,  -- The sum. [whole units of sum_currency]
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
JOIN articles AS a ON a.id = n.article_id
JOIN sources AS s ON s.id = a.source_id
LEFT JOIN announcement_amounts AS m ON m.announcement_id = n.id AND m.position = 0 AND m.role = 'announced'
WHERE n.state = 'live';

CREATE VIEW new_since_last_crawl AS  -- What the latest crawl of each source brought: new, modified, removed.
SELECT
    c.id AS change_id,  -- Number of the change.
    s.name AS source,  -- Name of the source.
    c.kind AS kind,  -- What happened: new, modified or removed.
    a.id AS article_id,  -- The article.
    a.headline AS headline,  -- Headline of the article as it stands now.
    a.canonical_url AS url,  -- Address of the article. [URL]
    a.published_at AS published_at,  -- When it was published.
    c.found_at AS found_at,  -- When the change was noticed.
    c.is_backfill AS is_backfill,  -- Whether the story was old when first read, so no news.
    EXISTS (
        SELECT 1 FROM announcements AS n WHERE n.article_id = a.id AND n.state = 'live'
    ) AS is_funding  -- Whether it announces funding.
FROM sources AS s
JOIN crawls AS k ON k.id = (SELECT max(id) FROM crawls WHERE source_id = s.id)
JOIN changes AS c ON c.crawl_id = k.id
JOIN articles AS a ON a.id = c.article_id;

CREATE VIEW source_health AS  -- How each source is doing.
SELECT
    s.name AS source,  -- Name of the source.
    s.title AS title,  -- Name of the outlet.
    CASE
        WHEN s.failures > 0 THEN 'failing'
        WHEN s.last_success_at IS NULL THEN 'never'
        WHEN EXISTS (
            SELECT 1 FROM feeds AS f
            WHERE f.source_id = s.id AND f.is_declared = 1 AND f.failures > 0
        ) THEN 'degraded'
        ELSE 'well'
    END AS health,  -- never (not read yet), failing, degraded (some channel fails), or well.
    s.failure AS failure,  -- What the last crawl failed on. [failure word]
    s.failures AS failures,  -- Crawls in a row that failed.
    s.failed_at AS failed_at,  -- When the present row of failures began.
    s.last_success_at AS last_success_at,  -- Last look at any of its channels that was answered.
    s.last_new_at AS last_new_at,  -- Last time one of its channels named an unknown story.
    k.finished_at AS finished_at,  -- When its latest crawl ended; null while it runs.
    k.finish_reason AS finish_reason,  -- Why that crawl ended.
    k.found AS found,  -- Unknown stories which that crawl found.
    k.failed AS failed,  -- Requests of that crawl that came to nothing.
    (
        SELECT count(*) FROM candidates AS c WHERE c.source_id = s.id AND c.state = 'open'
    ) AS waiting  -- Stories that are known of and not read yet.
FROM sources AS s
LEFT JOIN crawls AS k ON k.id = (SELECT max(id) FROM crawls WHERE source_id = s.id);
