### Who can see this, inviting and joining. English.

who-title = Who can see this?
who-only-you = Only you.
who-list = Who can see this: { $names }.
who-since = { $name } can look since { $date }.
who-former-since = { $name } could look from { $date }.
who-device-count = 
    { $name } uses { PLURAL($n) ->
     [one] 1 device
    *[other] { $n } devices
    }.
who-last-seen = Last seen: { $when }.
who-phone = Phone { $n }
who-this-phone = This is the phone you hold.
who-paper = A code on paper
who-add = Let someone look
who-role-change = What may { $name } do?
who-role-title = What may { $name } do?
who-stop = Stop sharing with { $name }
who-stop-title = Stop sharing with { $name }?
who-stop-keeps = { $name } keeps what was already there.
who-stop-new = { $name } gets nothing new any more.
who-stop-yes = Yes, stop
who-anew = Begin again without { $name }
who-anew-title = Do you want to begin again without { $name }?
who-anew-copy = You get a new circle with all that is there now.
who-anew-alone = Only you see it. You choose who looks on again.
who-anew-past = Moments that were kept stay in the old circle.
who-anew-yes = Yes, begin again
who-sharing-with-worker = You are now sharing this with { $name }.
who-sharing-rules = Is this { $worker-a }? Then rules apply.
who-relay = The computer that passes it on reads nothing.
who-child-page = You do not see what { $child } keeps private.
who-founder-left = Someone who may decide has to stay.
who-founder-left-do = Make someone else an owner too
who-leave = I am leaving
who-leave-title = I am leaving
who-leave-unsent = 
    { PLURAL($n) ->
     [one] 1 thing has not been sent yet.
    *[other] { $n } things have not been sent yet.
    }
who-leave-keeps = You keep what you already had.
who-leave-new = You get nothing new any more.
who-leave-stays = What you wrote stays with the others.
who-taken-over = What was there came from { $name }. We are not sure who wrote it.
who-until = { $name } could look until { $date }.
who-take-in = Take this in after all
who-take-in-title = Take in what { $name } wrote after all?
who-take-in-all = Everyone who looks then sees it.
who-hand-over = This now belongs to { $name }.
who-hand-over-ask = Do you give this to { $name }?

invite-title = Invite someone
invite-who = Who are you inviting?
invite-role = What may this person do?
invite-all = This person also sees what was already there.
invite-informed = Do these people know that they are here? { $names }.
invite-show-code = Show this code to the other person.
invite-show-again = Show the code for { $name } again
invite-scanned = The code was scanned
invite-code-typed = Type this code: { $code }
invite-until = 
    { PLURAL($minutes) ->
     [one] This code works for 1 more minute.
    *[other] This code works for { $minutes } more minutes.
    }
invite-six = The six digits: { $digits }
invite-compare = Do you both see the same six digits?
invite-compare-yes = Yes, the same digits
invite-compare-no = No, other digits
invite-mismatch = The digits differ. Nobody can look. Start again together.
invite-burnt = The code no longer works.
invite-again = Make a new code
invite-waiting = Waiting for the other device.
invite-expired = The code is too old. Make a new one.
invite-used = This code has been used. Ask for a new one.
invite-done = { $name } can look now.

join-title = I have a code
join-scan = Point the camera at the code
join-type = Type the code
join-not-found = We cannot find this code. Check it again.
join-done = Done. You can now see { $space }.
join-second-device = This is my second device
join-see-reader = You will be able to read, not to write.
join-see-editor = You will be able to read and write.
join-see-owner = You will also decide who may look.
join-all = You also see what was already there.

member-owner = Owner
member-editor = Can read and write
member-reader = Can only read
member-former = Former member

space-family-map = Family map
space-own-page = Own page
space-worker-notes = Work notes
space-case-discussion = Case discussion
space-learning-network = Learning network
space-roadshow = Roadshow

removal-mistake = Mistake
removal-double = Duplicate
removal-not-now = No longer belongs here
removal-other = Another reason
removal-member-stopped = No longer involved
removal-member-lost-device = Device lost or stolen
removal-member-wish = Access no longer wanted
invite-scan = No internet? Scan the other phone
invite-contents = Everything follows over the internet. Or give it now with a file.
join-near = There is no internet now. It also works with two codes.
join-apart = Does the other person have no internet?
join-enter = Scan the code of the other phone
camera-off = The app may not use the camera. Allow it in your phone.
scan-again = The code did not add up. Scanning starts again.
there-of = { $n } of { $of }
invite-by-file = Give the circle now with a file.
invite-then-scan = Let the other person scan this. Then scan the other phone.
join-show-answer = Let the other person scan this. Then scan their code.
