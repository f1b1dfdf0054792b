CREATE TABLE what (
    number INTEGER PRIMARY KEY,
    word   TEXT NOT NULL,
    round  INTEGER
) STRICT;
CREATE TABLE name (
    number INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE entry (
    number      INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE, -- the copy that wrote it, and its number there
    seq         INTEGER NOT NULL,     -- higher than everything its writer had seen
    at_ms       INTEGER NOT NULL,     -- milliseconds since 1970, UTC
    author      TEXT NOT NULL,
    act         TEXT NOT NULL,
    of          TEXT,                 -- what an undo or redo turns round
    note        TEXT,
    decided_with TEXT,                -- the first of those decided together, where it is another
    file        TEXT,
    sha256      BLOB,
    sheets      TEXT,
    edition     INTEGER,              -- with seal and covers: what a finalize entry vouches for
    seal        BLOB,
    covers      TEXT,
    changes     INTEGER NOT NULL,     -- how many rows of change
    findings    INTEGER NOT NULL,     -- how many rows of finding
    previous    BLOB NOT NULL,        -- the digest of the same copy's entry before
    digest      BLOB NOT NULL
) STRICT;
CREATE TABLE change (
    number   INTEGER PRIMARY KEY,
    entry    INTEGER NOT NULL, -- entry.number
    what     INTEGER NOT NULL, -- what.number
    unit     INTEGER,          -- name.number
    line     INTEGER,          -- name.number
    kind     INTEGER NOT NULL, -- 0 cleared, 1 score, 2 does not apply, 3 reason alone, 4 text, 5 per cent, 6 points, 7 place, 8 set-up
    amount   INTEGER,          -- in 1/10,000 for kinds 1, 5, 6
    text     TEXT,             -- the reason for kinds 1, 2, 3
    replaces TEXT,             -- ids of entries whose values this one replaces
    sheet    INTEGER,          -- position in entry.sheets, from 0
    cell     TEXT
) STRICT;
CREATE TABLE finding (
    number   INTEGER PRIMARY KEY,
    entry    INTEGER NOT NULL,
    severity TEXT NOT NULL,
    kind     TEXT NOT NULL,
    sheet    TEXT,
    cell     TEXT,
    unit     INTEGER,
    line     INTEGER,
    found    TEXT,
    expected TEXT
) STRICT;
CREATE TABLE joined ( -- what was joined into this copy; outside the digests
    number  INTEGER PRIMARY KEY,
    at_ms   INTEGER NOT NULL,
    file    TEXT NOT NULL,
    sha256  BLOB NOT NULL,
    entries INTEGER NOT NULL
) STRICT;
CREATE VIEW history AS
SELECT e.id AS entry, datetime(e.at_ms / 1000, 'unixepoch') AS at_utc, e.author, e.act,
       u.name AS unit, l.name AS line, w.word AS what, w.round,
       CASE c.kind
           WHEN 1 THEN printf('%s%d.%04d', CASE WHEN c.amount < 0 THEN '-' ELSE '' END, abs(c.amount) / 10000, abs(c.amount) % 10000)
           WHEN 2 THEN 'NA'
           WHEN 4 THEN c.text
           WHEN 5 THEN printf('%d.%04d %%', c.amount / 10000, abs(c.amount) % 10000)
           WHEN 6 THEN printf('%s%d.%04d', CASE WHEN c.amount < 0 THEN '-' ELSE '' END, abs(c.amount) / 10000, abs(c.amount) % 10000)
           WHEN 7 THEN c.amount
           WHEN 8 THEN c.text
       END AS value,
       CASE WHEN c.kind IN (1, 2, 3) THEN c.text END AS reason,
       c.replaces, e.note, e.file, lower(hex(e.sha256)) AS sha256,
       json_extract(e.sheets, '$[' || c.sheet || ']') AS sheet, c.cell
FROM change c
JOIN entry e ON e.number = c.entry
JOIN what w ON w.number = c.what
LEFT JOIN name u ON u.number = c.unit
LEFT JOIN name l ON l.number = c.line
ORDER BY e.seq, e.id, c.number;
CREATE TRIGGER what_not_changed BEFORE UPDATE ON what
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER what_not_removed BEFORE DELETE ON what
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER what_only_added BEFORE INSERT ON what
WHEN NEW.number IS NOT (SELECT ifnull(max(number), 0) + 1 FROM what)
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER name_not_changed BEFORE UPDATE ON name
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER name_not_removed BEFORE DELETE ON name
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER name_only_added BEFORE INSERT ON name
WHEN NEW.number IS NOT (SELECT ifnull(max(number), 0) + 1 FROM name)
  OR EXISTS (SELECT 1 FROM name WHERE name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER entry_not_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER entry_not_removed BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER entry_only_added BEFORE INSERT ON entry
WHEN NEW.number IS NOT (SELECT ifnull(max(number), 0) + 1 FROM entry)
  OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER change_not_changed BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER change_not_removed BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER change_only_added BEFORE INSERT ON change
WHEN EXISTS (SELECT 1 FROM change WHERE number >= NEW.number)
  OR EXISTS (SELECT 1 FROM entry WHERE number > NEW.entry)
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER finding_not_changed BEFORE UPDATE ON finding
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER finding_not_removed BEFORE DELETE ON finding
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER finding_only_added BEFORE INSERT ON finding
WHEN EXISTS (SELECT 1 FROM finding WHERE number >= NEW.number)
  OR EXISTS (SELECT 1 FROM entry WHERE number > NEW.entry)
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER joined_not_changed BEFORE UPDATE ON joined
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER joined_not_removed BEFORE DELETE ON joined
BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER joined_only_added BEFORE INSERT ON joined
WHEN NEW.number IS NOT (SELECT ifnull(max(number), 0) + 1 FROM joined)
BEGIN SELECT RAISE(ABORT, 'append only'); END;
