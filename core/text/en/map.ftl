### The map and the list, spoken too. English.

map-title = Our { $circle }
map-title-of = The { $circle } of { $name }
map-title-own = My { $circle }
map-help = Tap someone for more.
map-add-person = Add someone
map-show-list = List
map-show-picture = Picture
map-whose = Who is in the middle?
map-whose-view = Through whose eyes?
map-legend = What do the lines mean?
map-explain = The lines
map-zoom-in = Bigger
map-zoom-out = Smaller
map-all = Everything
map-page-back = People before
map-page-next = More people
map-filter = Show a part
map-question = Questions about these people
map-measures = What do you see here?
map-keep-moment = Keep this moment
map-print = Print or save as picture
map-empty-title = Your people will be here
map-empty-help = Who do you like to see or talk to?
map-empty-title-of = The people of { $name } will be here
map-empty-help-of = Who does { $name } like to see or talk to?
map-you = You
map-we = Us
map-parents-more = { $name } has more than two parents. That is fine.
map-removed-tray = Taken away

list-say-intro = 
    { $circle-num ->
     [pl] These are
    *[sg] This is
    } { $who ->
     [you] your { $circle }
    *[other] the { $circle } of { $ego }
    }.
list-say-count = 
    { PLURAL($n) ->
     [one] There is 1 person in it.
    *[other] There are { $n } people in it.
    }
list-say-ring = 
    { $ring }. { PLURAL($n) ->
     [one] 1 person here.
    *[other] { $n } people here.
    }
list-say-ring-empty = { $ring }. Nobody here yet.
list-say-item = { $i }. { $name }, { $label }: { $line }.
list-say-item-short = { $i }. { $name }, { $label }.
list-say-knows = { $name } also knows { $names }.
list-say-hidden = 
    { PLURAL($n) ->
     [one] 1 person is hidden.
    *[other] { $n } people are hidden.
    }
list-say-end = That was everyone.
list-title = List
list-help = Very close is at the top.
list-sort-close = Closest first
list-sort-name = By name
list-sort-group = By kind
list-count = 
    { PLURAL($n, zero: "none") ->
     [none] Nobody yet
     [one] 1 person
    *[other] { $n } people
    }
