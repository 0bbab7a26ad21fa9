//! The words of a recovery code as a page to print.

use crate::theme::Theme;
use crate::xml::{drawn, num, svg};
use crate::{Direction, fit, open};

/// A page of A4 in dp, and its margins.
const PAGE: (f64, f64) = (794., 1123.);
const MARGIN: f64 = 64.;
/// Where the words begin, and the height of a row of them.
const WORDS: f64 = 190.;
const ROW: f64 = 48.;
/// Words stand in two columns of so many.
const ROWS: usize = 12;

/// Draws the page: a title, what to do, the numbered words (at most 24) and what to know of the paper (at most 8 lines).
pub fn code_page(title: &str, help: &str, words: &[String], care: &[String]) -> String {
    let palette = Theme::Light.palette();
    let direction = Direction::LeftToRight;
    let mut out = String::new();
    open(&mut out, [0., 0., PAGE.0, PAGE.1], title, "", direction);
    svg!(&mut out, r#"<rect width="{}" height="{}" fill="{}"/>"#, num(PAGE.0), num(PAGE.1), palette.paper);
    let mut line = |text: &str, (x, y): (f64, f64), size: f64, room: f64| {
        let text = drawn(&fit::line(text, size, room), direction);
        svg!(
            &mut out,
            r#"<text x="{}" y="{}" font-size="{}" fill="{}">{text}</text>"#,
            num(x),
            num(y),
            num(size),
            palette.ink
        );
    };
    let room = PAGE.0 - 2. * MARGIN;
    line(title, (MARGIN, 96.), 36., room);
    line(help, (MARGIN, 140.), 20., room);
    for (n, word) in words.iter().take(2 * ROWS).enumerate() {
        let (column, row) = (n / ROWS, n % ROWS);
        let at = (MARGIN + column as f64 * room / 2., WORDS + (row as f64 + 0.5) * ROW);
        line(&format!("{}. {word}", n + 1), at, 26., room / 2. - 16.);
    }
    for (n, text) in care.iter().take(8).enumerate() {
        line(text, (MARGIN, WORDS + (ROWS as f64 + 1.) * ROW + n as f64 * 32.), 18., room);
    }
    out.push_str("</svg>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_on_the_page_with_its_number_and_nothing_lies_over_it() {
        let words: Vec<String> = (0..24).map(|n| format!("woord{n}")).collect();
        let care: Vec<String> = (0..8).map(|n| format!("regel {n} <&>")).collect();
        let page = code_page("Jouw code", "Schrijf op", &words, &care);
        for (n, word) in words.iter().enumerate() {
            assert_eq!(page.matches(&format!(">{}. {word}<", n + 1)).count(), 1);
        }
        assert_eq!(page.matches("&lt;&amp;&gt;").count(), 8);
        let last = page.rmatch_indices(" y=\"").next().unwrap().0;
        let y: f64 = page[last + 4..].split('"').next().unwrap().parse().unwrap();
        assert!(y < PAGE.1 - 32., "{y}");
    }
}
