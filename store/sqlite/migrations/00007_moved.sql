-- +goose Up
-- The day of the last effective act, by which cases that stand still are found; and cases made from reports, which are no
-- work of a court, apart from the others: the running count has the live ones alone.
ALTER TABLE cases ADD COLUMN moved BIGINT NOT NULL DEFAULT 0;
UPDATE cases SET moved = stage_since;
CREATE INDEX cases_court_moved ON cases (court, moved, id) WHERE closed = 2147483647;
CREATE INDEX cases_reconstruct ON cases (opened, id) WHERE reconstruct = 1;
DELETE FROM case_counts;
INSERT INTO case_counts (court, assigned, stage, n)
    SELECT court, assigned, stage, COUNT(*) FROM cases WHERE reconstruct = 0 GROUP BY court, assigned, stage;
