### The plan, what someone will do, asking for help. Dutch, A2.

plan-title = { $plan-our }
plan-help = Jullie kiezen zelf wat belangrijk is.
plan-add-goal = { $goal-a } erbij
plan-goal-text = Wat willen jullie graag?
plan-goal-whose = Van wie is { $goal-this }?
plan-scale = Waar sta je nu? Nul tot tien.
plan-scale-said = { $respondent } koos { $value }, { $when }.
plan-scale-ten = Tien: zo wil ik het graag.
plan-actions = Wie doet wat?
plan-add-action = Iets te doen erbij
plan-action-text = Wat gaat er gebeuren?
plan-action-owner = Wie doet het?
plan-action-due = Wanneer is het klaar?
plan-action-line = { $owner }: { $text }, { $due }.
plan-action-late = Deze datum is al geweest. Nog nodig?
plan-action-done-cheer = Klaar!
plan-who-does = Jullie eigen mensen doen { $k } van de { $n } dingen.
plan-agreed = Wie is het hiermee eens?
plan-agreed-by = { $name } is het eens, { $when }.
plan-agree = Ik ben het eens
plan-look-back = Hier kijken we weer naar: { $date }
plan-own-first = Eerst: wat kunnen jullie zelf doen?
plan-stop-formal = Welke hulp is niet meer nodig?
plan-life-areas = Waar gaat het over?
plan-empty = Hier staat nog geen { $goal }.
plan-empty-do = Wat zou er fijn zijn?

ask-title = Vraag iemand om hulp
ask-help = Veel mensen vinden het fijn om te helpen.
ask-babysit = Kun jij { $when } op { $kid-the-pl } letten?
ask-drive = Kun jij ons { $when } ergens naartoe brengen?
ask-listen = Heb jij even tijd om te praten?
ask-fix = Kun jij ons ergens mee helpen? { $text }
ask-no-is-fine = Nee zeggen mag ook.
ask-give-back = Wat kun jij voor { $name } doen?

action-open = Nog doen
action-bezig = Bezig
action-klaar = Klaar
action-vervallen = Hoeft niet meer

life-wonen = Wonen
life-geld = Geld
life-gezondheid = Gezond zijn
life-school-werk = School en werk
life-opvoeding = Zorgen voor { $kid-the-pl }
life-vrije-tijd = Vrije tijd
life-veiligheid = Veilig zijn
life-sociaal = Mensen om je heen
