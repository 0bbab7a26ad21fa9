//! Writing SVG: escaped text and numbers that are the same on every platform.

use std::fmt::Write as _;

use crate::Direction;

/// Escapes text for XML 1.0, in content and in attributes; characters that XML cannot hold are left out.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
    out
}

/// Escapes text for drawing; Arabic beside other letters gets its own font by name, since renderers that fall back for a whole
/// text would otherwise draw boxes; from right to left so do other letters alone, since the first font there is the Arabic one.
pub(crate) fn drawn(text: &str, direction: Direction) -> String {
    let is_arabic = |c: char| matches!(c, '\u{600}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}');
    let latin = !text.chars().any(is_arabic);
    if latin && direction == Direction::LeftToRight || text.chars().all(|c| is_arabic(c) || c == ' ') {
        return escape(text);
    }
    let mut runs: Vec<(bool, String)> = Vec::new();
    for c in text.chars() {
        match runs.last_mut() {
            Some((arabic, run)) if *arabic == is_arabic(c) || c == ' ' => run.push(c),
            _ => runs.push((is_arabic(c), c.to_string())),
        }
    }
    let font = |arabic| if arabic { "Noto Sans Arabic" } else { "Andika" };
    let span = |(arabic, run): &(bool, String)| {
        format!(r#"<tspan font-family="'{}', sans-serif">{}</tspan>"#, font(*arabic), escape(run))
    };
    runs.iter().map(span).collect()
}

/// Cuts text to a number of characters, so that no label is endless.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let mut chars = text.chars();
    let mut short: String = chars.by_ref().take(most).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

/// A length with at most one decimal; negative zero is zero.
pub(crate) fn num(value: f64) -> String {
    decimals(value, 1)
}

/// A scale with at most four decimals.
pub(crate) fn scale(value: f64) -> String {
    decimals(value, 4)
}

fn decimals(value: f64, places: usize) -> String {
    let mut text = format!("{value:.places$}");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" { "0".to_owned() } else { text }
}

/// Appends formatted text; writing to a string cannot fail.
pub(crate) fn put(out: &mut String, text: std::fmt::Arguments) {
    let _ = out.write_fmt(text);
}

/// Appends formatted SVG to a string.
macro_rules! svg {
    ($out:expr, $($part:tt)*) => { $crate::xml::put(&mut *$out, format_args!($($part)*)) };
}
pub(crate) use svg;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_cleaned() {
        assert_eq!(escape("<a b=\"c\">&'\0\u{8}\u{FFFF}\n"), "&lt;a b=&quot;c&quot;&gt;&amp;&#39; ");
        assert_eq!(cut("abcdef", 3), "abc…");
        assert_eq!(cut("abc", 3), "abc");
    }

    #[test]
    fn each_script_has_its_font() {
        assert_eq!(drawn("oma <", Direction::LeftToRight), "oma &lt;");
        assert_eq!(drawn("سيم نور", Direction::RightToLeft), "سيم نور");
        let latin = "<tspan font-family=\"'Andika', sans-serif\">oma</tspan>";
        assert_eq!(drawn("oma", Direction::RightToLeft), latin);
        assert_eq!(
            drawn("سيم 2", Direction::LeftToRight),
            "<tspan font-family=\"'Noto Sans Arabic', sans-serif\">سيم </tspan><tspan font-family=\"'Andika', sans-serif\">2</tspan>"
        );
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([0.04, -0.04, 12.0, 12.25, -3.5].map(num), ["0", "0", "12", "12.2", "-3.5"]);
        assert_eq!(scale(0.44), "0.44");
    }
}
