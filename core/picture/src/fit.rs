//! Making a name fit without knowing the font: smaller, then two lines, then an ellipsis.

/// Most characters of a name that are looked at.
const LOOKED_AT: usize = 120;

/// A name as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fitted {
    pub(crate) size: f64,
    pub(crate) lines: Vec<String>,
}

/// Fits a name into `room` dp: at `size`, at `floor`, on two lines at the floor, and only then cut.
pub(crate) fn name(text: &str, size: f64, floor: f64, room: f64) -> Fitted {
    let text = tidy(text);
    let fitted = |size, lines| Fitted { size, lines };
    if width(&text, size) <= room {
        return fitted(size, vec![text]);
    }
    if width(&text, floor) <= room {
        return fitted(floor, vec![text]);
    }
    halves(&text, floor, room).unwrap_or_else(|| fitted(floor, vec![cut(&text, floor, room)]))
}

/// Fits a name of several words on two lines, as narrow as it can be.
pub(crate) fn halves(text: &str, size: f64, room: f64) -> Option<Fitted> {
    let text = tidy(text);
    let split = text
        .match_indices(' ')
        .filter_map(|(at, _)| text.split_at_checked(at))
        .map(|(first, second)| (first.trim(), second.trim()))
        .min_by(|a, b| longest(*a, size).total_cmp(&longest(*b, size)))?;
    Some(Fitted { size, lines: vec![cut(split.0, size, room), cut(split.1, size, room)] })
}

/// Fits a text on one line: as it is, or cut with an ellipsis.
pub(crate) fn line(text: &str, size: f64, room: f64) -> String {
    cut(&tidy(text), size, room)
}

/// The width of a text in dp in Andika bold, by kinds of letter; marks that stand on a letter have none.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(share).sum::<f64>() * size
}

fn longest((a, b): (&str, &str), size: f64) -> f64 {
    width(a, size).max(width(b, size))
}

fn cut(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", size);
    let kept: String = text
        .chars()
        .take_while(|c| {
            left -= share(*c) * size;
            left >= 0.
        })
        .collect();
    format!("{}…", kept.trim_end())
}

/// White space becomes single spaces, and nobody stacks more than three marks on a letter.
fn tidy(text: &str) -> String {
    let mut marks = 0;
    let kept: String = text
        .chars()
        .take(LOOKED_AT)
        .filter(|c| {
            marks = if is_mark(*c) { marks + 1 } else { 0 };
            marks <= 3
        })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE2F}')
}

/// Width of a character as a share of the type size.
fn share(c: char) -> f64 {
    match c {
        _ if is_mark(c) => 0.,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => 0.,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '!' | '|' | ' ' => 0.32,
        'f' | 'r' | 't' | '(' | ')' | '-' | '"' => 0.44,
        'm' | 'w' | 'M' | 'W' | '…' | '@' => 0.92,
        'A'..='Z' => 0.7,
        'a'..='z' | '0'..='9' => 0.59,
        '\u{590}'..='\u{5FF}' => 0.56,
        '\u{600}'..='\u{8FF}' => 0.45,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' => 1.,
        '\u{1F000}'..='\u{1FAFF}' => 1.2,
        _ => 0.64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_shrink_then_wrap_then_end() {
        let drawn = |text: &str| {
            let fitted = name(text, 16., 14., 88.);
            (fitted.size, fitted.lines.join("|"))
        };
        assert_eq!(drawn("oma Rie"), (16., "oma Rie".into()));
        assert_eq!(drawn("trainer Mob"), (14., "trainer Mob".into()));
        assert_eq!(drawn("mevrouw van Duin"), (14., "mevrouw|van Duin".into()));
        assert_eq!(drawn("Wolfeschlegelsteinhausen"), (14., "Wolfeschl…".into()));
        assert_eq!(drawn("   "), (16., String::new()));
    }

    /// However long or strange a name is, each line fits the room and there are at most two.
    #[test]
    fn nothing_breaks_out() {
        for text in
            ["a".repeat(10_000), "e\u{301}\u{302}\u{303}\u{304}\u{305}".repeat(50), "👨‍👩‍👧 ".repeat(30), "א ".repeat(90)]
        {
            let fitted = name(&text, 16., 14., 88.);
            assert!(fitted.lines.len() <= 2);
            assert!(fitted.lines.iter().all(|l| width(l, fitted.size) <= 88.), "{fitted:?}");
        }
    }
}
