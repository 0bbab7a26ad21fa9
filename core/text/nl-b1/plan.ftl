### The plan, what someone will do, asking for help. Dutch, B1.

plan-title = { $plan-the }
plan-help = In { $plan-the } komt wat { $family-the } belangrijk vindt.
plan-add-goal = { $goal-a } toevoegen
plan-goal-text = Wat willen jullie bereiken?
plan-goal-whose = Van wie is { $goal-this }?
plan-scale = Waar sta je nu, van 0 tot 10?
plan-scale-said = { $respondent } koos { $value }, { $when }.
plan-scale-ten = 10 betekent: zo is het goed.
plan-actions = Acties: wie doet wat?
plan-add-action = Actie toevoegen
plan-action-text = Actie
plan-action-owner = Wie doet het?
plan-action-due = Wanneer moet het klaar zijn?
plan-action-line = { $owner }: { $text } ({ $due })
plan-action-late = De datum is voorbij. Is dit nog nodig?
plan-action-done-cheer = Afgerond
plan-who-does = { $k } van de { $n } acties doen mensen uit het eigen leven.
plan-agreed = Akkoord van
plan-agreed-by = { $name } is akkoord, { $when }.
plan-agree = Ik ben het ermee eens
plan-look-back = Evaluatie op { $date }
plan-own-first = Begin bij wat mensen zelf en samen kunnen.
plan-stop-formal = Welke formele hulp kan minder of stoppen?
plan-life-areas = Leefgebieden (niets is verplicht)
plan-empty = Er staat nog niets in { $plan-the }.
plan-empty-do = Wat zou jullie helpen?

ask-title = Hulp vragen
ask-help = Vragen is niet makkelijk. Veel mensen helpen graag.
ask-babysit = Kun jij { $when } oppassen?
ask-drive = Kun jij ons { $when } brengen of halen?
ask-listen = Heb je tijd om even te praten?
ask-fix = Kun jij helpen met een klus? { $text }
ask-no-is-fine = Nee zeggen mag natuurlijk ook.
ask-give-back = Wat kun je teruggeven aan { $name }?

action-open = Nog te doen
action-bezig = Bezig
action-klaar = Klaar
action-vervallen = Vervallen

life-wonen = Wonen
life-geld = Geld
life-gezondheid = Gezondheid
life-school-werk = School en werk
life-opvoeding = Opvoeding
life-vrije-tijd = Vrije tijd
life-veiligheid = Veiligheid
life-sociaal = Contacten
