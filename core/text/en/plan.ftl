### The plan, what someone will do, asking for help. English.

plan-title = Our { $plan }
plan-help = You choose what matters.
plan-add-goal = Add { $goal-a }
plan-goal-text = What would you like?
plan-goal-whose = Whose is { $goal-this }?
plan-scale = Where are you now, 0 to 10?
plan-scale-said = { $respondent } chose { $value }, { $when }.
plan-scale-ten = Ten: just how I want it.
plan-actions = Who does what?
plan-add-action = Add something to do
plan-action-text = What will happen?
plan-action-owner = Who will do it?
plan-action-due = When will it be done?
plan-action-line = { $owner }: { $text }, { $due }.
plan-action-late = This date has passed. Still needed?
plan-action-done-cheer = Done!
plan-who-does = Your own people do { $k } of the { $n } things.
plan-agreed = Who agrees with this?
plan-agreed-by = { $name } agrees, { $when }.
plan-agree = I agree
plan-look-back = We will look at this again: { $date }
plan-own-first = First: what can you do yourselves?
plan-stop-formal = Which help is no longer needed?
plan-life-areas = What is it about?
plan-empty = There is no { $goal } here yet.
plan-empty-do = What would be nice?

ask-title = Ask someone for help
ask-help = Many people like to help.
ask-babysit = Could you look after { $kid-the-pl } { $when }?
ask-drive = Could you give us a lift { $when }?
ask-listen = Do you have a moment to talk?
ask-fix = Could you help us with something? { $text }
ask-no-is-fine = It is fine to say no.
ask-give-back = What could you do for { $name }?

action-open = To do
action-bezig = In progress
action-klaar = Done
action-vervallen = No longer needed

life-wonen = Housing
life-geld = Money
life-gezondheid = Health
life-school-werk = School and work
life-opvoeding = Raising children
life-vrije-tijd = Free time
life-veiligheid = Safety
life-sociaal = People around you
