-- +goose Up
-- The text by which a case is found, and the index over its words. Words are made by the program: pairs of Chinese
-- characters, and what stands between separators; the engine takes nothing apart.
CREATE TABLE search_texts (
    docket TEXT NOT NULL PRIMARY KEY REFERENCES cases (docket),
    id     BIGINT NOT NULL,
    court  TEXT NOT NULL,
    text   TEXT NOT NULL
);

CREATE TABLE search_index (
    id    BIGINT NOT NULL PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX search_index_words ON search_index USING gin (words);
