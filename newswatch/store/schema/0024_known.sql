-- What is known of, read from the index alone. Comments are read as in 0001_first.sql.

CREATE INDEX article_urls_known ON article_urls (article_id, url_hash);
CREATE INDEX candidates_known ON candidates (source_id, id, url_hash);
