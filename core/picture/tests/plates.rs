//! Names are as high as they are asked to be, and hide no face where there is another place beside their own.

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

/// Whether a plate of that size has room above, below, at the left or at the right of a face, clear of all others and of the middle.
fn has_room(map: &MapPicture, own: &Spot, [_, _, wide, high]: [f64; 4]) -> bool {
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
        within && off > geometry.centre as f64 * unit + 1. && covered(map, own, [left, top, wide, high], -0.5) == 0
    })
}

#[test]
fn the_name_of_who_is_chosen_hides_no_face_where_there_is_room_beside_the_own_one() {
    let (mut seen, mut hidden, mut wrong) = (0, 0, Vec::new());
    for count in [20, 40, 60] {
        for canvas in [Canvas::Tall, Canvas::Round] {
            for letters in [100, 130, 150] {
                let mut map = picture(count, canvas, None, letters);
                for own in map.layout.spots.clone() {
                    map.chosen = Some(own.key);
                    let plate = *plates(&map.svg()).last().unwrap();
                    let covers = covered(&map, &own, plate, 0.1);
                    seen += 1;
                    hidden += usize::from(covers > 0);
                    if covers > 0 && has_room(&map, &own, plate) {
                        wrong.push((count, canvas, letters, own.key[0]));
                    }
                }
            }
        }
    }
    println!("of {seen} names {hidden} lie over a face");
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(hidden * 10 <= seen, "{hidden} of {seen} names lie over a face");
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
