-- +goose Up
-- The words of the cases that are neither closed nor made from reports, which most searches ask for. The program fills it.
CREATE VIRTUAL TABLE search_open USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');
INSERT INTO search_open (search_open, rank) VALUES ('secure-delete', 1);

-- What the lists of work ask of a task: the step that does it, what it is about, who proposed it, and its place among the obligations of one
-- limit. They are all in the index, so that a list is counted and put in order without looking at cases.
ALTER TABLE case_tasks ADD COLUMN step TEXT NOT NULL DEFAULT '';
ALTER TABLE case_tasks ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE case_tasks ADD COLUMN nth BIGINT NOT NULL DEFAULT 0;
ALTER TABLE case_tasks ADD COLUMN by_whom TEXT NOT NULL DEFAULT '';
UPDATE case_tasks SET step = kind;
UPDATE case_tasks SET about = substr(id, 7 + instr(substr(id, 7), '.')) WHERE kind = 'limit';
UPDATE case_tasks SET step = CASE
        WHEN EXISTS (SELECT 1 FROM cases c WHERE c.docket = case_tasks.docket AND c.stage = 'intake') OR about = 'docket' THEN 'decide_application'
        WHEN about = 'assign' THEN 'assign_case'
        WHEN about IN ('notice_law', 'notice_after_immediate') THEN 'give_notice'
        ELSE 'decide_objection'
    END
    WHERE kind = 'limit' AND about IN ('assign', 'docket', 'notice_after_immediate', 'notice_law', 'objection_decide', 'outsider_decide');
UPDATE case_tasks SET nth = (SELECT COUNT(*) FROM case_tasks e
        WHERE e.docket = case_tasks.docket AND e.kind = 'limit' AND e.about = case_tasks.about AND e.due = case_tasks.due AND e.id < case_tasks.id)
    WHERE kind = 'limit';
UPDATE case_tasks SET by_whom = (SELECT e.actor FROM events e WHERE e.docket = case_tasks.docket AND e.ver = case_tasks.ver),
        about = (SELECT COALESCE(json_extract(e.body, '$.measure'), json_extract(e.body, '$.act'), '') FROM events e WHERE e.docket = case_tasks.docket AND e.ver = case_tasks.ver)
    WHERE kind IN ('approve_measure', 'approve_act');
DROP INDEX case_tasks_owner_due;
CREATE INDEX case_tasks_owner_due ON case_tasks (owner, court, due, docket, id, kind, step, state, ver, about, nth, by_whom);
