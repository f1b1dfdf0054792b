-- From version 2 to 3: last year's score on a line.
INSERT INTO what (number, word, round) VALUES (21, 'previous_score', NULL);
