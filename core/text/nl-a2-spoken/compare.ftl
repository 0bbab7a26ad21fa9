### Two views side by side, then and now. Dutch, A2, as it is spoken.

compare-title = Hoe kijk jij, hoe kijk ik?
compare-help = Iedereen ziet het anders. Dat mag.
compare-choose = Van welke twee mensen wil je de antwoorden zien?
compare-same = Hier zeggen jullie hetzelfde
compare-different = Hier zien jullie het anders
compare-one-only = Hier gaf één van jullie antwoord
compare-silent = Hier is nog geen antwoord.
compare-support = Het gaat om { $support }.
compare-row = { $a } zegt: { $value-a }. { $b } zegt: { $value-b }.
compare-talk = Tik hier om er later over te praten.
compare-empty = Vraag iemand om ook antwoord te geven.

then-title = Zo was het toen, en zo is het nu.
then-help = Kies twee momenten.
then-then = Toen: { $date }
then-now = Zo is het nu.
then-caption = Wat wil je van nu onthouden?
then-kept = Dit moment is bewaard.
then-why = Waarom bewaar je dit?
then-empty = Je hebt nog geen moment bewaard.
then-empty-do = Tik hier om te bewaren hoe het is.

snapshot-start = Zo was het aan het begin.
snapshot-tussen = Zo was het in het midden.
snapshot-einde = Zo was het aan het einde.
snapshot-anders = Zo was het op een ander moment.
