### Roles a person can have, and the answer to being asked. Dutch, A2, as it is spoken.

role-jim = Een jongere kiest zelf een JIM. Die denkt mee.
jim-means = { $kid-a } kiest zelf een JIM. De JIM denkt mee.
role-steunfiguur = Op deze persoon kun je altijd rekenen.
role-vertrouwenspersoon = Deze persoon vertel je ook moeilijke dingen.
role-buddy = Een maatje doet dingen met je samen.
role-oppas = Deze persoon past op { $kid-the-pl }.
role-noodcontact = Deze persoon bel je als het echt moet.
role-zorgcoordinator = Deze persoon weet wie wat doet.
role-peettante = Deze persoon heeft beloofd op { $kid-a } te letten.
role-geloof = Zoals een imam, dominee of pastoor.
role-trainer = Deze persoon geeft training.
role-leerkracht = Deze persoon geeft les op school.
role-vrijwilliger = Deze persoon helpt en krijgt daar geen geld voor.
role-tolk = Een tolk vertelt het in jouw taal.
role-gezinscoach = Deze persoon helpt { $family-the }.
role-kindercoach = Deze persoon helpt { $kid-pl }.
role-verbinder = Deze persoon brengt mensen in de buurt bij elkaar.
role-omstander = Deze persoon ziet wat er gebeurt.
role-anders = Deze persoon doet iets anders.
role-answer-ja = { $name } heeft ja gezegd.
role-answer-nee = { $name } heeft nee gezegd. Dat mag.
role-answer-nog-niet-gevraagd = Je hebt dit nog niet gevraagd.
role-agreed-by-parent = { $parent-a } vindt dit goed.
