package nl.steunkring.desktop

import java.io.File
import java.util.Properties
import nl.steunkring.core.Level
import nl.steunkring.ui.Taste
import nl.steunkring.ui.TasteKeeper

/** How the app is shown, in a file beside the home. */
class TasteFile(private val file: File) : TasteKeeper {
    override fun load(): Taste {
        if (!file.exists()) return Taste()
        val kept = Properties().apply { file.inputStream().use { load(it) } }
        val level = Level.entries.firstOrNull { it.name == kept["level"] } ?: Taste().level
        val (aloud, wifi, calm) = listOf("aloud", "wifi", "calm").map { kept[it] == "true" }
        return Taste(kept["large"] == "true", kept["dark"]?.let { it == "true" }, level, aloud, wifi, calm)
    }

    override fun keep(taste: Taste) {
        val kept = Properties()
        kept["large"] = taste.large.toString()
        kept["level"] = taste.level.name
        kept["aloud"] = taste.aloud.toString()
        kept["wifi"] = taste.wifi.toString()
        kept["calm"] = taste.calm.toString()
        taste.dark?.let { kept["dark"] = it.toString() }
        file.outputStream().use { kept.store(it, null) }
    }
}
