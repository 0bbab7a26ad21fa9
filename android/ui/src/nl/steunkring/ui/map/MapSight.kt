package nl.steunkring.ui.map

import java.io.Serializable

/** What of a space's map somebody looks at. */
data class MapSight(
    /** Whether the list stands there instead of the picture, where there is no room for both. */
    val list: Boolean = false,
    /** The ring that takes the room, counted from the inside; the whole map when missing. */
    val ring: Int? = null,
    /** Which page of that ring. */
    val page: Int = 0,
    /** Whose name and line are shown where not all are. */
    val chosen: String? = null,
) : Serializable {
    /** The whole map, or a ring from its first page on. Somebody who stays chosen would have their own ring opened. */
    fun opened(ring: Int?) = copy(ring = ring, page = 0, chosen = null)

    /** Another page of the ring. */
    fun turned(page: Int) = copy(page = page, chosen = null)

    private companion object {
        const val serialVersionUID = 1L
    }
}
