-- +goose Up
-- What is computed from events. Days are counted from 1970-01-01; 2147483647 is no day and sorts last. Tables under a case
-- repeat its court and officer, so that a list of one court or one officer is one range of an index.

CREATE TABLE cases (
    docket      TEXT NOT NULL PRIMARY KEY,
    id          BIGINT NOT NULL UNIQUE,
    pos         BIGINT NOT NULL,
    ver         BIGINT NOT NULL,
    court       TEXT NOT NULL,
    number      TEXT NOT NULL,
    title_zh    TEXT NOT NULL,
    title_en    TEXT NOT NULL,
    debtor      TEXT NOT NULL,
    debtor_name TEXT NOT NULL,
    stage       TEXT NOT NULL,
    stage_since BIGINT NOT NULL,
    assigned    TEXT NOT NULL,
    opened      BIGINT NOT NULL,
    closed      BIGINT NOT NULL,
    next_change BIGINT NOT NULL,
    as_of       BIGINT NOT NULL,
    reconstruct BIGINT NOT NULL,
    flags       TEXT NOT NULL
);
CREATE INDEX cases_opened ON cases (opened, id);
CREATE INDEX cases_next_change ON cases (next_change, id);
CREATE INDEX cases_stage_since ON cases (stage_since, id);
CREATE INDEX cases_number ON cases (number, id);
CREATE INDEX cases_court_opened ON cases (court, opened, id);
CREATE INDEX cases_court_next_change ON cases (court, next_change, id);
CREATE INDEX cases_court_stage_since ON cases (court, stage_since, id);
CREATE INDEX cases_court_number ON cases (court, number, id);
CREATE INDEX cases_court_stage ON cases (court, stage, opened, id);
CREATE INDEX cases_assigned ON cases (assigned, opened, id);
CREATE INDEX cases_debtor ON cases (debtor, opened, id);

CREATE TABLE case_flags (
    docket TEXT NOT NULL REFERENCES cases (docket),
    flag   TEXT NOT NULL,
    court  TEXT NOT NULL,
    assigned TEXT NOT NULL,
    PRIMARY KEY (docket, flag)
);
CREATE INDEX case_flags_flag ON case_flags (flag, court);

-- The running count of cases.
CREATE TABLE case_counts (
    court    TEXT NOT NULL,
    assigned TEXT NOT NULL,
    stage    TEXT NOT NULL,
    n        BIGINT NOT NULL,
    PRIMARY KEY (court, assigned, stage)
);

CREATE TABLE case_limits (
    docket     TEXT NOT NULL REFERENCES cases (docket),
    obligation TEXT NOT NULL,
    slot       TEXT NOT NULL,
    court      TEXT NOT NULL,
    assigned   TEXT NOT NULL,
    state      TEXT NOT NULL,
    last_day   BIGINT NOT NULL,
    ver        BIGINT NOT NULL,
    PRIMARY KEY (docket, obligation, slot)
);
CREATE INDEX case_limits_court ON case_limits (court, state, last_day);
CREATE INDEX case_limits_assigned ON case_limits (assigned, state, last_day);

CREATE TABLE case_tasks (
    docket   TEXT NOT NULL REFERENCES cases (docket),
    id       TEXT NOT NULL,
    court    TEXT NOT NULL,
    assigned TEXT NOT NULL,
    kind     TEXT NOT NULL,
    owner    TEXT NOT NULL,
    state    TEXT NOT NULL,
    due      BIGINT NOT NULL,
    ver      BIGINT NOT NULL,
    PRIMARY KEY (docket, id)
);
CREATE INDEX case_tasks_court ON case_tasks (court, state, due);
CREATE INDEX case_tasks_owner ON case_tasks (owner, state, due);

CREATE TABLE case_holds (
    docket   TEXT NOT NULL REFERENCES cases (docket),
    id       TEXT NOT NULL,
    court    TEXT NOT NULL,
    assigned TEXT NOT NULL,
    reason   TEXT NOT NULL,
    by_whom  TEXT NOT NULL,
    state    TEXT NOT NULL,
    from_day BIGINT NOT NULL,
    until_day BIGINT NOT NULL,
    ver      BIGINT NOT NULL,
    PRIMARY KEY (docket, id)
);
CREATE INDEX case_holds_court ON case_holds (court, state, until_day);

CREATE TABLE case_nonuse (
    docket     TEXT NOT NULL REFERENCES cases (docket),
    obligation TEXT NOT NULL,
    slot       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    from_day   BIGINT NOT NULL,
    court      TEXT NOT NULL,
    assigned   TEXT NOT NULL,
    reason     TEXT NOT NULL,
    until_day  BIGINT NOT NULL,
    ver        BIGINT NOT NULL,
    PRIMARY KEY (docket, obligation, slot, kind, from_day)
);
CREATE INDEX case_nonuse_court ON case_nonuse (court, kind, from_day);

CREATE TABLE case_hearings (
    docket   TEXT NOT NULL REFERENCES cases (docket),
    id       TEXT NOT NULL,
    court    TEXT NOT NULL,
    assigned TEXT NOT NULL,
    room     TEXT NOT NULL,
    judge    TEXT NOT NULL,
    state    TEXT NOT NULL,
    day      BIGINT NOT NULL,
    start_minute BIGINT NOT NULL,
    end_minute   BIGINT NOT NULL,
    ver      BIGINT NOT NULL,
    PRIMARY KEY (docket, id)
);
CREATE INDEX case_hearings_court ON case_hearings (court, day);
CREATE INDEX case_hearings_judge ON case_hearings (judge, day);
