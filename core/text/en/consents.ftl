### Consents, erasing and the privacy text. English.

consent-how-gesproken = The answer was spoken.
consent-how-getikt = The answer was tapped.
consent-how-papier = The answer is on paper.
consent-by-self = { $name } gave permission.
consent-by-parent = { $parent-a } gave permission.
consent-by-guardian = A guardian gave permission.
consent-someone = Someone
consent-for-see = See the circle
consent-for-write = Write along
consent-for-talk = Talk with others
consent-for-photo = Use the photo
consent-for-contact = See contact details
consent-for-research = Do research with no names
consent-about = This is about { $name }.
consent-title = What did you say yes to?
consent-ask = May { $name } { $purpose }?
consent-what-for = This is what happens if you say yes.
consent-no-is-fine = No is fine too. Then nothing changes.
consent-given = You said yes on { $date }.
consent-stop = I do not want this any more
consent-stop-effect = This is what happens if you stop.
consent-stop-noted = It then says here that you stopped.
consent-stop-seen = { $name } can see that too.
consent-stop-access = Seeing it does not stop by itself.
consent-stopped = Stopped on { $date }.
consent-age-under-12 = Under 12, { $parent-pl } decide.
consent-age-12-15 = From 12 to 15, you and your { $parent-pl } decide together.
consent-age-16 = From 16 you decide yourself.
consent-empty = You have not said yes to anything yet.

erase-title = Gone for ever
erase-what = What must go?
erase-warning = Nobody can bring this back.
erase-copies = There may still be a copy somewhere.
erase-asks-others = We ask the other phones to do it too.
erase-answered = 
    { PLURAL($k) ->
     [one] 1 of { $n } phones has done it.
    *[other] { $k } of { $n } phones have done it.
    }
erase-waiting = Not done yet: { $names }.
erase-file-rule = An organisation sometimes has to keep things.
erase-type = Type this word: { $word }
erase-yes = Yes, gone for ever
erase-done = It is gone from this phone.

privacy-title = What happens to what you write?
privacy-1 = Everything is on your phone, under a lock.
privacy-2 = You choose who can look.
privacy-3 = A computer passes on what you send. It can read nothing.
privacy-4 = It does see when, from where and how much you send.
privacy-5 = Someone who no longer looks gets nothing new.
privacy-6 = But they can keep what they already had.
privacy-7 = If someone gets into your phone, they can read everything, old things too.
privacy-8 = Lost your phone? Use your paper code.
privacy-9 = No phones and no code left? Then it is all gone. We have no copy.
privacy-10 = You may erase everything. We ask the other phones too.
privacy-11 = Sometimes a copy remains somewhere.
privacy-12 = If you share with an organisation, privacy law applies.
privacy-13 = Nobody gives you points. Your life is yours.
