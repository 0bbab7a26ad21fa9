package nl.steunkring.ui

import androidx.compose.runtime.Composable
import nl.steunkring.ui.behind.BehindWay
import nl.steunkring.ui.behind.LocksWay
import nl.steunkring.ui.code.CodeWay
import nl.steunkring.ui.code.RecoverWay
import nl.steunkring.ui.keep.CopiesWay
import nl.steunkring.ui.lock.SetLockWay
import nl.steunkring.ui.lost.LostWay
import nl.steunkring.ui.members.AnewWay
import nl.steunkring.ui.members.HandOverWay
import nl.steunkring.ui.members.LeaveWay
import nl.steunkring.ui.members.RoleWay
import nl.steunkring.ui.members.TakeInWay
import nl.steunkring.ui.members.WipeWay
import nl.steunkring.ui.room.RoomWay
import nl.steunkring.ui.settings.CreditsWay
import nl.steunkring.ui.start.BackWay
import nl.steunkring.ui.sync.SyncWay

/** The screen where somebody is, of those that keep a home safe. */
@Composable
fun SafeHere(app: App, here: SafeWay, onLanguage: () -> Unit) {
    when (here) {
        SafeWay.Lock -> SetLockWay(app)
        SafeWay.Locks -> LocksWay(app)
        SafeWay.Code -> CodeWay(app)
        SafeWay.Recover -> RecoverWay(app)
        SafeWay.Back -> BackWay(app, onLanguage)
        SafeWay.Lost -> LostWay(app)
        SafeWay.Copies -> CopiesWay(app)
        SafeWay.Room -> RoomWay(app)
        SafeWay.Credits -> CreditsWay(app)
        is SafeWay.Behind -> BehindWay(app, here.space)
        is SafeWay.Role -> app.In(here.space) { RoleWay(app, it, here.member) }
        is SafeWay.HandOver -> app.In(here.space) { HandOverWay(app, it, here.member) }
        is SafeWay.Anew -> app.In(here.space) { AnewWay(app, it, here.member) }
        is SafeWay.TakeIn -> app.In(here.space) { TakeInWay(app, it, here.member) }
        is SafeWay.Leave -> app.In(here.space) { LeaveWay(app, it) }
        is SafeWay.Wipe -> app.In(here.space) { WipeWay(app, it) }
        is SafeWay.Sync -> app.In(here.space) { SyncWay(app, it) }
    }
}
