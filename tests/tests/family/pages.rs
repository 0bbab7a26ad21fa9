//! Screens as a person reads them, or hears them.

use steunkring_app::*;

/// Whether a person looks or listens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    Seen,
    Heard,
}

/// Writes screens down, line by line.
pub struct Page {
    sense: Sense,
    pub text: String,
}

impl Page {
    pub fn new(sense: Sense) -> Self {
        Self { sense, text: String::new() }
    }

    /// What happens, for who reads along.
    pub fn story(&mut self, text: &str) {
        self.text += &format!("\n~ {text}\n\n");
    }

    pub fn map(&mut self, map: &MapScreen) {
        self.title(&map.title);
        if self.sense == Sense::Heard {
            map.spoken.iter().chain(&map.empty).for_each(|label| self.line("", label));
            return;
        }
        for ring in map.rings.iter().filter(|ring| !ring.people.is_empty()) {
            self.line("", &ring.label);
            for person in &ring.people {
                self.line("  ", &person.name);
                self.line("    ", &person.sentence);
            }
        }
        map.waiting_label.iter().for_each(|label| self.line("", label));
        map.waiting.iter().for_each(|person| self.line("  ", &person.name));
        map.empty.iter().for_each(|label| self.line("", label));
    }

    pub fn talks(&mut self, talks: &NotesScreen) {
        self.title(&talks.title);
        for item in &talks.items {
            self.line("- ", &item.title);
        }
        talks.empty.iter().for_each(|label| self.line("", label));
    }

    pub fn note(&mut self, note: &NoteScreen) {
        self.title(&note.item.title);
        note.facts.iter().for_each(|fact| self.text += &format!("  {} {}\n", fact.title.text, fact.value.text));
        note.private.iter().for_each(|label| self.line("", label));
        for one in &note.attendance {
            self.line("  ", &one.name);
            one.details.iter().for_each(|detail| self.line("    ", detail));
        }
        note.agenda.iter().for_each(|label| self.line("", label));
        self.text += &format!("{}\n", note.body);
        note.media_title.iter().for_each(|label| self.line("", label));
        note.media.iter().for_each(|item| self.line("- ", &item.label));
        self.line("", &note.decisions_title);
        note.decisions.iter().for_each(|decision| self.line("* ", decision));
        self.line("", &note.actions_title);
        for action in &note.actions {
            self.line("> ", &action.text);
            self.line("    ", &action.status);
            action.owner.iter().chain(&action.due).for_each(|label| self.line("    ", label));
        }
        note.evaluation.iter().chain(&note.public_summary).for_each(|label| self.line("", label));
        self.line("", &note.who_sees);
        for conflict in &note.conflicts {
            self.line("? ", &conflict.title);
            conflict.answers.iter().for_each(|answer| self.line("    ", &answer.sentence));
        }
        note.empty.iter().for_each(|label| self.line("", label));
    }

    pub fn plan(&mut self, plan: &PlanScreen) {
        self.title(&plan.title);
        self.line("", &plan.help);
        for goal in &plan.goals {
            self.line("- ", &goal.text);
            goal.whose.iter().for_each(|whose| self.line("    ", whose));
        }
        self.line("", &plan.actions_title);
        for action in &plan.actions {
            self.line("- ", action.sentence.as_ref().unwrap_or(&action.text));
            self.line("    ", &action.status);
            action.mark.iter().chain(&action.late).for_each(|label| self.line("    ", label));
        }
        self.line("", &plan.agreed_title);
        plan.agreed.iter().for_each(|label| self.line("  ", label));
        plan.evaluations.iter().chain(&plan.empty).for_each(|label| self.line("", label));
    }

    pub fn compare(&mut self, compare: &CompareScreen) {
        self.title(&compare.title);
        self.line("", &compare.help);
        for group in [&compare.same, &compare.different, &compare.one_only] {
            if group.rows.is_empty() {
                continue;
            }
            self.line("", &group.label);
            let mut about = None;
            for row in &group.rows {
                if about.replace(row.alter) != Some(row.alter) {
                    self.line("  ", &row.name);
                }
                row.topic.iter().for_each(|label| self.line("    ", label));
                match &row.sentence {
                    Some(sentence) => self.line("    ", sentence),
                    None => row.first.iter().chain(&row.second).for_each(|label| self.line("    ", label)),
                }
            }
        }
        compare.talk.iter().chain(&compare.empty).for_each(|label| self.line("", label));
    }

    pub fn tray(&mut self, tray: &TrayScreen) {
        self.title(&tray.title);
        self.line("", &tray.help);
        for item in &tray.items {
            self.line(if item.edited { "! " } else { "- " }, &item.name);
        }
        tray.empty.iter().for_each(|label| self.line("", label));
    }

    pub fn then(&mut self, then: &ThenScreen) {
        self.title(&then.title);
        self.line("", &then.then);
        then.reason.iter().chain(&then.caption).for_each(|label| self.line("  ", label));
        self.line("", &then.now);
        then.changes.iter().map(|change| &change.label).chain(&then.children).for_each(|label| self.line("  ", label));
    }

    fn title(&mut self, label: &Label) {
        self.text += "## ";
        self.line("", label);
    }

    fn line(&mut self, before: &str, label: &Label) {
        let said = if self.sense == Sense::Heard { &label.spoken } else { &label.text };
        // The marks around names are for the direction of writing only.
        self.text += &format!("{before}{}\n", said.replace(['\u{2068}', '\u{2069}'], ""));
    }
}
