# What was found in spreadsheets. Cell, line and unit may be empty.
finding-over-max = Cell { $cell }: { $found } is above what { $line } allows ({ $expected }); not taken, correct the score
finding-negative = Cell { $cell }: { $found } is negative; not taken, write a number from 0
finding-not-a-number = Cell { $cell }: “{ $found }” can't be read as a number; not taken, write a number
finding-formula-error = Cell { $cell }: the formula gives an error ({ $found }); not taken, write the score again
finding-formula-without-value = Cell { $cell }: the file stores no result for the formula; not taken, recalculate and save it in Excel
finding-formula-evaluated = Cell { $cell }: the file stores no result for the formula; computed { $expected }, please check
finding-unknown-line = Cell { $cell }: “{ $found }” isn't in the criteria set; not taken
finding-duplicate-line = Line { $line } stands more than once: { $found }
finding-missing-line = Line { $line } isn't there ({ $expected })
finding-max-differs = Cell { $cell }: the maximum { $found } differs from the criteria set's ({ $expected }) at { $line }
finding-sum-differs = Cell { $cell }: the subtotal { $found } isn't the sum of its lines ({ $expected })
finding-code-repaired = Cell { $cell }: the code “{ $found }” was read as { $expected }
finding-text-repaired = Cell { $cell }: wrong encoding or letters, “{ $found }” was read as “{ $expected }”
finding-na-not-allowed = Cell { $cell }: line { $line } can't be “{ $found }”; not taken, give a score
finding-unknown-unit = No unit “{ $found }” in this campaign; not taken, correct the name or choose the unit
finding-ambiguous-unit = More than one unit is named: { $found }; not taken, choose the unit
finding-duplicate-unit = { $unit } stands more than once: { $found }
finding-hidden-row = Cell { $cell } is in a hidden row; taken, please check
finding-unreadable-file = The file can't be read ({ $found }); open it in Excel and save it as .xlsx
finding-encrypted-file = The file has a password; remove it and import again
finding-too-large = The file is too large ({ $found }); delete unused rows, columns and sheets and save it
finding-unrecognised-sheet = This sheet isn't recognised; not taken, check the column heads
finding-ignored-sheet = This sheet has no scores to take (cover, summary, empty or hidden)
finding-differs-from-recorded = Cell { $cell }: { $found } differs from what is recorded ({ $expected }) at { $line }
finding-in-dispute = Cell { $cell }: the value of { $line } is in dispute; { $found } isn't taken, settle it first
finding-other-sides-column = Cell { $cell }: “{ $found }” stands in a column that isn't this sheet's; not taken
finding-rounded = Cell { $cell }: { $found } was rounded to { $expected }
finding-not-looked-at = This format doesn't tell hidden rows, fonts and number formats; check by eye

severity-info = Info
severity-warning = Warning
severity-error = Error

sheet-kind-self-assessment = self-assessment
sheet-kind-appraisal = appraisal
sheet-kind-survey = survey
sheet-kind-satisfaction = satisfaction
sheet-kind-previous-results = previous results
sheet-kind-ignored = ignored

import-sheet = { $sheet }: { $kind }, { $whose }, { $values } values in { $rows } rows
import-counts = New { $new }, changed { $changed }, same { $same }, refused { $refused }
import-rehearsal = Rehearsal: nothing was written
import-lock-file = Left alone { $path }: a lock file, somebody has the workbook open
import-not-a-spreadsheet = Left alone { $path }: not a spreadsheet
import-missing = { $path } isn't there or can't be listed
