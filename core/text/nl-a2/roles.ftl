### Roles a person can have, and the answer to being asked. Dutch, A2.

role-jim = JIM
jim-means = { $kid-a } kiest zelf een JIM. De JIM denkt mee.
role-steunfiguur = { $supporter }
role-vertrouwenspersoon = Iemand om te vertrouwen
role-buddy = Maatje
role-oppas = Oppas
role-noodcontact = Bellen als het moet
role-zorgcoordinator = Houdt alles bij elkaar
role-peettante = Peettante of peetoom
role-geloof = Iemand van je geloof
role-trainer = Trainer
role-leerkracht = Juf, meester of docent
role-vrijwilliger = Vrijwilliger
role-tolk = Tolk
role-gezinscoach = Coach voor { $family-the }
role-kindercoach = Coach voor { $kid-pl }
role-verbinder = Brengt mensen bij elkaar
role-omstander = Iemand die het ziet
role-anders = Iets anders
role-answer-ja = Zegt ja
role-answer-nee = Zegt nee
role-answer-nog-niet-gevraagd = Nog niet gevraagd
role-agreed-by-parent = Met ja van { $parent-a }
