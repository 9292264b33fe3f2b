-- +goose Up
-- Tables that a court keeps and changes as a whole, such as the register; every version stays.
CREATE TABLE sheets (
    name    TEXT NOT NULL,
    ver     BIGINT NOT NULL,
    text    TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (name, ver)
);
