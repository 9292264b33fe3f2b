-- +goose Up
-- Who wants to be told by mail, of what, and the letters that could not be sent. Letters under way are jobs.

CREATE TABLE mail_wishes (
    account TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    lang    TEXT NOT NULL,
    often   TEXT NOT NULL,
    since   BIGINT NOT NULL
);

-- A tiding that is in no letter has none; one that is told stays a while, so that it is not told again.
CREATE TABLE mail_tidings (
    id      TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL,
    kind    TEXT NOT NULL,
    docket  TEXT NOT NULL,
    at      BIGINT NOT NULL,
    letter  TEXT NOT NULL
);
CREATE INDEX mail_tidings_account ON mail_tidings (account, letter, at, id);

CREATE TABLE mail_dead (
    id       TEXT NOT NULL PRIMARY KEY,
    account  TEXT NOT NULL,
    payload  TEXT NOT NULL,
    at       BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    why      TEXT NOT NULL
);
