-- +goose Up
-- Who may come in. An instant that does not exist is 0. Passwords, tokens and codes are hashes.

CREATE TABLE accounts (
    id          TEXT NOT NULL PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    display     TEXT NOT NULL,
    staff       TEXT NOT NULL,
    grants      TEXT NOT NULL,
    password    TEXT NOT NULL,
    must_change BIGINT NOT NULL,
    disabled    BIGINT NOT NULL,
    failures    BIGINT NOT NULL,
    failed      BIGINT NOT NULL,
    locked      BIGINT NOT NULL,
    created     BIGINT NOT NULL,
    rev         BIGINT NOT NULL
);

CREATE TABLE sessions (
    hash    TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL,
    created BIGINT NOT NULL,
    seen    BIGINT NOT NULL,
    from_address TEXT NOT NULL
);
CREATE INDEX sessions_account ON sessions (account);
CREATE INDEX sessions_created ON sessions (created);
CREATE INDEX sessions_seen ON sessions (seen);

CREATE TABLE session_codes (
    hash TEXT NOT NULL,
    seq  BIGINT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (hash, seq)
);
CREATE INDEX session_codes_code ON session_codes (code);

CREATE TABLE access_codes (
    id      TEXT NOT NULL PRIMARY KEY,
    seq     BIGINT NOT NULL,
    hash    TEXT NOT NULL UNIQUE,
    role    TEXT NOT NULL,
    docket  TEXT NOT NULL,
    party   TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    issued  BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    revoked BIGINT NOT NULL,
    used    BIGINT NOT NULL
);
CREATE INDEX access_codes_docket ON access_codes (docket, seq);

CREATE TABLE account_records (
    seq     BIGINT NOT NULL PRIMARY KEY,
    at      BIGINT NOT NULL,
    what    TEXT NOT NULL,
    account TEXT NOT NULL,
    code    TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    from_address TEXT NOT NULL,
    why     TEXT NOT NULL,
    object  TEXT NOT NULL
);
CREATE INDEX account_records_account ON account_records (account, seq);
