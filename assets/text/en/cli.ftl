# The command line

cli-somebody = unnamed
cli-no-chance = The system gives no random numbers to name the entries with ({ $cause }). Restart the computer and try again.
cli-no-such-unit = There is no unit with the id “{ $unit }” in the campaign.
cli-no-display = The window can't be opened: { $cause }. On a machine without a display use the command line: thamdinh --help
cli-new-made = Made { $path }: { $blocks } blocks, { $units } units.
cli-new-warning = Note, block “{ $block }”: { $what }
cli-edition-none = No edition yet.
cli-edition-final = Edition { $edition }, final.
cli-edition-reopened = Reopened after edition { $edition }.
cli-nothing-open = Nothing is open.
cli-open = { $all } things are open, { $blocking } of them stop finalizing (!):
cli-ranking-head = Ranking of { $block }, { $year }
cli-ranking-columns = Place Unit                                            Total  Appraisal  Survey  Satisf.  ±    Band
cli-finalized = Edition { $edition } is locked. Digest: { $digest }
cli-not-finalized = No edition was locked.
cli-exported = Exported { $path }.
cli-import-skipped = Skipped, not a spreadsheet: { $path }
cli-import-counts = New { $new }, different from the recorded { $changed }, the same { $same }, not taken { $refused }.
cli-verify-log = log
cli-verify-file = file
cli-intact = Intact. Edition { $edition }, digest { $digest }.
cli-not-intact = NOT intact:
cli-demo-author = Sở Nội vụ
cli-demo-done = The example is in { $path }
cli-example-not-ours = The folder { $path } holds something else and was left alone. Choose a new folder.
cli-example-disk = { $path } can't be written ({ $cause }). Choose another folder or check the space on the disk.
