package nl.steunkring.android

import android.content.Context
import nl.steunkring.core.Level
import nl.steunkring.ui.Taste
import nl.steunkring.ui.TasteKeeper

/** How the app is shown, in the app's own preferences. */
class TastePreferences(context: Context) : TasteKeeper {
    private val kept = context.getSharedPreferences("look", Context.MODE_PRIVATE)

    override fun load() = Taste(
        kept.getBoolean("large", false),
        if (kept.contains("dark")) kept.getBoolean("dark", false) else null,
        Level.entries.firstOrNull { it.name == kept.getString("level", null) } ?: Taste().level,
        kept.getBoolean("aloud", false),
        kept.getBoolean("wifi", false),
        kept.getBoolean("calm", false),
    )

    override fun keep(taste: Taste) {
        val change = kept.edit().putBoolean("large", taste.large).putString("level", taste.level.name)
            .putBoolean("aloud", taste.aloud).putBoolean("wifi", taste.wifi).putBoolean("calm", taste.calm)
        taste.dark?.let { change.putBoolean("dark", it) }
        change.apply()
    }
}
