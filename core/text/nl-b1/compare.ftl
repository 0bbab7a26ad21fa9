### Two views side by side, then and now. Dutch, B1.

compare-title = Naast elkaar
compare-help = Iedereen kijkt anders. Niemand heeft gelijk of ongelijk.
compare-choose = Welke twee mensen wil je vergelijken?
compare-same = Overeenkomsten
compare-different = Verschillen
compare-one-only = Door één persoon ingevuld
compare-silent = Nog niet ingevuld
compare-support = Het gaat om { $support }.
compare-row = { $a }: { $value-a }. { $b }: { $value-b }.
compare-talk = Op de agenda zetten
compare-empty = Er heeft nog maar één persoon iets ingevuld.

then-title = Toen en nu
then-help = Kies twee bewaarde momenten.
then-then = Toen: { $date }
then-now = Nu
then-caption = Bijschrift bij dit moment
then-kept = Dit moment is bewaard.
then-why = Reden
then-empty = Er is nog geen moment bewaard.
then-empty-do = Dit moment bewaren

snapshot-start = Start
snapshot-tussen = Tussentijds
snapshot-einde = Einde
snapshot-anders = Ander moment
