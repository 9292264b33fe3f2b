-- +goose Up
-- Most cases are closed, and most lists ask for those that are not: each order of a list has an index over the open ones alone. A query
-- finds such an index by the same two conditions in the same words.
CREATE INDEX cases_open_opened ON cases (court, opened, id) WHERE closed = 2147483647 AND reconstruct = 0;
CREATE INDEX cases_open_next_change ON cases (court, next_change, id) WHERE closed = 2147483647 AND reconstruct = 0;
CREATE INDEX cases_open_stage_since ON cases (court, stage_since, id) WHERE closed = 2147483647 AND reconstruct = 0;
CREATE INDEX cases_open_moved ON cases (court, moved, id, assigned) WHERE closed = 2147483647 AND reconstruct = 0;
CREATE INDEX cases_open_number ON cases (court, number, id) WHERE closed = 2147483647 AND reconstruct = 0;
CREATE INDEX cases_open_officer ON cases (court, assigned, opened, id) WHERE closed = 2147483647 AND reconstruct = 0;
CREATE INDEX cases_open_officer_moved ON cases (court, assigned, moved, id) WHERE closed = 2147483647 AND reconstruct = 0;
DROP INDEX cases_court_moved;
-- What somebody of a court has to do, by day.
CREATE INDEX case_tasks_owner_due ON case_tasks (owner, court, due);
