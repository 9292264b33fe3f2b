-- +goose Up
-- The public record. The head's pos is the number of entries, its chain the roots of the full subtrees at its end, the largest first: all that
-- the next entry needs to be hashed. Whoever appends holds the row until he commits.
INSERT INTO heads (name, pos, chain) VALUES ('log', 0, '');

-- Entries, for ever. hashes are those of the tree that the entry completes, its own first, each 44 characters. docket and ver: the event for
-- which it stands, which the public does not see. rule: under which it is withheld, or
-- empty; until: the day by which it must be opened; opened: the index of the entry that opened it, or -1.
CREATE TABLE log_entries (
    idx    BIGINT NOT NULL PRIMARY KEY,
    court  TEXT NOT NULL,
    year   BIGINT NOT NULL,
    kind   TEXT NOT NULL,
    number BIGINT NOT NULL,
    docket TEXT NOT NULL,
    ver    BIGINT NOT NULL,
    rule   TEXT NOT NULL,
    until  BIGINT NOT NULL,
    opened BIGINT NOT NULL,
    hashes TEXT NOT NULL,
    data   TEXT NOT NULL,
    CONSTRAINT log_entries_number UNIQUE (court, year, kind, number)
);
CREATE INDEX log_entries_docket ON log_entries (docket, ver);
CREATE INDEX log_entries_waiting ON log_entries (until, idx) WHERE rule <> '' AND opened = -1;

-- Salts of the commitments in entries, destroyed with the private values of the event.
CREATE TABLE log_salts (
    idx  BIGINT NOT NULL PRIMARY KEY REFERENCES log_entries (idx),
    salt TEXT NOT NULL
);

-- The last number of each series.
CREATE TABLE log_series (
    court TEXT NOT NULL,
    year  BIGINT NOT NULL,
    kind  TEXT NOT NULL,
    last  BIGINT NOT NULL,
    PRIMARY KEY (court, year, kind)
);

-- What was signed to be published.
CREATE TABLE log_checkpoints (
    size BIGINT NOT NULL PRIMARY KEY,
    root TEXT NOT NULL,
    at   BIGINT NOT NULL,
    note TEXT NOT NULL
);

-- Where the entries of a request begin, and how many they are.
ALTER TABLE request_keys ADD COLUMN log BIGINT NOT NULL DEFAULT 0;
ALTER TABLE request_keys ADD COLUMN logged BIGINT NOT NULL DEFAULT 0;
