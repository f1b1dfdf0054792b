# ui

## Window frame
window-title = Thẩm Định
window-heading = { $title } · { $place }
window-block = Block
window-place-start = Start
window-place-overview = Overview
window-place-import = Import
window-place-scoring = Scoring
window-place-review = Review
window-place-results = Results
window-place-publish = Publish
window-place-setup = Setup
window-undo = Undo (Ctrl+Z)
window-redo = Redo (Ctrl+Y)
window-saved = Saved
window-saved-at = Saved { $time }
window-status = { $settled }/{ $lines } lines scored · { $complete }/{ $units } units complete · out of { $max } points
window-stop = Stop
window-keys = Keys: ?
window-keys-list = Every page: Ctrl+Z undo, Ctrl+Y redo. Score sheet: type digits to score, Enter goes down, = takes the self score, * the maximum, R what the rule gives, N does not apply, F4 the reason, F7/F8 previous/next open line, PageUp/PageDown other unit, F6 turns the sheet, Ctrl+D fill down, Ctrl+F find.
window-dismiss = Close
window-copy-details = Copy details
window-busy = A job is running ({ $what }). Wait until it is through, or press Stop.
window-nothing-open = No campaign is open. Open or make one first.
window-broken = The job broke down half-way and nothing was written. Try again; if it breaks down again, send the file to whoever looks after the program.
window-no-temporary = No temporary folder could be made ({ $cause }). Check the space on the disk and try again.
window-not-opened = { $path } could not be opened with another program. Open it from its folder.
window-job-opening = Opening the campaign
window-job-making = Making the campaign
window-job-reading = Reading { $done }/{ $total } files
window-job-exporting = Exporting the index workbook
window-job-verifying = Checking the file

## File dialogs
ask-open = Open a campaign
ask-campaigns = Campaigns (.cchc)
ask-plan = Choose a description (campaign.toml)
ask-new = Save the new campaign
ask-spreadsheets = Choose spreadsheets
ask-spreadsheet-files = Spreadsheets
ask-folder = Choose a folder of spreadsheets
ask-export = Export the index workbook

## Who sits here
desk-nobody = No name yet
desk-title = Who works at this computer?
desk-hint = The name is recorded with every score and decision; it shows in the history and when an edition is locked
desk-name = Name of the person or body
desk-take = Use this name
desk-dark = Dark
desk-light = Light

## Start
start-title = Appraising the administrative reform index
start-hint = Take in self-assessments, appraise, rank, publish. A campaign is one .cchc file; every change is saved at once.
start-open = Open a campaign…
start-recent = Recent
start-no-recent = No campaign was opened on this computer yet. Look at the example below or make a new one.
start-begin = Begin
start-example = See the Hải Phòng 2020 example
start-example-hint = Makes a complete campaign in a temporary folder: 15 districts and 20 departments, with all source spreadsheets
start-new = Make a campaign…
start-new-hint = From a campaign.toml that gives the year, blocks, criteria sets and units

## Overview
overview-title = Overview
overview-next = What to do next
overview-next-import = Nothing is scored yet. Take in the units' self-assessments, the appraisals and the surveys.
overview-next-score = Some lines are not scored. Score them, or take in the spreadsheets that are missing.
overview-next-settle = Disputes or invalid scores stop publishing. Settle them on the review page.
overview-next-publish = Nothing stops publishing. Look at what is listed, then lock the edition.
overview-next-published = The edition is locked. Look at the results or export the workbook.
overview-go-import = Import
overview-go-score = Go on scoring
overview-go-review = Review
overview-go-publish = Publish
overview-go-results = See results
overview-complete = units complete
overview-blank = lines not scored
overview-stopping = other things that stop publishing
overview-other = things to look at
overview-blocks = Blocks
overview-block-units = { $complete }/{ $units } units complete
overview-parts = Sources and appraising bodies
overview-open = Open
overview-nothing-open = Nothing is open
overview-is-blocking = Stops publishing
overview-is-listed = Worth a look, does not stop publishing

## Import
import-empty = Drop spreadsheets or folders here
import-taken = { $values } values were taken in ({ $entries } entries). Ctrl+Z undoes it.
import-stopped = Stopped; nothing was written

## Publish
publish-empty = Publish
publish-exported = The index workbook was exported: { $path }

## Scoring
scoring-no-units = This block has no units yet. Add units on the Set-up page.
scoring-choose-line = Choose a line of the sheet to see its rule, figures and history
scoring-not-a-number = Type a number, for example 0.75
scoring-wants-percent = This line takes a satisfaction percentage, for example 87.65%
scoring-wants-points = This line takes points, not a percentage
scoring-code = Code
scoring-line = Text
scoring-max = Max
scoring-own = Self
scoring-figure = Figure
scoring-rule = By rule
scoring-score = Appraised
scoring-reason = Reason
scoring-na = not applicable
scoring-not-yet = not yet
scoring-wants-reason = reason wanted
scoring-disputed = two different values
scoring-from-survey = points of the survey
scoring-from-satisfaction = from the satisfaction percentage
scoring-left = { $count } lines left
scoring-open = { $count } open
scoring-final = Edition { $edition }: to look at, not to change
scoring-round = Appraisal round
scoring-lines = { $done } lines
scoring-appraised-of = appraised { $points }/{ $max }
scoring-total = total { $points }
scoring-place = place { $place }
scoring-provisional-place = provisional place { $place }
scoring-heading = { $code } · maximum { $max }
scoring-how = How points follow
scoring-typed-by = typed by { $who }
scoring-own-departs = The self score is not what the unit's own figure gives
scoring-off-steps = The appraised score is none of the rule's steps
scoring-note = Private note
scoring-note-hint = For appraisers only, never printed
scoring-history = History
scoring-nothing = empty
scoring-change = { $what }: { $before } → { $after }

## Results
results-empty = This block has no units yet. Add units on the Set-up page.
results-ranking = Ranking
results-fields = By field
results-provisional = provisional
results-provisional-note = Some lines are not scored yet: places are provisional
results-place = Place
results-unit = Unit
results-total = Total
results-change = Since last year
results-last-year = Last year
results-band = Band
results-unranked = not ranked
results-part-appraisal = Appraisal
results-part-survey = Survey
results-part-satisfaction = Satisf.
results-part-rank = place { $place }
results-profile = Points by field
results-against-median = against the median of the block
results-median = median { $points }
results-of = { $points }/{ $max }
results-go-score = Open the score sheet
results-was = last year: { $total }, place { $place }
results-choose = Choose a unit to see its points by field
results-missing = { $count } lines missing

## Review
review-empty = Nothing is open. Ready to publish.
review-title = Review
review-blocking = blocks publishing
review-all = All
review-nothing-chosen = Choose something to deal with
review-go = Open this line
review-accept-own = Take the self score { $points }
review-accept-value = Take { $value } of { $who }
review-give-reason = Give the reason
review-reason = Why the appraised score departs from the self score
review-send-back = Send back
review-send-back-reason = What should be looked at again
review-take-back = Don't send back
review-deal = Dealt with
review-deal-note = How it was dealt with (printed in the report)
review-need-text = Write a few words first
review-equal = Take self scores for blank lines…
review-equal-title = { $count } blank lines have a self score
review-equal-take = Take { $count } self scores
review-equal-none = No blank line has a self score
review-equal-row = { $code } { $line }
review-cancel = Cancel
review-count = { $count } open · { $blocking } block publishing
review-difference = difference { $points }
review-final = Published: reopen the campaign to change anything
review-more = and { $count } more

## Set-up
setup-empty = There are no blocks yet
setup-criteria = Criteria set
setup-units = Units
setup-settings = How results are computed
setup-code = Code
setup-text = Text
setup-max = Max
setup-source = Source
setup-rule = Rule
setup-policy = If not applicable
setup-appraiser = Appraiser
setup-rule-levels = levels
setup-rule-bands = steps
setup-rule-share = share
setup-rule-item = each item
setup-rule-violation = each violation
setup-rule-survey = survey
setup-rule-satisfaction = % satisfied
setup-rule-judged = judged
setup-name = Name of the unit
setup-aliases = Other names (parted by ;)
setup-ranked = Ranked
setup-ranked-yes = yes
setup-ranked-no = no
setup-add-unit = Add a unit
setup-new-unit = New unit
setup-decimals = Decimals of the total
setup-ties = At a tie
setup-bands = Rating bands
setup-band-name = Band
setup-band-from = From
setup-add-band = Add a band
setup-remove = Remove
setup-sum = Total { $max } = appraisal { $appraisal } + survey { $survey } + satisfaction { $satisfaction }
setup-changed = Changed, not saved
setup-effect = If saved
setup-effect-none = No unit changes its points or place
setup-effect-row = { $unit }: { $before } → { $after }
setup-effect-totals = Totals and places
setup-note = Reason for the change
setup-save = Save
setup-drop = Drop the changes
setup-need-note = Give the reason first
setup-bad-number = Type a number above 0, for example 0.75
setup-name-needed = The name can't be empty
setup-yes-no = Type "yes" or "no"
setup-warnings = To be looked at ({ $count })
setup-no-warnings = Nothing odd in the criteria set
setup-final = Published: reopen the campaign to change anything
setup-place-total = place { $place }, { $total } points
setup-more = and { $count } more units
setup-general = all blocks
