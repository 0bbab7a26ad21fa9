//! Words for somebody on the map, ready to be sent by whatever way the phone has.

use serde::Serialize;
use steunkring_domain::*;
use steunkring_text::{Args, Label, Words};

use super::{Strip, date};
use crate::sight::{Part, Sight};
use crate::{App, CoreError, SpaceId};

/// Words for somebody on the map, ready to be sent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReachScreen {
    /// Who sees this: `eyes` or `lock`.
    pub strip: Strip,
    /// Who.
    pub person: PersonId,
    /// Its title.
    pub title: Label,
    /// What goes with it, and that a no is fine.
    pub help: Vec<Label>,
    /// For which day something is asked: the question.
    pub when: Label,
    /// That day.
    pub day: Date,
    /// What can be sent, in the order in which it is offered.
    pub messages: Vec<Message>,
    /// To send one.
    pub share: Label,
}

/// One text that can be sent. Nothing is sent before somebody chooses to whom, in the phone's own window.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Message {
    /// Which: `tell`, `thank`, `listen`, `babysit`, `drive` or `fix`.
    pub id: &'static str,
    /// What it is for, where its text does not say that.
    pub about: Option<Label>,
    /// The text.
    pub text: Label,
}

impl App {
    /// Words for somebody on the map. What is asked for a day is asked for the day after today when missing.
    ///
    /// # Errors
    /// [`CoreError::Missing`] for a space or person that is not there; [`CoreError::Invalid`] where the clock of the device is outside
    /// 1900 to 2199.
    pub fn reach_screen(
        &mut self,
        space: SpaceId,
        person: PersonId,
        day: Option<Date>,
    ) -> Result<ReachScreen, CoreError> {
        let today = self.day(self.now())?;
        let Sight { row, words, strip, .. } = self.sight(space, Part::Picture)?;
        let id = row.circle.resolve(person);
        let found = super::person::named(&row.circle, id)?;
        let tomorrow = || Date::from_days(today.days() + 1).unwrap_or(today);
        let day = day.unwrap_or_else(tomorrow);
        let name = Args::new().text("name", row.circle.name(id));
        Ok(ReachScreen {
            strip,
            person: id,
            title: words.label("person-say", &name),
            help: vec![words.plain("ask-help"), words.plain("ask-no-is-fine")],
            when: words.plain("person-say-when"),
            day,
            messages: messages(&words, &name, day, found.informed == Some(true)),
            share: words.plain("act-share"),
        })
    }
}

fn messages(words: &Words, name: &Args, day: Date, is_informed: bool) -> Vec<Message> {
    let when = words.text("when-on-date", &Args::new().text("date", &date(words, day)));
    let asks = |id, message: &str| {
        let args = Args::new().text("when", &words.inline(&when)).text("text", "");
        Message { id, about: None, text: words.label(message, &args) }
    };
    let said = |id, about: &str, message: &str| Message {
        id,
        about: Some(words.label(about, name)),
        text: words.plain(message),
    };
    let tell = (!is_informed).then(|| said("tell", "person-tell", "person-tell-message"));
    let rest = [
        asks("listen", "ask-listen"),
        asks("babysit", "ask-babysit"),
        asks("drive", "ask-drive"),
        asks("fix", "ask-fix"),
        said("thank", "person-thanks", "person-thank-message"),
    ];
    tell.into_iter().chain(rest).collect()
}
