//! Closed lists that stay open to newer apps.

/// What every choice has, for what is done alike with any of them.
pub trait Choice: Clone + PartialEq + 'static {
    /// The prefix of this choice's message ids.
    const PREFIX: &'static str;
    /// Every value this version knows, in the order in which they are offered.
    const ALL: &'static [Self];

    /// The stored code.
    fn code(&self) -> &str;
}

/// Declares a choice: each value with its stored code, the words prefix of its messages, and `Newer` for what a newer app wrote.
#[macro_export]
macro_rules! choice {
    ($(#[$doc:meta])* pub enum $name:ident: $prefix:literal { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
            /// A value of a newer app, written back untouched and counted as missing.
            Newer(String),
        }

        impl $name {
            /// The prefix of this choice's message ids.
            pub const PREFIX: &'static str = $prefix;
            /// Every value this version knows, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stored code.
            pub fn code(&self) -> &str {
                match self {
                    $(Self::$variant => $code,)+
                    Self::Newer(code) => code,
                }
            }

            /// Reads a stored code; one this version does not know becomes `Newer`. `None` above 64 bytes.
            pub fn from_code(code: &str) -> Option<Self> {
                Some(match code {
                    $($code => Self::$variant,)+
                    _ if code.is_empty() || code.len() > 64 => return None,
                    _ => Self::Newer(code.to_owned()),
                })
            }

            /// Reads what a person or a file gives: only codes that this version knows.
            ///
            /// # Errors
            /// [`Invalid::Form`](crate::Invalid::Form) for any other text.
            pub fn parse(code: &str) -> Result<Self, $crate::Invalid> {
                match Self::from_code(code) {
                    Some(Self::Newer(_)) | None => Err($crate::Invalid::Form),
                    Some(known) => Ok(known),
                }
            }

            /// Whether this version knows the value.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Newer(_))
            }
        }

        impl $crate::choice::Choice for $name {
            const PREFIX: &'static str = $name::PREFIX;
            const ALL: &'static [Self] = $name::ALL;

            fn code(&self) -> &str {
                $name::code(self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = String::deserialize(deserializer)?;
                Self::from_code(&code).ok_or_else(|| serde::de::Error::custom("not a code"))
            }
        }

        impl $crate::FieldValue for $name {
            fn to_scalar(&self) -> $crate::Scalar {
                $crate::Scalar::Text(self.code().to_owned())
            }
            fn from_scalar(scalar: &$crate::Scalar) -> Option<Self> {
                match scalar {
                    $crate::Scalar::Text(code) => Self::from_code(code),
                    _ => None,
                }
            }
        }

        impl $crate::KeyPart for $name {
            fn to_part(&self) -> String {
                self.code().to_owned()
            }
            fn from_part(part: &str) -> Option<Self> {
                Self::from_code(part)
            }
        }
    };
}
