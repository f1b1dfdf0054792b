-- From version 1 to 2.
DROP TRIGGER change_only_added;
CREATE TRIGGER change_only_added BEFORE INSERT ON change
WHEN EXISTS (SELECT 1 FROM change WHERE number >= NEW.number)
  OR EXISTS (SELECT 1 FROM entry WHERE number > NEW.entry)
BEGIN SELECT RAISE(ABORT, 'append only'); END;
DROP TRIGGER finding_only_added;
CREATE TRIGGER finding_only_added BEFORE INSERT ON finding
WHEN EXISTS (SELECT 1 FROM finding WHERE number >= NEW.number)
  OR EXISTS (SELECT 1 FROM entry WHERE number > NEW.entry)
BEGIN SELECT RAISE(ABORT, 'append only'); END;
