//! The places of twelve families, as a page a reader can check with a ruler. They are normative for every platform.

#![allow(clippy::indexing_slicing, reason = "helpers of tests may panic")]

use std::fmt::Write as _;
use steunkring_domain::layout::{Canvas, Layout, Placed, View, lay_out};

const RINGS: [&str; 4] = ["heel dichtbij", "dichtbij", "verder weg", "school, club en hulp"];

/// People per ring, added in turn; every fifth person has no line.
fn family(rings: [usize; 4]) -> Vec<Placed> {
    let mut left = rings;
    let mut people = Vec::new();
    while left.iter().any(|n| *n > 0) {
        for ring in 0..4u8 {
            if left[usize::from(ring)] > 0 {
                left[usize::from(ring)] -= 1;
                let joined = people.len() as u64;
                let mut key = [0; 16];
                key[15] = joined as u8;
                people.push(Placed { key, ring, domain: (joined % 3) as u8, joined, has_tie: joined % 5 != 4 });
            }
        }
    }
    people
}

fn page(layout: &Layout) -> String {
    let mut text = format!("{:?}, {:?}, page {} of {}\n", layout.canvas, layout.mode, layout.page + 1, layout.pages);
    for spot in &layout.spots {
        let name = if !spot.named {
            "no name"
        } else if spot.name_above {
            "name above"
        } else {
            "name below"
        };
        let _ = write!(
            text,
            "{:>3} at {:>4} {:>4}, {} dp, {}",
            spot.key[15],
            spot.x,
            spot.y,
            spot.size,
            RINGS[usize::from(spot.ring)]
        );
        let _ = match spot.line {
            _ if spot.dot => writeln!(text, ", a dot"),
            Some(line) => writeln!(text, ", {name}, line {:?} to {:?}", line.from, line.to),
            None => writeln!(text, ", {name}"),
        };
    }
    for bubble in &layout.bubbles {
        let _ = writeln!(text, "+{} at {} {}, {}", bubble.count, bubble.x, bubble.y, RINGS[usize::from(bubble.ring)]);
    }
    for label in &layout.labels {
        let _ = writeln!(text, "{} at {} {}", RINGS[usize::from(label.ring)], label.x, label.y);
    }
    text
}

#[test]
fn twelve_families_keep_their_places() {
    let cases = [
        ("nobody", [0; 4], Canvas::Tall, None),
        ("one_person", [1, 0, 0, 0], Canvas::Tall, None),
        ("three_close_people", [3, 0, 0, 0], Canvas::Tall, None),
        ("demo_family_of_13", [3, 4, 3, 3], Canvas::Tall, None),
        ("demo_family_on_paper", [3, 4, 3, 3], Canvas::Round, None),
        ("fifteen_people", [4, 4, 4, 3], Canvas::Tall, None),
        ("only_professionals", [0, 0, 0, 9], Canvas::Tall, None),
        ("twenty_people", [5, 5, 5, 5], Canvas::Tall, None),
        ("forty_people", [5, 9, 15, 11], Canvas::Tall, None),
        ("forty_people_one_ring", [5, 9, 15, 11], Canvas::Tall, Some(2)),
        ("one_hundred_and_fifty_people", [12, 30, 48, 60], Canvas::Tall, None),
        ("one_hundred_and_fifty_people_close", [12, 30, 48, 60], Canvas::Round, Some(0)),
    ];
    for (name, rings, canvas, focus) in cases {
        let layout = lay_out(&family(rings), &View { canvas, focus, page: 0, names: true });
        insta::assert_snapshot!(name, page(&layout));
    }
}
