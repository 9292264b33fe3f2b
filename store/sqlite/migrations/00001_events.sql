-- +goose Up
-- The record. Instants are microseconds since 1970, hashes and salts hexadecimal digits.

-- "events": the position and the chain at the head of the record. Whoever appends holds the row until he commits, so
-- positions have no gap and become visible in their order. "accounts": the same for what accounts write, without a chain.
CREATE TABLE heads (
    name  TEXT NOT NULL PRIMARY KEY,
    pos   BIGINT NOT NULL,
    chain TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO heads (name, pos, chain) VALUES ('events', 0, ''), ('accounts', 0, '');

-- pos is the rowid, so the record lies on disk in its order.
CREATE TABLE events (
    pos       INTEGER NOT NULL PRIMARY KEY,
    docket    TEXT NOT NULL,
    ver       BIGINT NOT NULL,
    kind      TEXT NOT NULL,
    legal     TEXT NOT NULL,
    recorded  BIGINT NOT NULL,
    actor     TEXT NOT NULL,
    on_behalf TEXT NOT NULL,
    corrects  BIGINT NOT NULL,
    body      TEXT NOT NULL,
    chain     TEXT NOT NULL,
    CONSTRAINT events_docket_ver UNIQUE (docket, ver)
);

-- Personal data, one row a field. seq keeps the order of the body.
CREATE TABLE event_private (
    pos    BIGINT NOT NULL REFERENCES events (pos),
    seq    BIGINT NOT NULL,
    field  TEXT NOT NULL,
    value  TEXT NOT NULL,
    salt   TEXT NOT NULL,
    erased BIGINT NOT NULL,
    PRIMARY KEY (pos, seq),
    CONSTRAINT event_private_field UNIQUE (pos, field)
) WITHOUT ROWID;

-- What was erased; the list apart from the database is written from it. It names fields, never values.
CREATE TABLE erasures (
    docket TEXT NOT NULL,
    ver    BIGINT NOT NULL,
    field  TEXT NOT NULL,
    basis  TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    at     BIGINT NOT NULL,
    PRIMARY KEY (docket, ver, field)
) WITHOUT ROWID;

-- Requests stored, so that one sent again is stored once.
CREATE TABLE request_keys (
    request TEXT NOT NULL PRIMARY KEY,
    docket  TEXT NOT NULL,
    ver     BIGINT NOT NULL,
    first   BIGINT NOT NULL,
    last    BIGINT NOT NULL,
    at      BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX request_keys_docket ON request_keys (docket);
CREATE INDEX request_keys_at ON request_keys (at);
