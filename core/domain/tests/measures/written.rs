//! A circle that is written down person by person.

use steunkring_domain::measures::{Counted, Fraction, Measure, Value};
use steunkring_domain::*;

pub fn id(n: u8) -> PersonId {
    PersonId([n; 16])
}

pub fn today() -> Date {
    Date::new(2026, 11, 24).unwrap()
}

pub fn ratio(num: u32, den: u32) -> Value {
    Value::Ratio(Fraction::new(num, den).unwrap())
}

pub fn said(measure: &Measure) -> Vec<&'static str> {
    std::iter::once(&measure.sentence).chain(&measure.more).map(|sentence| sentence.message).collect()
}

/// A circle that is written down person by person; Sem (1) is the ego and tells.
#[derive(Default)]
pub struct Written(pub Circle);

pub const SEM: u8 = 1;

impl Written {
    pub fn person(&mut self, n: u8) -> &mut Person {
        let person = self.0.people.entry(id(n)).or_default();
        person.nickname.get_or_insert_with(|| Nickname::parse(&format!("p{n}")).unwrap());
        person
    }

    pub fn tie(&mut self, ego: u8, alter: u8) -> &mut Tie {
        self.person(ego);
        self.person(alter);
        self.0.ties.entry(TieId { ego: id(ego), alter: id(alter) }).or_default()
    }

    pub fn view_by(&mut self, respondent: u8, ego: u8, alter: u8) -> &mut Perspective {
        self.tie(ego, alter);
        let tie = TieId { ego: id(ego), alter: id(alter) };
        self.0.perspectives.entry(PerspectiveId { tie, respondent: id(respondent) }).or_default()
    }

    pub fn view(&mut self, alter: u8) -> &mut Perspective {
        self.view_by(SEM, SEM, alter)
    }

    pub fn knows(&mut self, a: u8, b: u8, knows: Knows) {
        let key = AlterTieId::new(id(a), id(b), id(SEM));
        self.0.alter_ties.insert(key, AlterTie { knows: Some(knows), ..AlterTie::default() });
    }

    pub fn counted(&self) -> Counted<'_> {
        Counted::of(&self.0, id(SEM), id(SEM))
    }
}

/// Noor (20) is a child of the family; she tells of herself.
pub fn noor() -> Written {
    let mut written = Written::default();
    let noor = written.person(20);
    noor.age_band = Some(AgeBand::UpTo11);
    noor.in_family = Some(true);
    for adult in 30..=39 {
        written.person(adult).age_band = Some(AgeBand::UpTo64);
        written.view_by(20, 20, adult).ring = Some(Ring::Middle);
    }
    written
}
