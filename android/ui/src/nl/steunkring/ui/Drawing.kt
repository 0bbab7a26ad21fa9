package nl.steunkring.ui

import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.RoundRect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Matrix
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.PathFillType
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.clipPath
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.graphics.drawscope.translate
import androidx.compose.ui.graphics.vector.PathParser
import java.io.StringReader
import javax.xml.parsers.SAXParserFactory
import kotlin.math.PI
import kotlin.math.cos
import kotlin.math.hypot
import kotlin.math.sin
import org.xml.sax.Attributes
import org.xml.sax.InputSource
import org.xml.sax.helpers.DefaultHandler

/** A picture of the core, read once and drawn often: nothing is read or built while it is drawn. */
class Drawing internal constructor(
    /** The upper left corner of the picture, in its own dp. */
    val origin: Offset,
    /** Its width and height in dp. */
    val size: Size,
    private val shapes: List<Shape>,
    /** The words in it, which the view draws with its own fonts. */
    val words: List<Word>,
    /** Tells it from another: two that look alike have the same. */
    internal val mark: Int,
    private val parts: List<Part>,
) {
    /** What a reader of screens is told of by itself, one by one in the order in which they are drawn: the [at]th of them alone. */
    internal fun alone(at: Int) = parts[at].let { of(shapes.slice(it.shapes), words.slice(it.words)) }

    /** The picture but for some of those. */
    internal fun without(some: Set<Int>) = of(
        shapes.slice(shapes.indices - some.flatMap { parts[it].shapes }.toSet()),
        words.slice(words.indices - some.flatMap { parts[it].words }.toSet()),
    )

    private fun of(shapes: List<Shape>, words: List<Word>) = Drawing(origin, size, shapes, words, 0, emptyList())

    /** Draws all shapes so that the picture fills the width of the scope. */
    fun draw(scope: DrawScope) = onto(scope) { shapes.forEach { it.draw(this) } }

    /** Draws its outlines alone, in one colour, as a sign that steers. */
    fun trace(scope: DrawScope, ink: Color) = onto(scope) { shapes.forEach { it.trace(this, ink) } }

    private fun onto(scope: DrawScope, paint: DrawScope.() -> Unit) {
        val factor = scope.size.width / size.width
        scope.scale(factor, Offset.Zero) { translate(-origin.x, -origin.y) { paint() } }
    }
}

/** A word or name in a picture. */
data class Word(
    /** What it says. */
    val text: String,
    /** Its middle from the left, in the picture's dp. */
    val x: Float,
    /** Its base line from the top. */
    val baseline: Float,
    /** Height of the letters in dp. */
    val size: Float,
    /** Whether it is bold. */
    val bold: Boolean,
    /** Its colour. */
    val fill: Color,
    /** The colour of the rim that keeps it readable over lines, where it has one. */
    val halo: Color?,
    /** The width of that rim, half of which lies outside the letters. */
    val haloWidth: Float,
)

/** Which shapes and words something is drawn with. */
internal class Part(val shapes: IntRange, val words: IntRange)

internal class Shape(
    private val path: Path,
    private val fill: Color?,
    private val stroke: Color?,
    private val style: Stroke,
    private val clip: Path?,
    private val outline: Boolean,
) {
    fun draw(scope: DrawScope) {
        if (clip == null) paint(scope) else scope.clipPath(clip) { paint(this) }
    }

    fun trace(scope: DrawScope, ink: Color) {
        if (!outline) return
        fill?.let { scope.drawPath(path, ink) }
        stroke?.let { scope.drawPath(path, ink, style = style) }
    }

    private fun paint(scope: DrawScope) {
        fill?.let { scope.drawPath(path, it) }
        stroke?.let { scope.drawPath(path, it, style = style) }
    }
}

/** A part of the picture's language that this reader does not know: a newer core draws with more. */
class UnknownDrawing(what: String) : IllegalArgumentException("the picture holds $what, which cannot be drawn yet")

/**
 * Reads a picture of the core.
 *
 * @throws UnknownDrawing for what the core's pictures never held until now.
 */
fun drawing(svg: String): Drawing {
    val reader = Reader()
    SAXParserFactory.newInstance().newSAXParser().parse(InputSource(StringReader(svg)), reader)
    return Drawing(reader.origin, reader.size, reader.shapes, reader.words, svg.hashCode(), reader.parts)
}

/** What a group hands to all in it. */
private class Style(
    val given: Map<String, String>,
    val at: Matrix,
    val clip: Path?,
    val alpha: Float,
    val outline: Boolean,
) {
    operator fun get(name: String) = given[name]

    fun number(name: String, otherwise: Float) = given[name]?.toFloat() ?: otherwise
}

private val INHERITED = setOf(
    "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin",
    "stroke-dasharray", "font-size", "font-weight", "text-anchor",
)
private val SHAPES = setOf("path", "circle", "ellipse", "rect", "line", "polygon", "polyline")
private val SILENT = setOf("title", "desc")

/** What is read before a part is whole. */
private class Begun(
    val depth: Int,
    val shapes: Int,
    val words: Int,
)

private class Reader : DefaultHandler() {
    var origin = Offset.Zero
    var size = Size.Zero
    val shapes = mutableListOf<Shape>()
    val words = mutableListOf<Word>()
    val parts = mutableListOf<Part>()
    private var part: Begun? = null
    private val styles = ArrayDeque(listOf(Style(emptyMap(), Matrix(), null, 1f, false)))
    private val clips = mutableMapOf<String, Path>()
    private var clipName: String? = null
    private val text = StringBuilder()
    private var wordAt: Offset? = null

    override fun startElement(uri: String, local: String, name: String, has: Attributes) {
        val style = inner(has)
        styles.addLast(style)
        if (has["role"] == "listitem") part = Begun(styles.size, shapes.size, words.size)
        when (name) {
            "svg" -> has["viewBox"]?.split(' ')?.map { it.toFloat() }?.let { (x, y, width, height) ->
                origin = Offset(x, y)
                size = Size(width, height)
            }
            "clipPath" -> clipName = has["id"]
            "text" -> {
                text.clear()
                wordAt = Offset(has.number("x"), has.number("y"))
            }
            in SHAPES -> shape(name, has, style)
            "g", "defs", "tspan", in SILENT -> Unit
            else -> throw UnknownDrawing(name)
        }
    }

    override fun characters(letters: CharArray, start: Int, length: Int) {
        if (wordAt != null) text.append(letters, start, length)
    }

    override fun endElement(uri: String, local: String, name: String) {
        part?.takeIf { it.depth == styles.size }?.let {
            parts += Part(it.shapes until shapes.size, it.words until words.size)
            part = null
        }
        val style = styles.removeLast()
        if (name == "clipPath") clipName = null
        val at = wordAt
        if (name == "text" && at != null) {
            words += word(style, style.at.map(at))
            wordAt = null
        }
    }

    private fun word(style: Style, at: Offset) = Word(
        text = text.toString(),
        x = at.x,
        baseline = at.y,
        size = style.number("font-size", 16f) * style.at.values[Matrix.ScaleX],
        bold = style["font-weight"] == "700",
        fill = colour(style, "fill", "#000000") ?: Color.Black,
        halo = colour(style, "stroke", "none"),
        haloWidth = style.number("stroke-width", 1f),
    )

    private fun inner(has: Attributes): Style {
        val outer = styles.last()
        val given = outer.given.toMutableMap()
        for (name in INHERITED) has[name]?.let { given[name] = it }
        val at = has["transform"]?.let { Matrix(outer.at.values.copyOf()).apply { transform(it) } } ?: outer.at
        val clip = has["clip-path"]?.let { clipped(it.removeSurrounding("url(#", ")"), at) } ?: outer.clip
        // In pictograms this group holds the outlines.
        val outline = outer.outline || has["id"]?.startsWith("line") == true
        return Style(given, at, clip, outer.alpha * (has["opacity"]?.toFloat() ?: 1f), outline)
    }

    private fun clipped(name: String, at: Matrix): Path {
        val path = Path().apply { addPath(clips[name] ?: throw UnknownDrawing("clip $name")) }
        return path.apply { transform(at) }
    }

    private fun shape(name: String, has: Attributes, style: Style) {
        val path = when (name) {
            "path" -> PathParser().parsePathString(has["d"] ?: "").toPath()
            "line" -> through(listOf("x1", "y1", "x2", "y2").map { has.number(it) }, false)
            "polygon", "polyline" -> through(numbers(has["points"] ?: ""), name == "polygon")
            "rect" -> Path().apply { addRoundRect(rect(has)) }
            else -> Path().apply { addOval(oval(has)) }
        }
        clipName?.let {
            clips[it] = path
            return
        }
        if (has["fill-rule"] == "evenodd") path.fillType = PathFillType.EvenOdd
        path.transform(style.at)
        // A picture is scaled alike both ways: one factor holds for its lines.
        val factor = hypot(style.at.values[Matrix.ScaleX], style.at.values[Matrix.SkewY])
        val fill = colour(style, "fill", "#000000")
        shapes += Shape(path, fill, colour(style, "stroke", "none"), pen(style, factor), style.clip, style.outline)
    }

    private fun through(numbers: List<Float>, closed: Boolean) = Path().apply {
        numbers.chunked(2).forEachIndexed { at, (x, y) -> if (at == 0) moveTo(x, y) else lineTo(x, y) }
        if (closed) close()
    }

    private fun rect(has: Attributes): RoundRect {
        val (x, y) = has.number("x") to has.number("y")
        val corner = CornerRadius(has.number("rx"))
        return RoundRect(Rect(x, y, x + has.number("width"), y + has.number("height")), corner)
    }

    private fun oval(has: Attributes): Rect {
        val (x, y) = has.number("cx") to has.number("cy")
        val wide = has["rx"]?.toFloat() ?: has.number("r")
        val high = has["ry"]?.toFloat() ?: has.number("r")
        return Rect(x - wide, y - high, x + wide, y + high)
    }

    private fun pen(style: Style, factor: Float): Stroke {
        val dashes = style["stroke-dasharray"]?.takeIf { it != "none" }?.split(' ', ',')?.filter { it.isNotEmpty() }
        val lengths = dashes?.map { it.toFloat() * factor }?.toFloatArray()
        return Stroke(
            width = style.number("stroke-width", 1f) * factor,
            cap = when (style["stroke-linecap"]) {
                "round" -> StrokeCap.Round
                "square" -> StrokeCap.Square
                else -> StrokeCap.Butt
            },
            join = when (style["stroke-linejoin"]) {
                "round" -> StrokeJoin.Round
                "bevel" -> StrokeJoin.Bevel
                else -> StrokeJoin.Miter
            },
            pathEffect = lengths?.let { PathEffect.dashPathEffect(it) },
        )
    }

    private fun colour(style: Style, name: String, otherwise: String): Color? {
        val told = style[name] ?: otherwise
        if (told == "none") return null
        val short = told.takeIf { it.length == 4 && it.startsWith('#') }?.drop(1)
        val digits = short?.map { "$it$it" }?.joinToString("") ?: told.removePrefix("#").takeIf { told.length == 7 && told.startsWith('#') }
        val rgb = digits?.toLongOrNull(16) ?: throw UnknownDrawing("colour $told")
        return Color(0xFF000000L or rgb).copy(alpha = style.alpha * style.number("$name-opacity", 1f))
    }
}

private operator fun Attributes.get(name: String): String? = getValue(name)

private fun Attributes.number(name: String) = this[name]?.toFloat() ?: 0f

private fun numbers(told: String) = told.split(' ', ',', '\n', '\t').filter { it.isNotEmpty() }.map { it.toFloat() }

private val STEP = Regex("""(\w+)\(([^)]*)\)""")

private fun Matrix.transform(told: String) = STEP.findAll(told).forEach { step ->
    val numbers = numbers(step.groupValues[2])
    when (val verb = step.groupValues[1]) {
        "translate" -> translate(numbers[0], numbers.getOrElse(1) { 0f })
        "scale" -> scale(numbers[0], numbers.getOrElse(1) { numbers[0] })
        "rotate" -> {
            val (x, y) = numbers.getOrElse(1) { 0f } to numbers.getOrElse(2) { 0f }
            val turn = numbers[0] * PI.toFloat() / 180
            within(affine(1f, 0f, 0f, 1f, x, y))
            within(affine(cos(turn), sin(turn), -sin(turn), cos(turn), 0f, 0f))
            within(affine(1f, 0f, 0f, 1f, -x, -y))
        }
        "matrix" -> within(affine(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]))
        else -> throw UnknownDrawing(verb)
    }
}

/** Has a step of its own come before what was there: the inner transformation is the first that a point goes through. */
private fun Matrix.within(inner: Matrix) {
    inner *= this
    inner.values.copyInto(values)
}

private fun affine(a: Float, b: Float, c: Float, d: Float, x: Float, y: Float) =
    Matrix(floatArrayOf(a, b, 0f, 0f, c, d, 0f, 0f, 0f, 0f, 1f, 0f, x, y, 0f, 1f))
