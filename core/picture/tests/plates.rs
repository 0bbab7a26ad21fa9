//! Names are as high as they are asked to be, and hide no face and no ring's name where there is another place beside their own.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "helpers of tests may panic")]

use roxmltree::{Document, Node};
use steunkring_domain::layout::{Canvas, Placed, Spot, View, lay_out};
use steunkring_domain::{Arrow, Face, LineStyle};
use steunkring_picture::{CentrePicture, Direction, Figure, MapPicture, PersonPicture, Theme};

const NAMES: [&str; 9] = [
    "oma Rie",
    "Bo",
    "Buur Voorbeeld",
    "meester Jan",
    "Juf Els",
    "tante Mina",
    "Jeugdteam van Duin",
    "Sofie",
    "Trainer Mo",
];
const RINGS: [u8; 7] = [2, 1, 2, 3, 2, 0, 2];

/// How far the letters of a plate stand from its edge in dp.
const RIM: f64 = 3.;

fn picture(count: usize, canvas: Canvas, focus: Option<u8>, letters: u16) -> MapPicture {
    let key = |i: usize| [i as u8; 16];
    let people: Vec<Placed> = (0..count)
        .map(|i| Placed { key: key(i), ring: RINGS[i % 7], domain: (i % 3) as u8, joined: i as u64, has_tie: true })
        .collect();
    let pictured = (0..count).map(|i| {
        let person = PersonPicture {
            name: NAMES[i % NAMES.len()].to_owned(),
            spoken: String::new(),
            figure: Figure::Person(Face::from_id(&key(i), false)),
            line: LineStyle::ALL[i % 9],
            arrow: Arrow::In,
            faded: false,
            assumed: false,
        };
        (key(i), person)
    });
    MapPicture {
        title: String::new(),
        description: String::new(),
        layout: lay_out(&people, &View { canvas, focus, page: 0, names: true }),
        people: pictured.collect(),
        chosen: None,
        ring_names: ["Heel dichtbij", "Dichtbij", "Verder weg", "School, club en hulp"].map(str::to_owned),
        centre: CentrePicture { label: "Wij".to_owned(), spoken: String::new(), faces: vec![] },
        letters,
        paper: true,
        theme: Theme::Light,
        direction: Direction::LeftToRight,
    }
}

fn number(node: Node, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

/// The signs with ring names as left, top, width and height.
fn signs(svg: &str) -> Vec<[f64; 4]> {
    let document = Document::parse(svg).unwrap();
    let texts =
        document.descendants().filter(|node| node.has_tag_name("text") && node.attribute("font-weight").is_none());
    let rects = texts.filter_map(|text| text.prev_sibling()).filter(|node| node.has_tag_name("rect"));
    rects.map(|node| ["x", "y", "width", "height"].map(|name| number(node, name))).collect()
}

/// How deep two boxes lie over each other.
fn shared([left, top, wide, high]: [f64; 4], [x, y, across, down]: [f64; 4]) -> f64 {
    ((left + wide).min(x + across) - left.max(x)).min((top + high).min(y + down) - top.max(y))
}

/// Where somebody stands, and how large their face is with its rim.
fn round(map: &MapPicture, spot: &Spot) -> (f64, f64, f64) {
    let unit = map.layout.canvas.width_dp() as f64 / 1000.;
    let rim = if spot.dot { 1. } else { 2.5 };
    (spot.x as f64 * unit, spot.y as f64 * unit, spot.size as f64 / 2. + rim)
}

/// Plates as left, top, width and height, in the order of their names.
fn plates(svg: &str) -> Vec<[f64; 4]> {
    let document = Document::parse(svg).unwrap();
    let rects = document.descendants().filter(|node| node.has_tag_name("rect") && node.attribute("rx") == Some("8"));
    rects.map(|node| ["x", "y", "width", "height"].map(|name| number(node, name))).collect()
}

/// The heights of letters: of names, and of what is not bold, the names of rings.
fn heights(svg: &str) -> (Vec<f64>, Vec<f64>) {
    let document = Document::parse(svg).unwrap();
    let texts: Vec<_> = document.descendants().filter(|node| node.has_tag_name("text")).collect();
    let of = |wanted: fn(&Node) -> bool| {
        texts.iter().filter(|node| wanted(node)).map(|node| number(*node, "font-size")).collect()
    };
    (of(|node| node.attribute("paint-order").is_some()), of(|node| node.attribute("font-weight").is_none()))
}

/// How deep a box lies over the face of somebody.
fn deep(map: &MapPicture, spot: &Spot, [left, top, wide, high]: [f64; 4]) -> f64 {
    let unit = map.layout.canvas.width_dp() as f64 / 1000.;
    let (x, y) = (spot.x as f64 * unit, spot.y as f64 * unit);
    let (dx, dy) = (x - x.clamp(left, left + wide), y - y.clamp(top, top + high));
    spot.size as f64 / 2. + 2.5 - dx.hypot(dy)
}

/// How many faces of others a box lies over, deeper than a place that is written with one decimal can tell.
fn covered(map: &MapPicture, own: &Spot, area: [f64; 4], least: f64) -> usize {
    // A dot shows nobody's face: it opens its ring.
    map.layout.spots.iter().filter(|spot| spot.key != own.key && !spot.dot && deep(map, spot, area) > least).count()
}

/// What the letters of a plate take of it.
fn letters_of([left, top, wide, high]: [f64; 4]) -> [f64; 4] {
    [left + RIM, top + RIM, wide - 2. * RIM, high - 2. * RIM]
}

/// Whether a plate of that size has room above, below, at the left or at the right of a face, clear of all others, of the middle and of what
/// else is said there.
fn has_room(map: &MapPicture, own: &Spot, [_, _, wide, high]: [f64; 4], signs: &[[f64; 4]]) -> bool {
    let (unit, geometry) = (map.layout.canvas.width_dp() as f64 / 1000., &map.layout.geometry);
    let (x, y) = (own.x as f64 * unit, own.y as f64 * unit);
    let off = own.size as f64 / 2. + 3.;
    let places = [(0., -off - high / 2.), (0., off + high / 2.), (-off - wide / 2., 0.), (off + wide / 2., 0.)];
    places.iter().any(|(dx, dy)| {
        let (left, top) = (x + dx - wide / 2., y + dy - high / 2.);
        let (width, height) = (geometry.width as f64 * unit, geometry.height as f64 * unit);
        let within = left >= -6. && left + wide <= width + 6. && top >= -6. && top + high <= height + 6.;
        let (cx, cy) = (width / 2., height / 2.);
        let off = (cx - cx.clamp(left, left + wide)).hypot(cy - cy.clamp(top, top + high));
        let more = map.layout.bubbles.iter().all(|one| {
            let (x, y) = (one.x as f64 * unit, one.y as f64 * unit);
            (x - x.clamp(left, left + wide)).hypot(y - y.clamp(top, top + high)) > one.size as f64 / 2. + 3.
        });
        let clear = signs.iter().all(|sign| shared(*sign, [left, top, wide, high]) < -0.5);
        clear
            && more
            && within
            && off > geometry.centre as f64 * unit + 1.
            && covered(map, own, [left, top, wide, high], -0.5) == 0
    })
}

/// The plate of somebody's name where nobody else stands.
fn alone(map: &MapPicture, own: &Spot) -> [f64; 4] {
    let mut one = picture(1, map.layout.canvas, None, map.letters);
    one.people = [([0; 16], map.people[&own.key].clone())].into();
    one.layout.spots[0].named = false;
    one.chosen = Some([0; 16]);
    *plates(&one.svg()).last().unwrap()
}

#[test]
fn the_name_of_who_is_chosen_hides_nothing_and_is_left_out_only_where_there_is_no_room_beside_the_own_face() {
    let (mut seen, mut left_out, mut wrong) = (0, 0, Vec::new());
    for count in (16..=150).step_by(9) {
        for canvas in [Canvas::Tall, Canvas::Round] {
            for letters in [100, 130, 224] {
                let mut map = picture(count, canvas, None, letters);
                for own in map.layout.spots.clone().into_iter().step_by(3) {
                    map.chosen = Some(own.key);
                    let svg = map.svg();
                    let (plates, signs) = (plates(&svg), signs(&svg));
                    seen += 1;
                    left_out += usize::from(plates.is_empty());
                    let bad = match plates[..] {
                        [] => has_room(&map, &own, alone(&map, &own), &signs),
                        [plate] => {
                            covered(&map, &own, plate, 0.1) > 0 || signs.iter().any(|sign| shared(*sign, plate) > 0.1)
                        }
                        _ => true,
                    };
                    if bad {
                        wrong.push((count, canvas, letters, own.key[0]));
                    }
                }
            }
        }
    }
    println!("of {seen} names {left_out} are left out");
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(left_out * 5 <= seen, "{left_out} of {seen} names are left out");
}

/// Whoever stands before the line of who is chosen, it can be followed: it is drawn on their faces once more, and nowhere else.
#[test]
fn the_line_of_who_is_chosen_runs_over_the_faces_of_others() {
    let mut crossed = 0;
    for count in (10..=150).step_by(10) {
        for canvas in [Canvas::Tall, Canvas::Round] {
            let mut map = picture(count, canvas, None, 100);
            let unit = canvas.width_dp() as f64 / 1000.;
            for own in map.layout.spots.clone() {
                map.chosen = Some(own.key);
                let line = own.line.unwrap();
                let [from, to] = [line.from, line.to].map(|(x, y)| (x as f64 * unit, y as f64 * unit));
                let meets = |(x, y, radius): (f64, f64, f64)| {
                    let (across, down) = (to.0 - from.0, to.1 - from.1);
                    let along = ((x - from.0) * across + (y - from.1) * down) / (across * across + down * down);
                    let along = along.clamp(0., 1.);
                    (from.0 + along * across - x).hypot(from.1 + along * down - y) < radius
                };
                let faces = map.layout.spots.iter().filter(|spot| spot.key != own.key).map(|spot| round(&map, spot));
                let bubbles = map.layout.bubbles.iter();
                let bubbles = bubbles.map(|one| (one.x as f64 * unit, one.y as f64 * unit, one.size as f64 / 2. + 2.5));
                let met = faces.chain(bubbles).filter(|face| meets(*face)).count();
                crossed += met;
                let svg = map.svg();
                let over = svg.split(r#"<clipPath id="over">"#).nth(1);
                assert_eq!(over.is_some(), met > 0, "{count} {canvas:?} {:?}", own.key[0]);
                if let Some(over) = over {
                    assert!(!over.contains("listitem"), "a face lies over it");
                    let path = over.split("/>").next().unwrap();
                    assert_eq!(path.matches('Z').count(), met, "on other places too");
                }
            }
        }
    }
    assert!(crossed > 20, "{crossed}");
}

/// In the middle nobody's face lies under the letters, however large those are, and nothing reaches beyond it.
#[test]
fn the_word_in_the_middle_lies_over_no_face() {
    for canvas in [Canvas::Tall, Canvas::Round] {
        for (letters, label) in
            [100, 130, 170, 224, 400].into_iter().flat_map(|size| ["Wij", "Ik", "Wij thuis"].map(|word| (size, word)))
        {
            for faces in 0..=3u8 {
                let mut map = picture(12, canvas, None, letters);
                map.centre.label = label.to_owned();
                map.centre.faces = (0..faces).map(|face| Face::from_id(&[face; 16], false)).collect();
                let svg = map.svg();
                let document = Document::parse(&svg).unwrap();
                let middle = document.descendants().find(|node| node.attribute("role") == Some("img")).unwrap();
                let circle = middle.first_element_child().unwrap();
                let (cx, cy, r) = (number(circle, "cx"), number(circle, "cy"), number(circle, "r"));
                let text = middle.children().find(|node| node.has_tag_name("text")).unwrap();
                let (size, base) = (number(text, "font-size"), number(text, "y"));
                let what = format!("{canvas:?} {letters} {label} {faces}");
                let figures = middle.children().filter_map(|node| node.attribute("transform"));
                let placed: Vec<[f64; 3]> = figures
                    .map(|told| {
                        let numbers = told.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '-');
                        let all: Vec<f64> = numbers.filter_map(|one| one.parse().ok()).collect();
                        [all[0], all[1], 50. * all[2]]
                    })
                    .collect();
                assert_eq!(placed.len(), usize::from(faces), "{what}");
                for [x, y, radius] in placed {
                    assert!(y + radius <= base - 0.7 * size, "{what}: a face lies under the letters");
                    assert!((x - cx).hypot(y - cy) + radius <= r, "{what}: a face reaches beyond the middle");
                }
                assert!(size >= 13. && base < cy + r, "{what}");
            }
        }
    }
}

/// Where letters are large a ring's name takes the room that nobody stands in, and hides neither them nor another.
#[test]
fn names_of_rings_grow_where_nobody_stands() {
    let mut heights = Vec::new();
    for count in [0, 3, 8, 15, 20, 40, 60, 100, 150] {
        for canvas in [Canvas::Tall, Canvas::Round] {
            for letters in [100, 150, 224, 400] {
                let map = picture(count, canvas, None, letters);
                let svg = map.svg();
                let signs = signs(&svg);
                assert_eq!(signs.len(), 4);
                for (at, sign) in signs.iter().enumerate() {
                    let over = signs[..at].iter().any(|other| shared(*sign, *other) > 0.);
                    let [left, top, wide, high] = *sign;
                    let hides = map.layout.spots.iter().map(|spot| round(&map, spot)).any(|(x, y, radius)| {
                        (x - x.clamp(left, left + wide)).hypot(y - y.clamp(top, top + high)) < radius - 0.1
                    });
                    assert!(!over && !hides, "{count} {canvas:?} {letters}: {sign:?} lies over something");
                }
                if letters == 224 && canvas == Canvas::Tall {
                    heights.extend(self::heights(&svg).1);
                }
            }
        }
    }
    let large = heights.iter().filter(|size| **size >= 22.).count();
    assert!(large * 2 >= heights.len(), "{heights:?}");
}

#[test]
fn names_that_all_stand_there_hide_no_face() {
    let (mut all, mut seen) = (Vec::new(), 0);
    for canvas in [Canvas::Tall, Canvas::Round] {
        for (count, focus) in
            [(7, None), (12, None), (15, None), (40, Some(0)), (40, Some(1)), (40, Some(2)), (60, Some(2))]
        {
            for letters in [100, 130, 150] {
                let map = picture(count, canvas, focus, letters);
                let plates = plates(&map.svg());
                let named: Vec<_> = map.layout.spots.iter().filter(|spot| spot.named).collect();
                assert_eq!(plates.len(), named.len());
                let faces: usize =
                    named.iter().zip(&plates).map(|(own, plate)| covered(&map, own, letters_of(*plate), 0.1)).sum();
                seen += named.len();
                if faces > 0 {
                    all.push((canvas, count, focus, letters, faces));
                }
            }
        }
    }
    println!("of {seen} names these lie over a face: {all:?}");
    assert!(all.iter().map(|(.., faces)| faces).sum::<usize>() <= 4, "{all:?}");
}

#[test]
fn letters_are_as_high_as_they_are_asked_to_be() {
    for (canvas, letters) in [(Canvas::Tall, 115), (Canvas::Tall, 130), (Canvas::Round, 150), (Canvas::Round, 170)] {
        for (count, focus) in [(12, None), (40, Some(1))] {
            let (names, rings) = heights(&picture(count, canvas, focus, letters).svg());
            let wanted = |size: f64| size * f64::from(letters) / 100. - 0.05;
            assert!(
                !names.is_empty() && names.iter().all(|size| *size >= wanted(14.)),
                "{canvas:?} {letters}: {names:?}"
            );
            assert!(
                !rings.is_empty() && rings.iter().all(|size| *size >= wanted(12.)),
                "{canvas:?} {letters}: {rings:?}"
            );
        }
    }
}
