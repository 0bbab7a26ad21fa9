### Two views side by side, then and now. Dutch, A2.

compare-title = Hoe kijk jij, hoe kijk ik?
compare-help = Iedereen ziet het anders. Dat mag.
compare-choose = Van welke twee mensen wil je de antwoorden zien?
compare-same = Hier zeggen jullie hetzelfde
compare-different = Hier zien jullie het anders
compare-one-only = Hier gaf één van jullie antwoord
compare-silent = Nog geen antwoord
compare-support = Het gaat om { $support }.
compare-row = { $a } zegt: { $value-a }. { $b } zegt: { $value-b }.
compare-talk = Praat er samen over
compare-empty = Er is nog maar één antwoord.

then-title = Toen en nu
then-help = Kies twee momenten.
then-then = Toen: { $date }
then-now = Nu
then-caption = Wat wil je van nu onthouden?
then-kept = Dit moment is bewaard.
then-why = Waarom bewaar je dit?
then-empty = Je hebt nog geen moment bewaard.
then-empty-do = Bewaar hoe het nu is

snapshot-start = Begin
snapshot-tussen = In het midden
snapshot-einde = Einde
snapshot-anders = Ander moment
