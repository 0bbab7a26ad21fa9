package nl.steunkring.ui.previews

/** Every state of every screen. */
val STATES: List<State> = listOf(
    home, homeLocked, map, mapList, mapMany, mapRing, mapEmpty, menu,
    language, welcome, another, found, back, backCopy, trouble, legend, settings, credits,
    whose, mapWhose, mapChild, mapChildEmpty, personChild, addChild,
    person, personNew, edit, kin, roles, languages, face, reach, add, askRing, askGet, askOther,
    note, talks, talksEmpty, noteMedia,
    plan, planEmpty, goalNew, stepNew, step, settle,
    compare, compareThree, tellers, then, moments, momentsEmpty, measures, knows, knowsOf, same,
    own, ownEmpty, contacting, contacts, contactsEmpty, words, word, wordTyped, more, tray, trayEmpty, search, searchEmpty,
    who, whoAll, invite, inviting, invitingDiffers, inviteAgain, letIn, letInFollows, near, join, joinApart, joinBlind,
    consents, withdraw, anew, role, leave, leaveRole, sync,
    lock, lockByCode, locks, setLock, behind, code, codeAgain, codeMade, codeTyped, codeKept, lost, lostDone, copies, room,
)
