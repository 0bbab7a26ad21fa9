### Paper code, lock, settings and own words. English.

recovery-title = Your code on paper
recovery-why = With this code you can get back in later.
recovery-write = Write these { $n } words on paper.
recovery-safe-place = Keep the paper in a safe place.
recovery-no-photo = Do not take a photo of the code.
recovery-lost = No phone and no code? Then everything is lost.
recovery-alone = Is everything on this phone only? Then make a copy too.
recovery-check = Type word { $i } once more.
recovery-enter = Type the words from your paper.
recovery-new = Make a new code
recovery-file = I have the paper and a file
recovery-word-wrong = We do not know word { $i }.
recovery-done = Done. You are back.
recovery-old-phone = Your old phone gets nothing new any more.
recovery-count = You typed { $n } words. A code has 24.
recovery-sum = These words do not belong together. Please look again.
recovery-space-yes = { $name }: a code works here.
recovery-space-no = { $name }: there is no code here yet.
recovery-kept = The code works now.
recovery-kit-later = There was no internet. Type the code once more later.
recovery-left = { $name } has not come back yet.

lost-title = Lost a phone?
lost-why = Find the phone here that is gone.
lost-device = Phone { $n } had this: { $name }.
lost-since = Since { $date }.
lost-never = It has not written anything here yet.
lost-none = You have no other phone here.
lost-new = That phone gets nothing new any more.
lost-keeps = What was on that phone may still be there.
lost-counts = What that phone writes from now on does not count.
lost-yes = Yes, take that phone out
lost-gone = { $name }: that phone is out.
lost-later = { $name }: the others will hear it later.

lock-title = Locked
lock-enter = Type your numbers
lock-choose = Choose four numbers or more
lock-choose-new = Choose new numbers
lock-finger = Use your finger or face
lock-wrong = These numbers are not right. Try again.
lock-wait = 
    { PLURAL($n) ->
     [one] Wait 1 minute. Then try again.
    *[other] Wait { $n } minutes. Then try again.
    }
lock-set = Lock this app
lock-set-on = The lock of this app
lock-forgot = Forgot the numbers? Use your paper code.
lock-other-space = There is another lock here.
lock-done = The app is locked now. Remember your numbers well.
lock-no-code = You have no paper code yet. Without it nobody gets in when you forget the numbers.
lock-off = Take the lock off
lock-off-done = The lock is off. The app opens without numbers now.
lock-state-off = The app is not locked.
lock-state-on = The app is locked.
lock-own = Put a lock of its own on { $space }
lock-own-why = It then opens with other numbers only.
lock-own-others = Whoever opens the app does not see it.
lock-own-forget = When you forget the numbers, nobody gets in any more.
lock-own-news = News from others comes in only when you open it.
lock-own-copy = It is not in the copy of everything.
lock-own-yes = Put a lock on it
lock-own-done = It has a lock of its own now.
lock-own-nth = Lock { $n }
lock-own-off = Take this lock off
lock-own-off-done = The lock is off. Whoever opens the app sees it again.
lock-own-none = There is no other lock.

set-title = Settings
set-language = Language
set-level = How easy is the text?
set-level-a2 = Easy Dutch
set-level-b1 = Plain Dutch
set-text-size = Text size
set-speak = Read everything aloud
set-speak-speed = Speak more slowly
set-dark = Dark screen
set-calm = Less movement
set-neutral = Neutral name and icon
set-quiet-messages = Notifications without content
set-wifi = Send over wifi only
set-credits = Who made the pictures?
set-made = Made by others
set-version = Version { $version }
set-changed = That is set now.

words-title = Our own words
words-help = Which word suits you?
words-choose = What do you call: { $word }?
words-own = Another word
words-de-het = Which sounds right, de or het?
words-none-article = Neither
words-plural = One { $word }. Two …?
words-never = Never say this word
words-example = This is how it sounds: { $sentence }
words-who-chose = { $name } chose this word.
words-reset = Use the usual word again
recovery-make-file = Keep a file with the code
recovery-file-why = With the code and this file you come back, also without internet.
