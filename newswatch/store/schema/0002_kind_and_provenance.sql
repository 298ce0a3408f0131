-- What kind of page a story stands on, and which voice of the page gave each of its facts.

ALTER TABLE articles ADD COLUMN kind TEXT NOT NULL DEFAULT 'news' CHECK (kind IN ('news', 'opinion', 'round_up', 'partner', 'live_blog', 'listing', 'video'));  -- Kind of page it stands on; news where the page says nothing else.
ALTER TABLE articles ADD COLUMN provenance TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(provenance));  -- Which voice of the page gave each field, such as {"headline": "json-ld:headline"}. [JSON object]

-- The kind of a story is something an analyst would notice; its provenance is bookkeeping.
DROP TRIGGER articles_seq_update;
CREATE TRIGGER articles_seq_update AFTER UPDATE OF
    url, canonical_url, headline, body, description, section, language, image, published,
    published_at, modified, modified_at, is_accessible_for_free, is_partial, content_hash, version,
    missing_since_at, removed_at, is_backfill, kind ON articles
WHEN NEW.change_seq IS OLD.change_seq AND (
    NEW.url, NEW.canonical_url, NEW.headline, NEW.body, NEW.description, NEW.section, NEW.language,
    NEW.image, NEW.published, NEW.published_at, NEW.modified, NEW.modified_at,
    NEW.is_accessible_for_free, NEW.is_partial, NEW.content_hash, NEW.version,
    NEW.missing_since_at, NEW.removed_at, NEW.is_backfill, NEW.kind
) IS NOT (
    OLD.url, OLD.canonical_url, OLD.headline, OLD.body, OLD.description, OLD.section, OLD.language,
    OLD.image, OLD.published, OLD.published_at, OLD.modified, OLD.modified_at,
    OLD.is_accessible_for_free, OLD.is_partial, OLD.content_hash, OLD.version,
    OLD.missing_since_at, OLD.removed_at, OLD.is_backfill, OLD.kind
)
BEGIN
    UPDATE change_counter SET value = value + 1;
    UPDATE articles SET change_seq = (SELECT value FROM change_counter) WHERE id = NEW.id;
END;
