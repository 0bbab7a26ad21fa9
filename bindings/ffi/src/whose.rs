//! One space: whose circle is looked at, and who stands in it.

use crate::screens::{Done, WhoseScreen};
use crate::space::{parse, parse_person};
use crate::{CoreError, Space};

#[uniffi::export]
impl Space {
    /// Whose circle can be looked at beside that of the ego; beside the one that the space holds when no ego is given.
    pub async fn whose_screen(&self, ego: Option<String>) -> Result<WhoseScreen, CoreError> {
        let ego = parse_person(ego)?;
        self.show(move |app, space| app.whose_screen(space, ego)).await
    }

    /// Puts somebody who is there already in a circle; in the one that the space holds when no ego is given.
    pub async fn put_in_circle(&self, ego: Option<String>, person: String) -> Result<Done, CoreError> {
        let (ego, person) = (parse_person(ego)?, parse("person", &person)?);
        self.show(move |app, space| app.put_in_circle(space, ego, person)).await
    }

    /// Takes somebody out of one circle, who stays in every other; `bring_back` brings the tie back.
    pub async fn take_out_of_circle(&self, ego: Option<String>, person: String) -> Result<Done, CoreError> {
        let (ego, person) = (parse_person(ego)?, parse("person", &person)?);
        self.show(move |app, space| app.take_out_of_circle(space, ego, person)).await
    }
}
