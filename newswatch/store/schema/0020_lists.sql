-- Lists of stories are followed along an index, the newest first, so that none of them reads a million
-- articles. Comments are read as in 0001_first.sql.

CREATE INDEX articles_of_source ON articles (source_id, published_at);
CREATE INDEX articles_by_language ON articles (language, published_at);
CREATE INDEX articles_of_other_kinds ON articles (kind, published_at) WHERE kind <> 'news';
CREATE INDEX articles_edited ON articles (published_at) WHERE version > 1;
CREATE INDEX articles_withdrawn ON articles (published_at) WHERE removed_at IS NOT NULL;
