//! Every picture is well-formed, says who is in it, and keeps its lines apart without colour.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use roxmltree::Document;
use steunkring_domain::face::{Background, HairStyle};
use steunkring_domain::layout::{Canvas, Placed, View, lay_out};
use steunkring_domain::{Arrow, Face, LineStyle};
use steunkring_picture::{
    CentrePicture, Direction, Figure, MapPicture, PersonPicture, Theme, figure_svg, legend, line_sample,
};

const ARROWS: [Arrow; 5] = [Arrow::In, Arrow::Out, Arrow::Both, Arrow::None, Arrow::Unknown];

fn picture(names: &[&str], canvas: Canvas, focus: Option<u8>, theme: Theme) -> MapPicture {
    let people: Vec<Placed> = (0..names.len())
        .map(|i| Placed { key: [i as u8; 16], ring: (i % 4) as u8, domain: 0, joined: i as u64, has_tie: true })
        .collect();
    let figure = |i: usize| match i % 8 {
        5 => Figure::Organisation(Background::Sky),
        6 => Figure::Pet(Background::Sun),
        7 => Figure::Place(Background::Mint),
        3 => Figure::Group(Background::Sand),
        4 => Figure::Unknown(Background::Mint),
        _ => Figure::Person(Face::from_id(&[i as u8; 16], i.is_multiple_of(2))),
    };
    let pictured = names.iter().enumerate().map(|(i, name)| {
        let person = PersonPicture {
            name: (*name).to_owned(),
            spoken: format!("{name}, dichtbij."),
            figure: figure(i),
            line: LineStyle::ALL[i % 9],
            arrow: ARROWS[i % 5],
            faded: false,
            assumed: false,
        };
        ([i as u8; 16], person)
    });
    MapPicture {
        title: "Onze kring".to_owned(),
        description: format!("{} mensen", names.len()),
        layout: lay_out(&people, &View { canvas, focus, page: 0, names: true }),
        people: pictured.collect::<BTreeMap<_, _>>(),
        chosen: None,
        ring_names: ["heel dichtbij", "dichtbij", "verder weg", "school, club en hulp"].map(str::to_owned),
        centre: CentrePicture {
            label: "wij".to_owned(),
            spoken: "wij: Sara, Lot en Bo".to_owned(),
            faces: vec![Face::from_id(&[9; 16], false), Face::from_id(&[8; 16], true)],
        },
        letters: 100,
        paper: true,
        theme,
        direction: Direction::LeftToRight,
    }
}

/// One element or text a line, so that a change is a change of few lines.
fn lines(svg: &str) -> String {
    svg.replace("><", ">\n<")
}

#[test]
fn small_pictures_stay_the_same() {
    let two = picture(&["oma Rie", "Jeugdteam van Duin"], Canvas::Tall, None, Theme::Light);
    insta::assert_snapshot!("map_of_two", lines(&two.svg()));
    let dark = picture(&["Bo"], Canvas::Round, Some(0), Theme::Dark);
    insta::assert_snapshot!("ring_of_one_dark", lines(&dark.svg()));
    insta::assert_snapshot!(
        "unknown_figure",
        lines(&figure_svg(&Figure::Unknown(Background::Sky), 44, "?", Theme::Light))
    );
    let samples = LineStyle::ALL
        .map(|style| line_sample(style, Arrow::In, style.code(), 64, Theme::Light, Direction::LeftToRight));
    insta::assert_snapshot!("line_samples", lines(&samples.concat()));
}

#[test]
fn every_person_is_heard_with_name_and_ring() {
    let names: Vec<String> = (0..45).map(|i| format!("mens {i}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for (count, focus) in [(1, None), (13, None), (30, None), (45, None), (45, Some(2))] {
        let picture = picture(&names[..count], Canvas::Tall, focus, Theme::Light);
        let svg = picture.svg();
        let document = Document::parse(&svg).unwrap();
        let title = document.descendants().find(|n| n.has_tag_name("title")).unwrap();
        assert_eq!(title.text(), Some("Onze kring"));
        let heard: Vec<&str> = document
            .descendants()
            .filter(|n| n.attribute("role") == Some("listitem"))
            .filter_map(|n| n.attribute("aria-label"))
            .collect();
        assert_eq!(heard.len(), picture.layout.spots.len() + picture.layout.bubbles.len());
        let spoken: Vec<&str> = picture.layout.spots.iter().map(|s| picture.people[&s.key].spoken.as_str()).collect();
        assert_eq!(heard[..spoken.len()], spoken[..], "in reading order");
    }
}

/// Without colours, and whatever the arrow, no two styles draw the same path.
#[test]
fn line_styles_differ_in_shape_alone() {
    for arrow in ARROWS {
        let shapes: BTreeSet<String> = LineStyle::ALL
            .iter()
            .map(|style| {
                let svg = line_sample(*style, arrow, "", 100, Theme::Grey, Direction::LeftToRight);
                let document = Document::parse(&svg).unwrap();
                let paths = document.descendants().filter(|n| n.has_tag_name("path"));
                paths
                    .filter(|n| n.attribute("fill").is_none())
                    .map(|n| format!("{:?} {:?};", n.attribute("d"), n.attribute("stroke-dasharray")))
                    .collect()
            })
            .collect();
        assert_eq!(shapes.len(), LineStyle::ALL.len(), "{arrow:?}");
    }
}

#[test]
fn arrows_stand_where_help_goes() {
    let heads = |arrow| {
        line_sample(LineStyle::Normal, arrow, "", 100, Theme::Light, Direction::LeftToRight).matches("Z\" fill").count()
    };
    assert_eq!(ARROWS.map(heads), [1, 1, 2, 0, 0]);
    // From who gives to who gets: the person stands where reading starts, as the face in a row, and the middle at the other end.
    let tip = |arrow, direction| {
        let svg = line_sample(LineStyle::Normal, arrow, "", 100, Theme::Light, direction);
        let heads = svg.split(r#"<path d="M"#).filter(|path| path.contains("Z\" fill"));
        heads.map(|head| head.split(' ').next().unwrap().parse().unwrap()).collect::<Vec<f64>>()
    };
    let (right, left) = (Direction::LeftToRight, Direction::RightToLeft);
    assert_eq!(
        (tip(Arrow::In, right), tip(Arrow::In, left)),
        (vec![85.], vec![15.]),
        "support that one gets comes from the face"
    );
    assert_eq!(
        (tip(Arrow::Out, right), tip(Arrow::Out, left)),
        (vec![3.], vec![97.]),
        "support that one gives goes to the face"
    );
    let middle = |direction| {
        line_sample(LineStyle::Normal, Arrow::Out, "", 100, Theme::Light, direction).contains(r#"<circle cx="93""#)
    };
    assert!(middle(right) && !middle(left));
}

/// Behind every name that is shown lies a plate over the lines, and under the faces.
#[test]
fn no_line_runs_through_a_name() {
    for (count, focus) in [(5, None), (12, None), (15, None), (40, Some(2)), (60, Some(0))] {
        let names: Vec<String> = (0..count).map(|i| format!("mens {i}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let picture = picture(&names, Canvas::Tall, focus, Theme::Light);
        let svg = picture.svg();
        let lines = svg.split(r#"role="img""#).next().unwrap();
        let document = Document::parse(&svg).unwrap();
        let number = |node: &roxmltree::Node, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let plates: Vec<_> = document
            .descendants()
            .filter(|node| node.has_tag_name("rect") && node.attribute("rx") == Some("8"))
            .map(|node| ["x", "y", "width", "height"].map(|name| number(&node, name)))
            .collect();
        let written: Vec<_> = document.descendants().filter(|node| node.attribute("paint-order").is_some()).collect();
        assert_eq!(written.len(), picture.layout.spots.iter().filter(|spot| spot.named).count());
        for name in written {
            let (x, base) = (number(&name, "x"), number(&name, "y"));
            let lies =
                |[left, top, wide, high]: &[f64; 4]| *left < x && x < left + wide && *top < base && base < top + high;
            assert!(plates.iter().any(lies), "{:?} lies on no plate", name.text());
        }
        assert_eq!(lines.matches(r#"rx="8""#).count(), plates.len(), "each over the lines and under the faces");
        assert!(lines.rfind("<path").unwrap() < lines.find(r#"rx="8""#).unwrap(), "a line lies over a plate");
    }
}

/// The names of rings grow with large letters, as far as no two touch; a picture without paper shows what is behind it.
#[test]
fn names_of_rings_grow_as_far_as_there_is_room() {
    for canvas in [Canvas::Tall, Canvas::Round] {
        let mut map = picture(&["Bo", "Rie", "Jan", "Els"], canvas, None, Theme::Light);
        let signs = |map: &MapPicture| {
            let svg = map.svg();
            let document = Document::parse(&svg).unwrap();
            let texts = document.descendants().filter(|node| {
                node.has_tag_name("text") && map.ring_names.iter().any(|name| node.text() == Some(name))
            });
            let all = texts.map(|text| {
                let sign = text.prev_sibling().unwrap();
                let number = |node: roxmltree::Node, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
                (number(text, "font-size"), number(sign, "y"), number(sign, "height"))
            });
            all.collect::<Vec<_>>()
        };
        let usual = signs(&map);
        map.letters = 200;
        let large = signs(&map);
        assert_eq!((usual.len(), large.len()), (4, 4));
        assert!(usual.iter().zip(&large).all(|(usual, large)| large.0 >= 1.3 * usual.0), "{usual:?} {large:?}");
        assert!(large.windows(2).all(|two| two[0].1 + two[0].2 < two[1].1), "two signs touch: {large:?}");
        map.ring_names[3] = "een heel lange naam voor de ring van school, club, hulp, kerk en werk".to_owned();
        assert_eq!(signs(&map).len(), 3, "what does not fit is cut at the usual size");
        map.paper = false;
        assert!(!map.svg().contains(r#"<rect x="-8" y="-8""#));
    }
}

/// A pause leaves the line's shape, and a place that was not asked has a sign that greyscale keeps.
#[test]
fn a_pause_fades_and_an_assumed_place_is_marked() {
    let two = picture(&["oma Rie", "Bo"], Canvas::Tall, None, Theme::Grey);
    let with = |change: fn(&mut PersonPicture)| {
        let mut picture = two.clone();
        picture.people.get_mut(&[1; 16]).map(change).unwrap();
        picture.svg()
    };
    let (plain, faded) = (two.svg(), with(|person| person.faded = true));
    assert_eq!(faded.replacen("<g opacity=\"0.4\">", "", 1).len() + "</g>".len(), plain.len() + 2 * "</g>".len());
    assert_eq!(faded.matches("<path").count(), plain.matches("<path").count());
    let assumed = with(|person| person.assumed = true);
    assert_eq!(assumed.matches(">?</text>").count(), 1);
    assert!(!plain.contains(">?</text>") && Document::parse(&assumed).is_ok());
}

/// A group, an organisation, an animal and a place are told apart from people and from each other by shape alone.
#[test]
fn each_figure_has_a_shape_of_its_own() {
    let sand = Background::Sand;
    let figures = [
        Figure::Group(sand),
        Figure::Organisation(sand),
        Figure::Pet(sand),
        Figure::Place(sand),
        Figure::Unknown(sand),
    ];
    let drawn: BTreeSet<_> = figures.iter().map(|figure| figure_svg(figure, 44, "", Theme::Grey)).collect();
    assert_eq!(drawn.len(), figures.len());
    assert_eq!(figures.map(|figure| figure.is_group()), [true, true, false, false, false]);
    assert!(drawn.iter().all(|svg| Document::parse(svg).is_ok()));
}

#[test]
fn legend_and_faces_are_well_formed() {
    let rows = LineStyle::ALL.map(|style| (style, style.code().to_owned()));
    let arrows = ARROWS.map(|arrow| (arrow, "<&>".to_owned()));
    for direction in [Direction::LeftToRight, Direction::RightToLeft] {
        let svg = legend("De lijnen", &rows, &arrows, Theme::Dark, direction);
        let document = Document::parse(&svg).unwrap();
        assert_eq!(document.descendants().filter(|n| n.attribute("role") == Some("listitem")).count(), 14);
    }
    for style in HairStyle::ALL {
        let face = Face { style: *style, beard: true, glasses: true, ..Face::from_id(&[3; 16], false) };
        for theme in [Theme::Light, Theme::Dark, Theme::Grey] {
            Document::parse(&figure_svg(&Figure::Person(face), 30, "\u{0}", theme)).unwrap();
        }
    }
}

/// No colour is left in a grey picture.
#[test]
fn grey_is_grey() {
    let svg = picture(&["a", "b", "c", "d", "e", "f", "g", "h", "i"], Canvas::Tall, None, Theme::Grey).svg();
    for (at, _) in svg.match_indices("=\"#") {
        let colour = &svg[at + 3..at + 9];
        assert!(colour[..2] == colour[2..4] && colour[2..4] == colour[4..], "#{colour}");
    }
}

#[test]
fn hostile_names_stay_text() {
    let long = "x".repeat(10_000);
    let names = [
        "</text><script>alert(1)</script>",
        "a\u{0}b\u{8}\u{FFFF}",
        "\"'&amp;",
        "\u{202E}sdrawkcab",
        "z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}",
        "👨‍👩‍👧‍👦",
        "",
        &long,
    ];
    let svg = picture(&names, Canvas::Tall, None, Theme::Light).svg();
    let document = Document::parse(&svg).unwrap();
    assert!(document.descendants().all(|n| !n.has_tag_name("script")));
    assert!(svg.len() < 120_000, "{}", svg.len());
    assert!(!svg.contains(&"x".repeat(401)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed as a name, title or own word, the picture is well-formed XML.
    #[test]
    fn any_words_give_a_document(words in prop::collection::vec(any::<String>(), 1..6), label in any::<String>()) {
        let names: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut map = picture(&names, Canvas::Round, None, Theme::Light);
        map.title = label.clone();
        map.ring_names = [label.clone(), label.clone(), label.clone(), label.clone()];
        map.centre.label = label;
        let svg = map.svg();
        prop_assert!(Document::parse(&svg).is_ok(), "{svg}");
    }
}
