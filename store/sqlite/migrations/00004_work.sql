-- +goose Up
-- Work that hangs on the record.

CREATE TABLE jobs (
    id      TEXT NOT NULL PRIMARY KEY,
    kind    TEXT NOT NULL,
    job_key TEXT NOT NULL UNIQUE,
    payload TEXT NOT NULL,
    state   TEXT NOT NULL,
    due     BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    why     TEXT NOT NULL
);
-- Of a job that is ready due says when it may start, of one that is claimed when its lease ends.
CREATE INDEX jobs_due ON jobs (state, due, id);

CREATE TABLE leases (
    name   TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    token  BIGINT NOT NULL,
    until  BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE outbox (
    id        TEXT NOT NULL PRIMARY KEY,
    docket    TEXT NOT NULL,
    topic     TEXT NOT NULL,
    payload   TEXT NOT NULL,
    delivered BIGINT NOT NULL
);
CREATE INDEX outbox_delivered ON outbox (delivered, id);
CREATE INDEX outbox_docket ON outbox (docket);

CREATE TABLE drafts (
    owner  TEXT NOT NULL,
    id     TEXT NOT NULL,
    kind   TEXT NOT NULL,
    docket TEXT NOT NULL,
    body   TEXT NOT NULL,
    saved  BIGINT NOT NULL,
    ver    BIGINT NOT NULL,
    PRIMARY KEY (owner, id)
);
CREATE INDEX drafts_docket ON drafts (docket);
