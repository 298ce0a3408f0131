-- What is known and not there, found without reading what is. Comments are read as in 0001_first.sql.

CREATE INDEX articles_removed ON articles (source_id) WHERE removed_at IS NOT NULL;
CREATE INDEX candidates_not_read ON candidates (source_id) WHERE state IN ('rejected', 'failed');
