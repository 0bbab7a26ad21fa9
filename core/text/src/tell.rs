//! Sentences that tell a tie or a whole map, in the order of the words page.
//!
//! What was not told is never made into a sentence: a `None` is left out, or named once as not filled in. Codes are the
//! stored ones (`geld_spullen`); a code that this version does not know is left out too.

mod map;

pub use map::{Item, Map, MapRing, PEOPLE_LIMIT, item, map};

use crate::{Args, Label, Words};

/// The most kinds of support that are told as received, and as given.
const RECEIVED_LIMIT: usize = 3;
const GIVEN_LIMIT: usize = 2;

/// The person in the middle.
#[derive(Clone, Copy, Debug)]
pub struct Ego<'a> {
    /// The name, said to everyone but that person.
    pub name: &'a str,
    /// Whether that person is the reader, who is called "je".
    pub is_reader: bool,
}

/// How often someone does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Often {
    /// Hardly ever.
    Never,
    /// Sometimes.
    Sometimes,
    /// Often.
    Often,
}

/// A kin noun with how sure it is.
#[derive(Clone, Copy, Debug)]
pub struct Kin<'a> {
    /// The message with the noun of this person, such as `kin-name-oma`.
    pub noun: &'a str,
    /// Whether it is certain.
    pub sure: bool,
}

/// What one person told about a tie.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tie<'a> {
    /// The name of the person at the other end.
    pub name: &'a str,
    /// Whether that is a group or organisation.
    pub several: bool,
    /// What that person is to the ego.
    pub kin: Option<Kin<'a>>,
    /// The message of a role, such as `role-oppas`; told when there is no kin.
    pub role: Option<&'a str>,
    /// The code of the line, such as `strong-stressful`.
    pub line: &'a str,
    /// The code of the arrow: `in`, `out`, `both`, `none` or `unknown`.
    pub arrow: &'a str,
    /// The code of the status.
    pub status: Option<&'a str>,
    /// What the ego gets, by the code of the kind; `None` is not filled in.
    pub receives: &'a [(&'a str, Option<Often>)],
    /// The codes of the kinds that the ego gives.
    pub gives: &'a [&'a str],
    /// The code of how often there is contact.
    pub frequency: Option<&'a str>,
    /// The code of how there is contact.
    pub mode: Option<&'a str>,
    /// The code of the stress.
    pub stress: Option<&'a str>,
    /// Whether to say what is hardly ever; only on the person's own page.
    pub say_rarely: bool,
    /// Whether to say in one sentence what is not filled in.
    pub say_missing: bool,
}

impl Words {
    /// Adds the forms in which the middle person is named: `$who`, `$ego`, `$ego-full` and `$ego-obj`.
    pub fn about(&self, ego: Ego<'_>, args: Args) -> Args {
        let [subject, full, object] = match (ego.is_reader, self.level().language()) {
            (false, _) => [ego.name; 3],
            (true, "nl") => ["je", "jij", "jou"],
            (true, _) => ["you"; 3],
        };
        args.choice("who", if ego.is_reader { "you" } else { "other" })
            .text("ego", subject)
            .text("ego-full", full)
            .text("ego-obj", object)
    }

    /// A message without variables as a sentence, with a capital and a full stop.
    pub fn full_stop(&self, id: &str) -> Label {
        self.as_sentence(self.plain(id))
    }

    /// A label as a sentence, with a capital and a full stop; what ends as a sentence stays so.
    pub fn as_sentence(&self, label: Label) -> Label {
        let sentence = |text: &str| {
            let end = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
            format!("{}{end}", self.capitalised(text))
        };
        Label { text: sentence(&label.text), spoken: sentence(&label.spoken), ..label }
    }

    /// The reader after a preposition.
    pub(crate) fn reader_object(&self) -> &'static str {
        if self.level().language() == "nl" { "jou" } else { "you" }
    }
}

/// Tells a tie in sentences: kin or role, line, what the ego gets and gives, contact, stress, and what is missing.
pub fn tie(words: &Words, ego: Ego<'_>, tie: &Tie<'_>) -> Vec<Label> {
    let teller = Teller { words, ego, tie };
    let mut told = Vec::new();
    told.extend(teller.kin_or_role());
    if tie.line == "broken" {
        told.extend(teller.line());
        return told;
    }
    let wished = tie.status == Some("gewenst");
    let pausing = tie.status == Some("slapend");
    if wished {
        told.extend(teller.say("tie-status-gewenst"));
    } else if tie.line != "normal" {
        told.extend(teller.line());
    }
    if pausing {
        told.extend(teller.say("tie-status-slapend"));
    }
    told.extend(teller.received());
    told.extend(teller.given());
    if !pausing {
        told.extend(teller.contact());
    }
    if tie.line == "unknown" {
        told.extend(tie.stress.and_then(|code| teller.say(&format!("tie-stress-{}", id_part(code)))));
    }
    if tie.say_rarely {
        told.extend(teller.supports("tie-rarely", Some(Often::Never)));
    }
    // A tie of which nothing is known was already told as such by its line.
    let known =
        tie.frequency.is_some() || tie.receives.iter().any(|(_, often)| often.is_some()) || tie.line != "unknown";
    if tie.say_missing && known {
        told.extend(teller.missing(pausing || wished));
    }
    told
}

/// Tells what is drawn between two people: the line, a pause or a wish, then the arrow.
pub fn line(words: &Words, ego: Ego<'_>, tie: &Tie<'_>) -> Vec<Label> {
    let teller = Teller { words, ego, tie };
    match tie.status {
        Some("gewenst") => teller.say("tie-status-gewenst").into_iter().chain(teller.arrow()).collect(),
        status => {
            let paused = (status == Some("slapend")).then(|| teller.say("tie-status-slapend")).flatten();
            teller.line().into_iter().chain(paused).chain(teller.arrow()).collect()
        }
    }
}

/// Tells a tie in a row of a list: the line in a few words, a pause or a wish, then the arrow; of a broken tie the line alone.
pub fn short(words: &Words, ego: Ego<'_>, tie: &Tie<'_>) -> Label {
    let teller = Teller { words, ego, tie };
    let mut told = Vec::new();
    if tie.status == Some("gewenst") {
        told.extend(teller.say("tie-status-gewenst"));
    } else {
        told.push(words.full_stop(&format!("line-short-{}", id_part(tie.line))));
        told.extend((tie.status == Some("slapend")).then(|| words.full_stop("status-slapend")));
    }
    told.extend(teller.arrow().filter(|_| tie.arrow != "unknown" && tie.line != "broken"));
    joined(&told)
}

/// Joins sentences into one label, which keeps the first one's picture.
pub fn joined(sentences: &[Label]) -> Label {
    let join = |part: fn(&Label) -> &str| sentences.iter().map(part).collect::<Vec<_>>().join(" ");
    Label {
        text: join(|label| &label.text),
        spoken: join(|label| &label.spoken),
        language: sentences.first().map(|label| label.language.clone()).unwrap_or_default(),
        pictogram: sentences.first().and_then(|label| label.pictogram.clone()),
    }
}

/// A stored code as it stands in message ids.
pub(crate) fn id_part(code: &str) -> String {
    code.replace('_', "-")
}

struct Teller<'a> {
    words: &'a Words,
    ego: Ego<'a>,
    tie: &'a Tie<'a>,
}

impl Teller<'_> {
    fn kin_or_role(&self) -> Option<Label> {
        let (words, tie) = (self.words, self.tie);
        if let Some(kin) = tie.kin.filter(|kin| Words::has(kin.noun)) {
            // These have no noun for this side: the other side is told, or else the label alone.
            let other_side = match kin.noun {
                "kin-kind-voogd" => Some("kin-voogd"),
                "kin-kind-donor" => Some("kin-donor"),
                _ => None,
            };
            let sentence = if kin.sure { "tie-kin" } else { "tie-kin-unsure" };
            return Some(match other_side {
                Some(noun) if !self.ego.is_reader => {
                    let args = Args::new().text("a", self.ego.name).text("b", tie.name);
                    words.label(sentence, &args.text("kin", &self.noun(noun)))
                }
                None if kin.noun != "kin-name-schoonfamilie" => {
                    let args = self.args().text("a", tie.name).text("kin", &self.noun(kin.noun));
                    let object = if self.ego.is_reader { words.reader_object() } else { self.ego.name };
                    words.label(sentence, &args.text("b", object))
                }
                _ => words.label("tie-row", &Args::new().text("label", tie.name).text("value", &self.noun(kin.noun))),
            });
        }
        let role = tie.role.filter(|role| Words::has(role))?;
        let object = if self.ego.is_reader { words.reader_object() } else { self.ego.name };
        Some(words.label("tie-role", &self.args().text("for", object).text("role", &self.noun(role))))
    }

    fn line(&self) -> Option<Label> {
        self.say(&format!("tie-line-{}", id_part(self.tie.line)))
    }

    fn arrow(&self) -> Option<Label> {
        self.say(&format!("tie-arrow-{}", id_part(self.tie.arrow)))
    }

    fn received(&self) -> Vec<Label> {
        let of = |wanted: Often| self.tie.receives.iter().filter(move |(_, often)| *often == Some(wanted));
        of(Often::Often)
            .chain(of(Often::Sometimes))
            .filter_map(|(kind, often)| {
                let kind = id_part(kind);
                let group = format!("tie-get-{kind}-group");
                // Doing fun things has one sentence that fits both.
                let id = if self.tie.several && Words::has(&group) { group } else { format!("tie-get-{kind}") };
                let often = match often {
                    Some(Often::Often) => "level-in-vaak",
                    _ => "level-in-soms",
                };
                self.say_with(&id, self.args().text("often", &self.words.plain(often).text))
            })
            .take(RECEIVED_LIMIT)
            .collect()
    }

    /// Giving is yes or no, so how often stays empty.
    fn given(&self) -> Vec<Label> {
        let say = |kind: &&str| self.say_with(&format!("tie-give-{}", id_part(kind)), self.args().text("often", ""));
        self.tie.gives.iter().filter_map(say).take(GIVEN_LIMIT).collect()
    }

    fn contact(&self) -> Option<Label> {
        let frequency = id_part(self.tie.frequency?);
        if frequency == "niet" {
            return self.say("tie-contact-niet");
        }
        let inline = format!("freq-in-{frequency}");
        if !Words::has(&inline) {
            return None;
        }
        let sentence = format!("tie-contact-{}", id_part(self.tie.mode.unwrap_or("any")));
        let sentence = if Words::has(&sentence) { sentence } else { "tie-contact-any".to_owned() };
        self.say_with(&sentence, self.args().text("freq", &self.words.plain(&inline).text))
    }

    fn missing(&self, contact_is_told: bool) -> Option<Label> {
        if self.tie.frequency.is_none() && !contact_is_told {
            return self.say("tie-contact-unknown");
        }
        self.supports("tie-unknown-supports", None)
    }

    fn supports(&self, sentence: &str, level: Option<Often>) -> Option<Label> {
        let ids = self.tie.receives.iter().filter(|(_, often)| *often == level);
        let kinds: Vec<_> =
            ids.map(|(kind, _)| format!("support-{}", id_part(kind))).filter(|id| Words::has(id)).collect();
        let labels = kinds.iter().map(|id| self.noun(id));
        if kinds.is_empty() {
            return None;
        }
        self.say_with(sentence, self.args().text("supports", &self.words.list(labels)))
    }

    fn say(&self, id: &str) -> Option<Label> {
        self.say_with(id, self.args())
    }

    fn say_with(&self, id: &str, args: Args) -> Option<Label> {
        Words::has(id).then(|| self.words.label(id, &args))
    }

    fn args(&self) -> Args {
        self.words.about(self.ego, Args::new()).text("alter", self.tie.name)
    }

    fn noun(&self, id: &str) -> String {
        self.words.inline(&self.words.plain(id).text)
    }
}
