### The plan, what someone will do, asking for help. Dutch, A2, as it is spoken.

plan-title = 
    Dit { $plan-num ->
     [pl] zijn
    *[sg] is
    } { $plan-our }.
plan-help = Jullie kiezen zelf wat belangrijk is.
plan-add-goal = Tik hier: wat willen jullie graag?
plan-goal-text = Wat willen jullie graag?
plan-goal-whose = Van wie is { $goal-this }?
plan-scale = Waar sta je nu? Kies een stap, nul tot tien.
plan-scale-said = { $respondent } koos { $value }, { $when }.
plan-scale-ten = Tien: zo wil ik het graag.
plan-actions = Wie doet wat?
plan-add-action = Tik hier: wat gaat iemand doen?
plan-action-text = Wat gaat er gebeuren?
plan-action-owner = Wie doet het?
plan-action-due = Wanneer is het klaar?
plan-action-line = { $owner } doet dit: { $text }. Klaar: { $due }.
plan-action-late = Deze datum is al geweest. Nog nodig?
plan-action-done-cheer = Dit is klaar. Mooi!
plan-who-does = Jullie eigen mensen doen { $k } van de { $n } dingen.
plan-agreed = Wie is het hiermee eens?
plan-agreed-by = { $name } is het eens, { $when }.
plan-agree = Tik hier als je het eens bent.
plan-look-back = Hier kijken we weer naar: { $date }
plan-own-first = Eerst: wat kunnen jullie zelf? En wie kan helpen?
plan-stop-formal = Welke hulp is niet meer nodig?
plan-life-areas = Waar gaat het over? Je hoeft niets te kiezen.
plan-empty = Hier staat nog geen { $goal }.
plan-empty-do = Begin klein. Wat zou er fijn zijn?

ask-title = Vraag iemand om hulp
ask-help = Veel mensen vinden het fijn om te helpen.
ask-babysit = Kun jij { $when } op { $kid-the-pl } letten?
ask-drive = Kun jij ons { $when } ergens naartoe brengen?
ask-listen = Heb jij even tijd om te praten?
ask-fix = Kun jij ons ergens mee helpen? { $text }
ask-no-is-fine = Nee zeggen mag ook.
ask-give-back = Wat kun jij voor { $name } doen?

action-open = Dit moet nog gebeuren.
action-bezig = Iemand is hiermee bezig.
action-klaar = Dit is klaar.
action-vervallen = Dit hoeft niet meer.

life-wonen = Hoe woon je?
life-geld = Hoe gaat het met geld?
life-gezondheid = Hoe gaat het met je lichaam en hoofd?
life-school-werk = Hoe gaat het op school of werk?
life-opvoeding = Hoe gaat het met { $kid-the-pl }?
life-vrije-tijd = Wat doe je graag?
life-veiligheid = Voel je je veilig?
life-sociaal = Wie zie je graag?
