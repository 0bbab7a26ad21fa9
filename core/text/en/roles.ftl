### Roles a person can have, and the answer to being asked. English.

role-jim = JIM (mentor chosen by the youth)
jim-means = A JIM is somebody whom { $kid-a } chooses to think along.
role-steunfiguur = { $supporter }
role-vertrouwenspersoon = Person of trust
role-buddy = Buddy
role-oppas = Babysitter
role-noodcontact = Emergency contact
role-zorgcoordinator = Care coordinator
role-peettante = Godparent
role-geloof = Faith leader
role-trainer = Sports coach
role-leerkracht = Teacher
role-vrijwilliger = Volunteer
role-tolk = Interpreter
role-gezinscoach = Family coach
role-kindercoach = Children's coach
role-verbinder = Connector
role-omstander = Bystander
role-anders = Other role
role-answer-ja = Said yes
role-answer-nee = Said no
role-answer-nog-niet-gevraagd = Not asked yet
role-agreed-by-parent = { $parent-a } agrees
