### The own page. English.

own-title = My own page
own-help = Only you see this.
own-share = Show this to someone
own-share-part = You choose which part.
own-houses = Three houses
own-house-worries = House of { $worry-pl }
own-house-good = House of good things
own-house-dreams = House of dreams
own-safe-house = My safe house
own-safe-inside = Who lives in your safe house?
own-safe-visit = Who may come to visit?
own-safe-red = Who may not come in?
own-safe-roof = Which rules does your house have?
own-safe-path = How far along the path are you?
own-wishes = My wishes
own-wish-add = Add a wish
own-feel = How do you feel today?
own-right = Is this written down right?
own-help-now = Not feeling safe? Call someone.
own-help-danger = Danger? Call 112.
own-help-child-line = Child helpline: call 0800-0432. It is free.
own-help-veilig-thuis = Veilig Thuis (safe home): call 0800-2000, day and night.
own-help-call-seen = Careful: your phone keeps the numbers you call.
own-empty = Anything may go here.
