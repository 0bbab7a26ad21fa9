/// Why a message could not be made; it names ids, never what a person wrote.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// No catalogue has a message of this id.
    #[error("there is no message {0}")]
    UnknownMessage(String),
    /// The message needs a variable that was not given, or one that counts was given as text.
    #[error("the message {message} needs ${variable}")]
    MissingVariable {
        /// The message's id.
        message: String,
        /// The variable's name, without the dollar sign.
        variable: String,
    },
    /// A catalogue or table that is compiled in does not parse; a test reads them all.
    #[error("the catalogue {0} does not parse")]
    Catalogue(&'static str),
    /// Dates, numbers or names of this language cannot be written, because its data is not compiled in.
    #[error("no locale data for {0}")]
    Locale(&'static str),
    /// A day, month, hour or minute that does not exist.
    #[error("no such date or time")]
    Date,
}
