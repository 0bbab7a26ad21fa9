### Taken away, search and export. English.

tray-title = Taken away
tray-help = Nothing gets lost here.
tray-line = Taken away { $when } by { $name }.
tray-merged = { $name } and { $into } are one person.
tray-merged-by = { $name } did that { $when }.
tray-both-back = Make them two again
tray-edited-by = { $name } still wrote about this { $when }.
tray-edited = Taken away, but also changed. Have a look.
tray-restored = { $what } is back.
tray-not-taken-in = { $name } wrote something after stopping. Take it in?
tray-take-in = Take it in
tray-empty = Nothing has been taken away.

search-title = Search
search-prompt = What are you looking for?
search-short = Type one more letter.
search-long = This is too long. Search with a few words.
search-count = 
    { PLURAL($n, zero: "none") ->
     [none] Nothing found
     [one] 1 found
    *[other] { $n } found
    }
search-nothing = Nothing found. Try another word.
search-only-here = We search only on this device.

export-title = Copy and take with you
export-copy = Make a copy of everything
export-copy-help = The copy is locked too.
export-copy-words = Choose words that only you know.
export-copy-words-lost = Words forgotten? Then the copy will not open.
export-copy-done = The copy is ready.
export-copy-media = 
    { PLURAL($n) ->
     [one] 1 photo or voice note is in it.
    *[other] { $n } photos and voice notes are in it.
    }
export-copy-without = 
    { PLURAL($n) ->
     [one] 1 photo or voice note is not in it.
    *[other] { $n } photos and voice notes are not in it.
    }
export-copy-old = The last copy is from { $date }.
export-restore = Put a copy back
export-restore-words = Type the words of your copy.
export-restore-help = What is here now is kept too.
export-read = Everything to read
export-read-warn = No lock on this. Anyone can read it.
export-picture = A picture for the wall
export-calendar = To your calendar
export-names-hidden = Some names are left out.
export-partly = 
    { PLURAL($n) ->
     [one] 1 thing was left out. See which.
    *[other] { $n } things were left out. See which.
    }

storage-title = Room on this device
storage-all = 
    { PLURAL($n) ->
     [one] { $size } in 1 space
    *[other] { $size } in { $n } spaces
    }
storage-texts = Texts: { $size }
storage-media = Photos and voice: { $size }
storage-spare = Tidying gives { $size } back.
storage-help = Tidying takes away nothing that anybody wrote.
storage-tidy = Tidy up
storage-tidying = Tidying up: { $done } of { $total }.
storage-tidied = Tidied up: { $size } came free.
storage-tidy-none = There was nothing to tidy up.
