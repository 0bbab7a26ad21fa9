//! The chart: each ratio beside its target, on a scale on which twice as much is one step.

use crate::measure::Line;
use crate::page::ratio;

const ROW: f64 = 26.0;
const TOP: f64 = 56.0;
const LEFT: f64 = 250.0;
/// Pixels for twice as much.
const STEP: f64 = 56.0;
/// How many steps lie left and right of the target.
const BELOW: f64 = 4.0;
const ABOVE: f64 = 6.0;

/// The chart as a standalone picture. Left of the middle line the target is reached.
pub fn svg(lines: &[&Line]) -> String {
    let width = LEFT + (BELOW + ABOVE) * STEP + 90.0;
    let height = TOP + ROW * lines.len() as f64 + 30.0;
    let middle = LEFT + BELOW * STEP;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" \
         font-size=\"13\" role=\"img\">\n<title>Each ratio beside its target</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
    );
    text(&mut out, 12.0, 24.0, "start", "#1b1b1b", "How far each figure lies from its target");
    let mut step = -BELOW;
    while step <= ABOVE {
        let (x, bottom) = (middle + step * STEP, TOP + ROW * lines.len() as f64);
        let colour = if step == 0.0 { "#1b1b1b" } else { "#dddddd" };
        out.push_str(&format!(
            "<line x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{bottom}\" stroke=\"{colour}\" stroke-width=\"{}\"/>\n",
            TOP - 6.0,
            if step == 0.0 { 2 } else { 1 }
        ));
        let name = if step == 0.0 { "target".to_owned() } else { format!("{}x", ratio(step.exp2())) };
        text(&mut out, x, bottom + 18.0, "middle", "#555555", &name);
        step += 2.0;
    }
    for (n, line) in lines.iter().enumerate() {
        let y = TOP + ROW * n as f64;
        let place = |value: f64| middle + (value / line.target).log2().clamp(-BELOW, ABOVE) * STEP;
        // Blue and orange are told apart by those who see no difference between green and red.
        let colour = if line.reaches() { "#1f6fb2" } else { "#c2570c" };
        let (from, to) = (place(line.ratio.middle).min(middle), place(line.ratio.middle).max(middle));
        text(&mut out, LEFT - 12.0, y + 13.0, "end", "#1b1b1b", &line.what);
        out.push_str(&format!(
            "<rect x=\"{from:.1}\" y=\"{y}\" width=\"{:.1}\" height=\"16\" fill=\"{colour}\" fill-opacity=\"0.85\"/>\n",
            (to - from).max(1.0)
        ));
        let (least, most) = (place(line.ratio.least), place(line.ratio.most));
        out.push_str(&format!(
            "<line x1=\"{least:.1}\" x2=\"{most:.1}\" y1=\"{0}\" y2=\"{0}\" stroke=\"#1b1b1b\" stroke-width=\"2\"/>\n",
            y + 8.0
        ));
        let told = format!("{} of {}", ratio(line.ratio.middle), line.target);
        // Beside the bar where it is not crossed by the line of the target.
        let right = most.max(to).max(middle) + 8.0;
        text(&mut out, right, y + 13.0, "start", colour, &told);
    }
    out.push_str("</svg>\n");
    out
}

fn text(out: &mut String, x: f64, y: f64, anchor: &str, colour: &str, words: &str) {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    out.push_str(&format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{words}</text>\n"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Unit;

    #[test]
    fn what_reaches_its_target_lies_left_of_the_line() {
        let quick = Line::beside("a < b", Unit::Seconds, &[1.0], ("F", &[1.0]), 2.0);
        let slow = Line::beside("slow", Unit::Seconds, &[4.0], ("F", &[1.0]), 2.0);
        let chart = svg(&[&quick, &slow]);
        assert!(chart.contains("a &lt; b"));
        let bars: Vec<&str> = chart.lines().filter(|line| line.contains("fill-opacity")).collect();
        let middle = LEFT + BELOW * STEP;
        assert!(bars[0].contains(&format!("x=\"{:.1}\"", middle - STEP)), "{}", bars[0]);
        assert!(bars[1].contains(&format!("x=\"{middle:.1}\"")), "{}", bars[1]);
    }
}
