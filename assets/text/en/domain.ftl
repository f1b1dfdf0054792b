# domain

## Places
placed = { $place }: { $sentence }
place-file = file “{ $file }”
place-sheet = sheet “{ $sheet }”
place-cell = cell { $cell }
place-line = line { $line }

## Words
what-self-score = self score
what-reported-figure = reported figure
what-evidence = evidence
what-explanation = explanation of the unit
what-appraised-first = appraised score, round 1
what-appraised-second = appraised score, round 2
what-appraised-council = score of the council
what-private-note = private note
what-sent-back = request to look again
what-survey-points = survey points
what-satisfaction-percent = satisfaction percentage
what-previous-total = last year's total
what-previous-rank = last year's place
what-previous-score = last year's score
what-previous-appraisal = last year's appraised points
what-dealt = note that deals with it
what-heading = heading of the campaign
what-blocks = list of blocks
what-criteria = criteria set
what-roster = list of units
what-settings = rounding, places and bands
family-self-assessment = self-assessment
family-appraisal = appraisal
family-survey = survey
family-satisfaction = satisfaction
family-previous = last year's results
family-review = notes on findings
family-setup = set-up
word-blank = blank, no score yet
word-zero = 0 points
word-full = the line's maximum
word-not-applicable = does not apply
round-first = appraisal, round 1
round-second = appraisal, round 2
round-council = appraisal council
source-appraisal = appraisal
source-survey = survey
source-satisfaction = satisfaction
level-field = field
level-criterion = criterion
level-subcriterion = sub-criterion
level-bonus = bonus points
level-penalty = penalty points
not-applicable-must-be-scored = has to be scored
not-applicable-full-points = counts its maximum
not-applicable-excluded = drops out, the rest is rescaled
ties-competition = a tie skips the next place (1, 2, 2, 4)
ties-dense = a tie skips no place (1, 2, 2, 3)
severity-info = Note
severity-warning = Warning
severity-error = Error
score-not-applicable = doesn't apply
standing-blank = not scored
standing-disputed = in dispute
value-blank = blank
value-rank = place { $rank }
value-setup = part of the set-up
act-create = campaign made
act-import = spreadsheet taken in
act-edit = values entered
act-setup = set-up changed
act-undo = undone
act-redo = redone
act-finalize = edition { $edition } finalized
act-reopen = reopened
change-value = { $what }: { $before } → { $after }
change-nothing = blank
change-reason = reason
change-reason-added = reason added: { $reason }
change-reason-removed = reason removed: { $reason }
change-reason-altered = reason changed: { $before } → { $after }
change-setup = changed { $what }
change-setup-first = set { $what }
change-setup-told = changed { $what }: { $told }
change-setup-first-told = set { $what }: { $told }
difference-added = { $name } added
difference-removed = { $name } removed
difference-other = { $name } changed
difference-altered = { $before } → { $after }
difference-max = { $code }: maximum { $before } → { $after }
difference-lines = { $count } criteria, { $max } points
difference-units = { $count } units
difference-decimals = decimals { $before } → { $after }
difference-bands = rating bands
difference-people = people
difference-reasons = last year's reasons
difference-reading = how spreadsheets are read
difference-more = and { $count } more
decision-undo = undo of { $what }
decision-redo = redo of { $what }
decision-taken-back = the taking back of { $what }
decision-import = import of { $files } files, { $values } values
decision-import-one = import of { $file }, { $values } values
decision-setup = set-up: { $what }
decision-score = score
decision-scores = scores
decision-values = values
decision-line = { $what } { $line } of { $unit }
decision-unit = { $what } of { $unit }
decision-of-unit = { $count } { $what } of { $unit }
decision-on-line = { $count } { $what } on criterion { $line }
decision-of-units = { $count } { $what } of { $units } units
decision-stays = values that stay since they were changed later: { $count } ({ $names })

## Findings
finding-found = “{ $text }”
finding-expected = ({ $text })
finding-over-max = The value{ $found } is above the maximum{ $expected } and is not taken. Mend it in the file and import again.
finding-negative = The value{ $found } is below zero{ $expected } and is not taken. Mend it in the file and import again.
finding-not-a-number = What stands here{ $found } can't be read as a number{ $expected } and is not taken. Write a number such as 0.75, or “N/A” where the line doesn't apply.
finding-formula-error = The formula gives an error{ $found }, so there is no number to take{ $expected }. Mend the formula or write the number itself and import again.
finding-formula-without-value = The cell has a formula{ $found } but the file stores no result{ $expected }, so nothing is taken. Open the file in Excel, save it and import again.
finding-formula-evaluated = The file stores no result of the formula{ $found }; the program has computed it{ $expected }. Compare it with the unit's number.
finding-unknown-line = The row{ $found } has a score but matches no line{ $expected } and is not taken. Check its code and text.
finding-duplicate-line = { $severity ->
    [error] The line stands in several rows or columns{ $found }{ $expected } and nobody says which counts; none is taken. Keep the right one and import again.
   *[warning] The line stands more than once with the same value{ $found }{ $expected }; it is taken once. Remove the row too many.
}
finding-second-table = From this cell down there is another table{ $found }{ $expected }: its rows are not taken, those above are. Put it into a file or sheet of its own and import that.
finding-unknown-column = This column has numbers{ $found }{ $expected }, but its head does not say what they are, so none of them is taken. Choose what the column is at its head, or put the head right and import again.
finding-missing-line = The sheet doesn't have this line{ $expected }{ $found }. Add it to the file or enter it here.
finding-max-differs = The maximum in the sheet{ $found } differs from the criteria set's{ $expected }. Check whether the unit used the right form.
finding-sum-differs = The sum in the sheet{ $found } is not what its lines add up to{ $expected }. Check the score of each line.
finding-code-repaired = The code{ $found } was read as the criteria set has it{ $expected }; nothing to do
finding-text-repaired = Text in an old encoding or with look-alike letters{ $found } was turned into Unicode{ $expected }; nothing to do
finding-na-not-allowed = This line has to be scored{ $expected }; what stands here{ $found } is not taken. Give a score, be it 0.
finding-unknown-unit = The unit is not known{ $found }{ $expected }, so nothing is taken. Choose the unit of this sheet, or add this name to the unit's other names in the set-up.
finding-ambiguous-unit = The sheet names more than one unit{ $found }{ $expected }, so nothing is taken. Choose one unit for this sheet.
finding-duplicate-unit = { $severity ->
    [error] The unit stands more than once in this import with different values{ $found }{ $expected }; none is taken. Keep the right file or sheet and import again.
   *[warning] The unit stands more than once in this import with the same value{ $found }{ $expected }; it is taken once. Remove the file or sheet too many.
}
finding-hidden-row = A hidden row has a score{ $found }{ $expected }; it is taken. Unhide the row and check it.
finding-unreadable-file = The file can't be read{ $found }{ $expected }. Open it in Excel, save it as .xlsx and import again.
finding-encrypted-file = The file has a password{ $found }{ $expected } and can't be read. Remove the password and import again.
finding-too-large = The file or sheet is too large{ $found }{ $expected } and is not read. Remove rows, columns and pictures that aren't needed and import again.
finding-too-large-cells = From here on{ $found } cells lie beyond what is read{ $expected } and are not taken. Move the values to the top of the sheet or clear the cells too many, and import again.
finding-too-long-text = From here on{ $found } cells have a text longer than{ $expected } letters, more than spreadsheet programs allow, and are not taken. Shorten the text or hand it in as a file of its own, and import again.
finding-repeated = { $kind }: { $count } more cells ({ $places }) that are not listed one by one. Put right the cause that they share, as told at the first ones, and import again.
finding-unrecognised-sheet = What the sheet holds is not understood{ $found }{ $expected }, so nothing is taken. Use the campaign's form, or say what this sheet is.
finding-ignored-sheet = { $severity ->
    [warning] The sheet{ $found } is hidden and was not read, and no other sheet has figures{ $expected }. Where it is the one to take in, unhide it and import again.
   *[info] The sheet{ $found } is a cover, a summary or empty{ $expected } and is left out
}
finding-differs-from-recorded = { $severity ->
    [info] The value{ $found } replaces the recorded one{ $expected }
   *[warning] The value{ $found } differs from the recorded one{ $expected } and is not taken. Check it; if it is right, change the recorded value or import again with update.
}
finding-in-dispute = The value{ $found }{ $expected } is not taken, since there is a dispute here. Settle the dispute in the review first.
finding-other-sides-column = The value{ $found } stands in a column that this kind of sheet doesn't give{ $expected }; the column is not taken. Where it is needed, import it in a sheet of its own kind.
finding-rounded = { $severity ->
    [info] The value{ $found } was rounded to four decimals{ $expected }; nothing to do
   *[warning] The value{ $found } has more than four decimals and was rounded{ $expected }. Check it.
}
finding-merged-score = One cell with a score is merged over several lines{ $found }{ $expected } and is not taken. Split it and give each line its score.
finding-other-year = The sheet speaks of another year than the campaign's{ $found }{ $expected }. The values are taken all the same; check that it is the right file.
finding-hidden-column = The column is hidden in the file, and its values are taken all the same{ $found }{ $expected }. Check them.
finding-formula-typed-over = The form's own sum was typed over by a number{ $found }{ $expected }. The scores of the lines are not touched by it.
finding-word-told = The word{ $found } in the place of a score was read as the set-up remembers it{ $expected }; nothing to do
finding-not-looked-at = This kind of file has parts that the program can't look at, such as hidden rows, fonts or formulas{ $found }{ $expected }. Where they matter, save the file as .xlsx and import again.
finding-kind-over-max = Above the maximum
finding-kind-negative = Negative score
finding-kind-not-a-number = Not a number
finding-kind-formula-error = Error in a formula
finding-kind-formula-without-value = Formula without a result
finding-kind-formula-evaluated = Formula computed here
finding-kind-unknown-line = Row that matches no line
finding-kind-duplicate-line = Line more than once
finding-kind-second-table = Second table in the sheet
finding-kind-unknown-column = Column of numbers that nobody names
finding-kind-missing-line = Line missing
finding-kind-max-differs = Other maximum
finding-kind-sum-differs = Other sum
finding-kind-code-repaired = Code repaired
finding-kind-text-repaired = Text repaired
finding-kind-na-not-allowed = Has to be scored
finding-kind-unknown-unit = Unit not known
finding-kind-ambiguous-unit = More than one unit in a sheet
finding-kind-duplicate-unit = Unit more than once
finding-kind-hidden-row = Score in a hidden row
finding-kind-unreadable-file = File can't be read
finding-kind-encrypted-file = File with a password
finding-kind-too-large = File too large
finding-kind-unrecognised-sheet = Sheet not understood
finding-kind-ignored-sheet = Sheet left out
finding-kind-differs-from-recorded = Differs from the recorded value
finding-kind-in-dispute = In dispute
finding-kind-other-sides-column = Column of another kind of sheet
finding-kind-rounded = Rounded
finding-kind-merged-score = Score merged over lines
finding-kind-other-year = Sheet of another year
finding-kind-hidden-column = Hidden column
finding-kind-formula-typed-over = Formula typed over
finding-kind-word-told = Remembered word
finding-kind-not-looked-at = Part not looked at

## Open
open-blank-appraisal = There is no appraised score. Give one, be it 0.
open-blank-survey = There are no survey points. Enter the result of the survey.
open-blank-satisfaction = There is no satisfaction result. Enter the percentage or the points.
open-disputed = Different values stand against each other, { $what }{ $values }. Choose one.
open-disputed-value = { $value } by { $author }
open-disputed-values = : { $values }
open-over-max = The score { $found } is above the maximum { $max }. Score it again.
open-na-not-allowed = “Doesn't apply” stands on a line that has to be scored. Give a score, be it 0.
open-missing-reason = The appraised score { $appraised } differs from the self score { $own } and has no reason. Give the reason.
open-sent-back = Asked to look again: “{ $request }”. Score it again or answer.
open-late-entries = Entries that came after finalizing: { $count } ({ $authors }). Reopen, look at them and finalize again.
open-kind-blank = Not scored
open-kind-disputed = In dispute
open-kind-disputed-text = Texts that differ
open-kind-over-max = Above the maximum
open-kind-na-not-allowed = Has to be scored
open-kind-missing-reason = No reason
open-kind-sent-back = To look at again
open-kind-finding = Finding not dealt with
open-kind-late-entries = Entries after finalizing

## Refusals
refusal-over-max = The score { $found } is above the maximum { $max }. Enter a score from 0 to { $max }.
refusal-negative = The score { $found } is below zero. Enter a score from 0 up.
refusal-not-a-percentage = { $found } is not between 0 and 100%. Check the figure.
refusal-not-theirs = This line is appraised by { $body } and is not given to the person at the keyboard. Who scores what stands in Set-up, Appraisers.
refusal-must-be-scored = This line has to be scored and can't be “doesn't apply”. Enter a score, be it 0.
refusal-unknown-unit = The unit “{ $unit }” is not in the campaign. Add it in the set-up or choose another.
refusal-unknown-line = “{ $line }” is not a scored line of the criteria set of { $unit }. Check the code.
refusal-other-source = The points of this line come from another source: { $source }. Enter them there.
refusal-wrong-kind = The value is of the wrong kind ({ $register }). Check it and enter it again.
refusal-bad-setup = This part of the set-up can't be used ({ $register }). Check and mend it.
refusal-unit-twice = { $unit } stands twice in the lists of units. A unit belongs to one block; remove the other row.
refusal-unit-without-id = A unit in the list has no id. Give each unit an id.
refusal-final = The result is final (edition { $edition }) and can't be changed. To change it, reopen it and give the reason.
refusal-not-final = The result is not final, so there is nothing to reopen
refusal-not-ready = Can't be finalized yet; still open: { $count } – { $kinds }. Deal with them and finalize again.
refusal-not-ready-kind = { $kind } ({ $count })
refusal-nothing-to-undo = Nothing was done here since opening. What was done before is taken back on the history page.
refusal-nothing-to-redo = There is nothing to redo
refusal-all-written-over = Can't be done: all values of “{ $act }” ({ $author }, { $time }) have been changed since. Change the present value instead.
refusal-already-made = The file has a campaign already. Open it to go on, or make another file.
refusal-not-made = The file has no campaign yet. Make one first.
refusal-no-reason = A reason is missing. Give the reason and try again.
refusal-no-author = The name of the person is missing. Give the name and try again.

## Rules
outcome-level = { $points }/{ $max } since the level is “{ $level }”
outcome-band = { $figure } → { $points }/{ $max } since it is in the step “{ $band }”
outcome-share = { $ratio } → { $points }/{ $max } since points are the ratio times the maximum
outcome-share-above-hundred = { $ratio } → { $points }/{ $max } since a ratio above 100% counts as 100%
outcome-below-floor = { $ratio } → { $points }/{ $max } since the ratio is below { $floor }
outcome-target-met = { $ratio } → { $points }/{ $max } since the ratio reaches { $target }
outcome-share-of-target = { $ratio } → { $points }/{ $max } since below { $target } points are the ratio divided by { $target } times the maximum
outcome-items = { $count } → { $points }/{ $max } since each item gives { $each }, up to the maximum
outcome-violations = { $count } → { $points }/{ $max } since each violation takes off { $each }
outcome-nothing-to-count = { $points }/{ $max } since there was nothing to count in the year
no-outcome-no-rule = The line has no rule that computes; the appraiser decides
no-outcome-wrong-figure = The reported figure is not of the kind that the rule measures. Check the figure.
no-outcome-nothing-to-count = There was nothing to count and the decision doesn't say what then; the appraiser decides
no-outcome-outside-steps = No step covers the figure; the appraiser decides
rule-fault-gap = No step covers the values around { $at }. Compare with the decision.
rule-fault-overlap = Two steps cover the value { $at }. Compare with the decision.
rule-fault-best-is-not-maximum = The best step gives { $best }, which is not the maximum. Compare with the decision.
rule-fault-wording-unclear = The wording of the rule is not understood with certainty; a level has to be chosen by hand. Check the rule.

## Criteria sets
fault-place-row = Item { $row }
fault-place-code = Item { $row }, code “{ $code }”
fault-years-backwards = The last year of the criteria set is before the first. Correct the two years.
fault-nothing-to-score = The set has no line to score. Add lines with a maximum.
fault-no-code = The code is missing. Write the decision's code, such as 1.1.3.
fault-bad-code = A code may hold letters without accents, digits and dots only. Change the code.
fault-code-twice = The code stands twice. Give each its own.
fault-id-twice = The id is another line's. Remove the item too many.
fault-no-parent = The item has no parent: a criterion belongs to a field, a sub-criterion to a criterion. Check the order of the items.
fault-no-text = The text is missing. Write the decision's text.
fault-no-maximum = The maximum is missing. Write the decision's maximum.
fault-bad-maximum = The maximum { $max } can't be used. Write a number above 0 and at most 100,000.
fault-unknown-word = “{ $word }” is not understood. Use the words of the criteria form.
fault-not-a-number = “{ $text }” is not a number. Write a number such as 0.75.
warning-sum-differs = The decision prints the maximum { $printed }, but the lines in it add up to { $sum }. The program counts { $sum }; compare with the decision.
warning-not-valid-in = The criteria set is { $years } but is used for { $year }. Compare with the decision.
warning-total-is-not-hundred = The maxima add up to { $total }, not 100. Compare with the decision.

## Checks of the log
problem-altered = Entry { $entry } was changed after it was written. Use a backup that is intact.
problem-broken-chain = Entry { $entry } doesn't follow the entry before it. Use a backup that is intact.
problem-missing = An entry before { $entry } is missing. Use a backup that is complete.
problem-twice = Entry { $entry } stands twice with different content. Use a backup that is intact.
problem-broken-seal = The content no longer is what was finalized in entry { $entry }. Use a backup that is intact.
problem-no-beginning = The first entry doesn't make a campaign. Use a backup that is intact.

# What a criteria set states about itself.
set-level = level: { $level }
set-basis = basis: { $basis }
set-years-unknown = valid for years not stated
set-years-from = valid from { $first }
set-years-to = valid until { $last }
set-years-one = valid for { $year }
set-years = valid { $first }–{ $last }

# Places
placed-settled = place { $place }
placed-provisional = provisional place { $place }
placed-unit-too-early = no place yet: { $share } is scored
placed-block-too-early = no place yet: { $far } of { $units } units are nearly scored
placed-never = not ranked
