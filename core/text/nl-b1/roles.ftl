### Roles a person can have, and the answer to being asked. Dutch, B1.

role-jim = JIM (jouw ingebrachte mentor)
jim-means = { $kid-a } kiest zelf een JIM: iemand die meedenkt.
role-steunfiguur = Steunfiguur
role-vertrouwenspersoon = Vertrouwenspersoon
role-buddy = Buddy of maatje
role-oppas = Oppas
role-noodcontact = Noodcontact
role-zorgcoordinator = Zorgcoördinator
role-peettante = Peettante of peetoom
role-geloof = Geestelijke (imam, dominee, pastor)
role-trainer = Trainer
role-leerkracht = Leerkracht of docent
role-vrijwilliger = Vrijwilliger
role-tolk = Tolk
role-gezinscoach = Gezinscoach
role-kindercoach = Kindercoach
role-verbinder = Verbinder
role-omstander = Omstander
role-anders = Andere rol
role-answer-ja = Heeft ja gezegd
role-answer-nee = Heeft nee gezegd
role-answer-nog-niet-gevraagd = Nog niet gevraagd
role-agreed-by-parent = { $parent-a } is akkoord
