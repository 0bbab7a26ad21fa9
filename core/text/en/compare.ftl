### Two views side by side, then and now. English.

compare-title = How do you see it, how do I?
compare-help = Everyone sees it differently. That is fine.
compare-choose = Whose answers do you want to see? Choose two people.
compare-same = You say the same here
compare-different = You see it differently here
compare-one-only = Only one of you filled this in
compare-silent = No answer yet
compare-support = It is about { $support }.
compare-row = { $a } says: { $value-a }. { $b } says: { $value-b }.
compare-talk = Talk about it together
compare-empty = There is only one answer so far.

then-title = Then and now
then-help = Choose two moments.
then-then = Then: { $date }
then-now = Now
then-caption = What do you want to remember of now?
then-kept = This moment is kept.
then-why = Why are you keeping this?
then-empty = You have not kept a moment yet.
then-empty-do = Keep how it is now

snapshot-start = Start
snapshot-tussen = In between
snapshot-einde = End
snapshot-anders = Another moment
