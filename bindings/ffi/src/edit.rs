//! One space: changing what is known of somebody, and reaching that person.

use steunkring_app::{App, FacePart};

use crate::screens::{Done, EditScreen, FaceScreen, ReachScreen, TellScreen, Theme};
use crate::space::parse;
use crate::{CoreError, Space};

/// The most faces that one call draws.
const FACES: usize = 64;

#[uniffi::export]
impl Space {
    /// What is known of somebody, to change it.
    pub async fn edit_screen(&self, person: String) -> Result<EditScreen, CoreError> {
        let person = parse("person", &person)?;
        self.show(move |app, space| app.edit_screen(space, person)).await
    }

    /// Calls somebody by another name.
    pub async fn call_person(&self, person: String, name: String) -> Result<Done, CoreError> {
        let person = parse("person", &person)?;
        self.show(move |app, space| app.call_person(space, person, &name)).await
    }

    /// Tells something that somebody is good at.
    pub async fn add_strength(&self, person: String, text: String) -> Result<Done, CoreError> {
        let person = parse("person", &person)?;
        self.show(move |app, space| app.add_strength(space, person, &text)).await
    }

    /// Whose family somebody is: everybody to choose from, and what this person can be of the `other` who was chosen.
    pub async fn kin_screen(&self, person: String, other: Option<String>) -> Result<TellScreen, CoreError> {
        let person = parse("person", &person)?;
        let other = other.map(|other| parse("person", &other)).transpose()?;
        self.show(move |app, space| app.kin_screen(space, person, other)).await
    }

    /// What somebody does for whom: everybody to choose from, all together first, and the roles for who was chosen.
    pub async fn roles_screen(&self, person: String, whom: Option<String>) -> Result<TellScreen, CoreError> {
        let person = parse("person", &person)?;
        let whom = whom.map(|whom| parse("person", &whom)).transpose()?;
        self.show(move |app, space| app.roles_screen(space, person, whom)).await
    }

    /// Which languages somebody speaks.
    pub async fn languages_screen(&self, person: String) -> Result<TellScreen, CoreError> {
        let person = parse("person", &person)?;
        self.show(move |app, space| app.languages_screen(space, person)).await
    }

    /// The face of somebody with the choices of one part; those of the hair when missing. What has no face is `Missing`.
    pub async fn face_screen(&self, person: String, part: Option<String>) -> Result<FaceScreen, CoreError> {
        let person = parse("person", &person)?;
        let unknown = || CoreError::invalid("avatar", "there is no such part");
        let part = part.map(|code| FacePart::from_code(&code).ok_or_else(unknown)).transpose()?;
        self.show(move |app, space| app.face_screen(space, person, part)).await
    }

    /// Words for somebody on the map, ready to be sent. What is asked for a day is asked for the day after today when missing.
    pub async fn reach_screen(&self, person: String, day: Option<String>) -> Result<ReachScreen, CoreError> {
        let person = parse("person", &person)?;
        let day = crate::plan::day(day)?;
        self.show(move |app: &mut App, space| app.reach_screen(space, person, day)).await
    }
}

/// Faces by their codes as standalone SVGs of 12 to 1024 dp, in the order of the codes; at most 64.
#[uniffi::export]
pub fn face_svgs(codes: Vec<String>, size: u32, theme: Theme) -> Result<Vec<String>, CoreError> {
    if codes.len() > FACES {
        return Err(CoreError::invalid("avatar", "at most 64"));
    }
    codes.iter().map(|code| Ok(steunkring_app::face_svg(code, size, theme.into())?)).collect()
}
