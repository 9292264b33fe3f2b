-- +goose Up
-- The text by which a case is found, and the index over its words. Words are made by the program: pairs of Chinese
-- characters, and what stands between separators; the engine only takes them apart at blanks.
CREATE TABLE search_texts (
    docket TEXT NOT NULL PRIMARY KEY REFERENCES cases (docket),
    id     BIGINT NOT NULL,
    court  TEXT NOT NULL,
    text   TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search_index USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');
-- What is deleted is to leave the index at once.
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);
