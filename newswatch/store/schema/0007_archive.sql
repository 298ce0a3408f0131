-- What is kept of the pages themselves. Comments are read as in 0001_first.sql.

CREATE TABLE archived_pages (  -- Pages whose bytes are kept beside the database: each that made a version, and the last one read of each story.
    id INTEGER PRIMARY KEY,  -- Number of the row.
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,  -- The article that was read from it.
    version_id INTEGER REFERENCES article_versions (id) ON DELETE CASCADE,  -- The version that it made; null for a later page which told the same words.
    raw_hash TEXT NOT NULL,  -- Name of the file with its bytes, decoded. [SHA-256 hex]
    bytes INTEGER NOT NULL CHECK (bytes >= 0),  -- Length of the page. [bytes]
    url TEXT NOT NULL,  -- Address that answered, after redirects. [URL]
    method TEXT NOT NULL,  -- Method of the request.
    status INTEGER NOT NULL,  -- The answer. [HTTP status]
    protocol TEXT NOT NULL,  -- Protocol of the answer, such as HTTP/1.1.
    ip_address TEXT,  -- Network address that was dialled, a proxy's where one is used.
    request_headers TEXT NOT NULL CHECK (json_valid(request_headers)),  -- Header fields that were sent. [JSON array of pairs of text]
    response_headers TEXT NOT NULL CHECK (json_valid(response_headers)),  -- Header fields that came back, cookies left out. [JSON array of pairs of text]
    fetched_at TEXT NOT NULL CHECK (fetched_at GLOB '*T*Z'),  -- When it was asked for.
    UNIQUE (article_id, fetched_at, url)
) STRICT;
CREATE INDEX archived_pages_by_version ON archived_pages (version_id);
CREATE INDEX archived_pages_by_raw_hash ON archived_pages (raw_hash);
CREATE INDEX archived_pages_by_fetched_at ON archived_pages (fetched_at);
CREATE INDEX fetches_by_raw_hash ON fetches (raw_hash) WHERE raw_hash IS NOT NULL;

CREATE TABLE released_pages (  -- Files of pages that no row names any more and that are still to be deleted.
    raw_hash TEXT PRIMARY KEY  -- Name of the file. [SHA-256 hex]
) STRICT, WITHOUT ROWID;

-- A file goes after the last row that names it, never before: a kill in between leaves a file too
-- many and never one too few.
CREATE TRIGGER archived_pages_released AFTER DELETE ON archived_pages
WHEN NOT EXISTS (SELECT 1 FROM archived_pages WHERE raw_hash = OLD.raw_hash)
BEGIN
    UPDATE fetches SET raw_hash = NULL WHERE raw_hash = OLD.raw_hash;
    INSERT INTO released_pages (raw_hash) VALUES (OLD.raw_hash) ON CONFLICT DO NOTHING;
END;

-- Of what was kept before this was noted: the pages that made a version. The other names go, and
-- `newswatch prune` collects their files.
INSERT INTO archived_pages (article_id, version_id, raw_hash, bytes, url, method, status, protocol,
    request_headers, response_headers, fetched_at)
SELECT u.article_id, v.id, f.raw_hash, f.bytes_received, coalesce(f.final_url, f.url), 'GET',
    coalesce(f.status, 200), 'HTTP/1.1', '[]', '[]', f.fetched_at
FROM fetches AS f
JOIN article_urls AS u ON u.url = f.url
JOIN article_versions AS v ON v.article_id = u.article_id AND v.crawl_id = f.crawl_id
    AND v.fetched_at = f.fetched_at
WHERE f.raw_hash IS NOT NULL
ON CONFLICT DO NOTHING;
UPDATE fetches SET raw_hash = NULL
WHERE raw_hash IS NOT NULL AND raw_hash NOT IN (SELECT raw_hash FROM archived_pages);
