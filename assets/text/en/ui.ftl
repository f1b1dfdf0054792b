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
import-title = Import
import-empty = Drop spreadsheets or folders here
import-let-go = Let go to read them on trial
import-empty-hint = Self-assessments, appraisals, surveys, satisfaction, last year’s results (.xlsx, .xlsm, .xlsb, .xls, .ods)
import-choose-folder = Choose a folder…
import-choose-files = Choose files…
import-promise = The files are never changed; nothing is recorded before you have seen it and taken it in
import-reading = Reading the spreadsheets on trial…
import-reading-hint = See how far it is at the bottom right; Stop gives it up
import-stopped = Stopped; nothing was written
import-taken = { $values } values were taken in ({ $entries } entries). Ctrl+Z undoes it.
import-take-in = Take in { $values } values
import-drop = Drop it
import-differing = Take values that differ from the recorded ones too (the old ones stay in the history)
import-not-written = This is a rehearsal; nothing is written yet
import-skipped = { $count } files that are no spreadsheets were skipped
import-count-new = { $count } new
import-count-changed = { $count } differ
import-count-same = { $count } the same
import-count-refused = { $count } not taken
import-files = { $files } files: { $bad } with values not taken, { $odd } to look at
import-values = { $values } values
import-nothing-new = nothing new
import-nothing-read = no values
import-unreadable = Can’t be read
import-and-more = { $first } and { $count } more
import-rows = { $taken } of { $seen } rows with values
import-sheet-values = { $read } values read, { $written } to be written
import-sheet = Sheet “{ $name }”
import-columns = Columns: { $columns }
import-column-code = code
import-column-text = text
import-column-unit = unit
import-column-max = maximum
import-column-appraised = appraised score
import-column-score = score
import-column-reason = reason
import-column-note = note
import-column-rank = place
import-column-total = total
import-group = { $kind } ({ $count })
import-fold = Fold
import-unfold = Show each cell
import-cell = Cell
import-line = Code
import-unit = Unit
import-found = In the file
import-expected = Expected
import-more = and { $count } more

## Publish
publish-title = Publish
publish-edition = Edition
publish-is-final = Edition { $edition } is locked
publish-ready = Nothing stops publishing
publish-blocked = { $count } things stop publishing
publish-finalize = Lock edition { $edition }
publish-finalize-hint = A locked edition can’t be changed; to change it, reopen it with a reason. What was published stays on record.
publish-by = In the name of { $author }
publish-by-nobody = Give the name of who works here at the top right first
publish-reopen-hint = To change anything, reopen it and say why; the next locking makes a new edition.
publish-reason = Why it is reopened
publish-reopen = Reopen
publish-editions = Lockings and reopenings
publish-no-edition = Nothing was locked yet
publish-locked = Edition { $edition } locked
publish-reopened = Reopened
publish-who-when = { $author }, { $time }
publish-because = Reason: { $reason }
publish-digest = Digest: { $digest }
publish-copy = Copy
publish-workbook = Index workbook (Excel)
publish-contents = Ranking and matrix of fields for { $blocks } blocks, score sheets of { $units } units, a check sheet and the history of { $entries } entries, with live formulas.
publish-draft = Not locked: every sheet will be marked as a draft
publish-export = Export the index workbook…
publish-exported = The index workbook was exported: { $path }
publish-open-file = Open the file
publish-open-folder = Open the folder
publish-proof = Proof
publish-proof-hint = Reads the whole file again and computes the digest of every entry
publish-verify = Check the file
publish-intact = Intact
publish-not-intact = Not intact: { $count } places
publish-backups = Backups
publish-backups-hint = Before every import, locking or reopening, a dated copy is put aside
publish-open-backups = Open the backup folder

## Other pages
scoring-empty = Scoring
review-empty = Review
results-empty = Results
setup-empty = Setup
