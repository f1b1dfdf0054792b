# Spreadsheets and the tables that a campaign is set up from

sheets-not-found = There is no such file. Check its name and folder.
sheets-io = The file can't be read ({ $cause }). Check the disk and the right to read it, then try again.
sheets-empty = The file is empty. Ask the unit to send it again.
sheets-not-a-spreadsheet = This is not a spreadsheet but { $seen }. Open it with its own program, save it as .xlsx and import that.
sheets-encrypted = The file has a password. Open it in Excel, remove the password, save it and import it again.
sheets-too-large = The file passes a limit: { $what } is { $found }, at most { $limit } is read. Keep only the sheets to be imported and save it again.
sheets-name-too-long = The name of a sheet has { $found } letters, at most { $limit } are read. Give the sheet a short name and save it again.
sheets-repeated-too-often = At least { $found } cells repeat others down or across the sheet, at most { $limit } are read. Delete the repeated rows and columns below and right of the table and save it again.
sheets-damaged = The file is damaged and can't be read. Try opening and saving it in Excel, or ask the unit to send it again. Technical detail: { $detail }
sheets-none = The file has no sheet with cells (only charts or macros, or none at all). Check whether the unit sent the wrong file, or open it in Excel and save it as .xlsx.
sheets-old-excel = The file is from before Excel 5. Open it and save it as .xlsx.
sheets-packing = The file is packed in a way that can't be read. Open it and save it as .xlsx.
sheets-stopped = Reading was stopped as asked.

sheets-seen-html = a web page
sheets-seen-xml = an XML document
sheets-seen-text = plain text (CSV included)
sheets-seen-pdf = a PDF document
sheets-seen-document = a text document or presentation
sheets-seen-archive = an archive without a spreadsheet
sheets-seen-picture = a picture
sheets-seen-unknown = some other file

sheets-limit-file = the size of the file (bytes)
sheets-limit-entries = the number of parts in the file
sheets-limit-unpacked = the unpacked size (bytes)
sheets-limit-ratio = the packing ratio
sheets-limit-cells = the number of filled cells
sheets-limit-merged = the number of merged areas
sheets-limit-styles = the number of cell styles
sheets-limit-sheets = the number of sheets
sheets-limit-texts = the number of texts
sheets-limit-text-bytes = the size of the texts in cells (bytes)
sheets-limit-sheet-name = the length of a sheet's name
sheets-limit-repeated = the number of cells filled by repeating others

sheets-kind-self-assessment = self-assessment
sheets-kind-appraisal = appraisal
sheets-kind-survey = survey
sheets-kind-satisfaction = satisfaction
sheets-kind-previous = last year's results
sheets-kind-ignored = not used

sheets-plan = { $path }: { $what }
sheets-plan-toml = The campaign's description is not written correctly: { $said }
sheets-plan-no-block = There is no block ([[block]]). At least one is needed, with a criteria set and a list of units.
sheets-plan-bad-block = The block id “{ $id }” is empty, stands twice or has characters that can't be used. Use letters without accents, digits and hyphens.
sheets-plan-bad-band = The lowest total “{ $found }” of a band is not an exact number (at most four decimals).
sheets-plan-years-backwards = The criteria set of the block “{ $id }”: valid_to is before valid_from. Correct the two years.
sheets-plan-unknown-block = A band names the block “{ $id }”, which isn't in the campaign.
sheets-plan-decimals = The total is to have { $found } decimals; the most is 4.
sheets-plan-too-large = The file has more than { $most } bytes and is not read. Keep only the rows and columns that are needed.
sheets-plan-too-many-blocks = There are more than { $most } blocks ([[block]]). Put the units that are ranked together into one block.
sheets-plan-too-long = “{ $key }” has { $found } letters; the most is { $most }. Shorten it.

sheets-table-row = row { $row }: { $what }
sheets-table-no-header = The table has no row with the names of columns.
sheets-table-no-column = The column “{ $column }” is missing.
sheets-table-no-units = The list has no unit.
sheets-table-bad-id = The unit id “{ $found }” is empty or has characters that can't be used. Use letters without accents, digits and hyphens.
sheets-table-id-twice = The unit id “{ $id }” stands twice.
sheets-table-no-name = The unit “{ $id }” has no name.
sheets-table-yes-no = “{ $found }” is neither yes nor no.
sheets-table-too-long = The text in the column “{ $column }” has { $found } letters; the most is { $most }. Shorten it.
sheets-table-too-many-rows = The table has more than { $most } rows and is not read. Delete the rows that aren't needed, empty ones too.

# The sheet of a criteria set: always written in Vietnamese, as the set is.
criteria-sheet = Criteria set
criteria-title = Criteria set of the administrative reform index
criteria-hint = Change this table directly: add, remove and move rows, change maxima and rules; then take it back on the Set-up page. New rows leave the two hidden columns at the end empty.
criteria-head-code = Code
criteria-head-level = Level
criteria-head-text = Text
criteria-head-max = Maximum
criteria-head-source = Source
criteria-head-rule = How points are given
criteria-head-policy = Where it does not apply
criteria-head-appraiser = Appraising body
criteria-head-evidence = Evidence
criteria-head-kind = Kind of rule
criteria-head-id = Line id
