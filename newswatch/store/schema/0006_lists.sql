-- Lists of announcements and of stories are followed along an index, the newest first, so that none
-- of them reads a million articles. Comments are read as in 0001_first.sql.

ALTER TABLE announcements ADD COLUMN source_id INTEGER REFERENCES sources (id) ON DELETE CASCADE;  -- The outlet of the article; kept as the article has it.
ALTER TABLE announcements ADD COLUMN announced_at TEXT CHECK (announced_at GLOB '*T*Z');  -- When the article was published; when it was first read, where it states no date or one to come. Kept as the article has it.

UPDATE announcements SET (source_id, announced_at) = (
    SELECT a.source_id, min(coalesce(a.published_at, a.first_seen_at), a.first_seen_at)
    FROM articles AS a WHERE a.id = announcements.article_id
);

CREATE TRIGGER announcements_place_insert AFTER INSERT ON announcements
BEGIN
    UPDATE announcements SET (source_id, announced_at) = (
        SELECT a.source_id, min(coalesce(a.published_at, a.first_seen_at), a.first_seen_at)
        FROM articles AS a WHERE a.id = NEW.article_id
    )
    WHERE id = NEW.id;
END;
CREATE TRIGGER announcements_place_update AFTER UPDATE OF article_id ON announcements
WHEN NEW.article_id IS NOT OLD.article_id
BEGIN
    UPDATE announcements SET (source_id, announced_at) = (
        SELECT a.source_id, min(coalesce(a.published_at, a.first_seen_at), a.first_seen_at)
        FROM articles AS a WHERE a.id = NEW.article_id
    )
    WHERE id = NEW.id;
END;
CREATE TRIGGER articles_place_update AFTER UPDATE OF source_id, published_at ON articles
WHEN (NEW.source_id, NEW.published_at) IS NOT (OLD.source_id, OLD.published_at)
BEGIN
    UPDATE announcements SET (source_id, announced_at) = (
        SELECT a.source_id, min(coalesce(a.published_at, a.first_seen_at), a.first_seen_at)
        FROM articles AS a WHERE a.id = NEW.id
    )
    WHERE article_id = NEW.id;
END;

-- All that a list of announcements is narrowed and ordered by, so that it is read from the index alone.
CREATE INDEX announcements_listed ON announcements
    (announced_at, state, type, source_id, event_id, article_id, is_backfill, change_seq);
CREATE INDEX announcements_by_source ON announcements (source_id);

CREATE INDEX articles_of_source ON articles (source_id, published_at);
CREATE INDEX articles_by_language ON articles (language, published_at);
CREATE INDEX articles_of_other_kinds ON articles (kind, published_at) WHERE kind <> 'news';
CREATE INDEX articles_edited ON articles (published_at) WHERE version > 1;
CREATE INDEX articles_withdrawn ON articles (published_at) WHERE removed_at IS NOT NULL;
