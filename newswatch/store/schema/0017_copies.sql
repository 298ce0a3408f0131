-- Stories under several addresses, and copies of other outlets'. Comments are read as in 0001_first.sql.

ALTER TABLE articles ADD COLUMN copy_of_article_id INTEGER REFERENCES articles (id) ON DELETE SET NULL;  -- Story of another source, read before, that has most of the same paragraphs; null for none.
ALTER TABLE articles ADD COLUMN copy_of_url TEXT;  -- Address on another site that its page names as canonical. [URL]
CREATE INDEX articles_by_copy ON articles (copy_of_article_id) WHERE copy_of_article_id IS NOT NULL;
CREATE INDEX articles_by_content ON articles (content_hash);
CREATE INDEX feed_entries_by_id ON feed_entries (feed_id, entry_id) WHERE entry_id IS NOT NULL;

CREATE TABLE text_marks (  -- Fingerprints of the longest paragraphs of each story, by which copies are found.
    mark TEXT NOT NULL,  -- Fingerprint of a paragraph. [hex]
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,  -- The story that has it.
    PRIMARY KEY (mark, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_marks_by_article ON text_marks (article_id);
