//! Whatever the two tables: no panic, no memory beyond a few copies of the cells, every pair that was taken is one of two people that
//! were taken, each once, and what was taken can be measured.
//!
//! The first byte of an input says what stands between cells; the table of ties comes after a byte 0.

use steunkring_domain::tables::{ALTERS_LIMIT, Delimiter, Mapping, Options, import, to_circle};
use steunkring_domain::{PersonId, measures};

use crate::{Target, Work, about, join, kind};

pub const TARGET: Target = Target { name: "import", longest: 4_096, memory: 8 << 20, seeds, begin };

fn seeds() -> Vec<Vec<u8>> {
    let tables: [(u8, &str, &str); 4] = [
        (0, "ego;id;naam\n1;a;oma Rie\n1;b;Bo\n1;c;Ali\n", "ego;van;naar;gewicht\n1;a;b;3\n1;a;c;1\n1;b;c;2\n"),
        (
            1,
            "id,name,category,closeness\na,\"tante \"\"Jo\"\"\",familie,1\nb,Bo,vrienden,buiten\n",
            "source,target,knows\na,b,ja\n",
        ),
        (2, "naam;kring\noma Rie;2\nBo;NA\n", ""),
        (0, "ego,id\n1,a\n2,a\n2,b\n", "ego,from,to,knows\n2,a,b,weet niet\n3,a,b,1\n"),
    ];
    tables.map(|(how, people, ties)| [&[how], people.as_bytes(), &[0], ties.as_bytes()].concat()).to_vec()
}

fn begin() -> Work {
    Box::new(|bytes| {
        let Some((how, rest)) = bytes.split_first() else { return 0 };
        let delimiter = [None, Some(Delimiter::Comma), Some(Delimiter::Semicolon)][usize::from(how % 3)];
        let mut tables = rest.splitn(2, |byte| *byte == 0);
        let (people, ties) = (tables.next().unwrap_or_default(), tables.next());
        let options = Options { delimiter, knows_above: f64::from(how / 3) };
        let read = match import(people, ties, &Mapping::default(), &options) {
            Ok(read) => read,
            Err(error) => return kind(&error),
        };
        let (mut alters, mut pairs) = (0, 0);
        for ego in &read.egos {
            assert!(!ego.alters.is_empty() && ego.alters.len() <= ALTERS_LIMIT);
            assert!(ego.knows.iter().all(|(a, b, _)| a < b && *b < ego.alters.len()));
            assert!(ego.knows.is_sorted_by(|one, other| (one.0, one.1) < (other.0, other.1)));
            let circle = to_circle(ego);
            assert_eq!(circle.people.len(), ego.alters.len());
            assert_eq!(circle.alter_ties.len(), ego.knows.len());
            let counted = measures::Counted::of(&circle, PersonId::FAMILY, PersonId::FAMILY);
            drop(postcard::to_allocvec(&measures::density(&counted)));
            alters += ego.alters.len();
            pairs += ego.knows.len();
        }
        assert!(read.untaken.iter().all(|untaken| untaken.row > 0));
        let reasons =
            read.untaken.iter().map(|untaken| kind(&untaken.reason)).fold(0, |all, one| all | 1 << (one % 24));
        join(&[about(read.egos.len()), about(alters), about(pairs), reasons])
    })
}
