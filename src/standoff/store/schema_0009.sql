-- Version 9: what lists count and what one can ask for, read off an index.

CREATE INDEX record_shown ON record (kind, hidden, type, status, stance);
DROP INDEX record_kind_type;
DROP INDEX record_kind_status;
DROP INDEX record_kind_stance;
