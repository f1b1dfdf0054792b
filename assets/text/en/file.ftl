# file
file-not-found = There is no such file. Check the name and the folder: { $path }
file-exists = A file of that name exists and is not replaced. Choose another name: { $path }
file-not-a-campaign = This is not a campaign file (.cchc). Choose another; a spreadsheet is taken in with import: { $path }
file-newer = A newer version of the program made this file. Install it and open the file again; nothing was changed: { $path }
file-open-elsewhere = The file is in use in another window or on another computer. Close it there, or wait until it is written, and try again: { $path }
file-damaged = The file is damaged ({ $what }). Restore a copy from the backup folder beside it: { $path }
file-read-only = The file or its folder can't be written to. Copy it to a folder that can, or ask for the right to write: { $path }
file-disk-full = The disk is full and nothing more was written. Make room and try again; what was recorded is still there: { $path }
file-stopped = Stopped; nothing was written to the file: { $path }
file-other = The file can't be used. Check the disk or the network and try again ({ $cause }): { $path }
file-damage-pages = cut short or overwritten
file-damage-layout = its “{ $name }” is not the program's
file-damage-row = table { $table }, row { $number } can't be read
file-damage-rows-missing = rows of entry { $number } are missing
file-damage-entry-twice = an entry stands twice
file-problem-pages = The check of the file says: { $said }
file-problem-rewritten = Table { $table }, row { $number } is not as the program writes it
