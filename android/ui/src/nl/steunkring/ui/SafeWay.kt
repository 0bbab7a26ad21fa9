package nl.steunkring.ui

/** Where somebody is among the screens that keep a home safe. */
sealed interface SafeWay : Way {
    data object Lock : SafeWay
    data object Locks : SafeWay
    data object Code : SafeWay
    data object Recover : SafeWay
    data object Back : SafeWay
    data object Lost : SafeWay
    data object Copies : SafeWay
    data object Room : SafeWay
    data object Credits : SafeWay
    data class Behind(override val space: String) : SafeWay
    data class Role(override val space: String, val member: String) : SafeWay
    data class HandOver(override val space: String, val member: String) : SafeWay
    data class Anew(override val space: String, val member: String) : SafeWay
    data class TakeIn(override val space: String, val member: String) : SafeWay
    data class Leave(override val space: String) : SafeWay
    data class Wipe(override val space: String) : SafeWay
    data class Sync(override val space: String) : SafeWay
}
