//! Lists every call that crosses the border to Kotlin, Swift and Python, read from the source of `bindings/ffi`: what a test that
//! plays any call needs to know, and what none of them may leave out.

use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Attribute, FnArg, ImplItem, Item, Pat, ReturnType, Signature, Type};

/// One call of the border.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Call {
    /// The object that has it; none for a function.
    pub on: Option<String>,
    /// Its name in Rust.
    pub name: String,
    /// Whether it makes its object.
    pub makes: bool,
    /// Whether it is waited for.
    pub waits: bool,
    /// Whether it can fail.
    pub fails: bool,
    /// What it takes, by name and type in Rust, without the object.
    pub takes: Vec<(String, String)>,
    /// What it gives where it does not fail, as a type in Rust without blanks; `()` for nothing.
    pub gives: String,
}

/// Why the border could not be read.
#[derive(Debug, thiserror::Error)]
pub enum BorderError {
    /// A file of the source could not be read.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file of the source is no Rust.
    #[error("{path}: {source}")]
    Source {
        /// Which.
        path: PathBuf,
        /// What the parser said.
        source: syn::Error,
    },
}

/// Reads every call from the files in a folder, in order of their objects and names.
///
/// # Errors
/// Names the file that could not be read.
pub fn read(folder: &Path) -> Result<Vec<Call>, BorderError> {
    let failed = |source| BorderError::File { path: folder.to_owned(), source };
    let mut calls = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).map_err(|source| BorderError::File { path: path.clone(), source })?;
            calls.extend(listed(&text).map_err(|source| BorderError::Source { path, source })?);
        }
    }
    calls.sort();
    Ok(calls)
}

fn listed(source: &str) -> Result<Vec<Call>, syn::Error> {
    let mut calls = Vec::new();
    for item in syn::parse_file(source)?.items {
        match item {
            Item::Fn(function) if has(&function.attrs, "export") => calls.push(call(None, false, &function.sig)),
            Item::Impl(object) if has(&object.attrs, "export") => {
                let name = written(&object.self_ty);
                for part in &object.items {
                    if let ImplItem::Fn(method) = part {
                        calls.push(call(Some(&name), has(&method.attrs, "constructor"), &method.sig));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(calls)
}

/// Says whether an attribute of uniffi is there.
fn has(attributes: &[Attribute], word: &str) -> bool {
    attributes.iter().any(|one| {
        let path: Vec<String> = one.path().segments.iter().map(|part| part.ident.to_string()).collect();
        path == ["uniffi", word]
    })
}

fn call(on: Option<&str>, makes: bool, signature: &Signature) -> Call {
    let takes = signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(name) => Some((name.ident.to_string(), written(&typed.ty))),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    });
    let told = match &signature.output {
        ReturnType::Default => "()".to_owned(),
        ReturnType::Type(_, told) => written(told),
    };
    let good = told.strip_prefix("Result<").and_then(|rest| rest.strip_suffix(",CoreError>"));
    let gives = good.unwrap_or(&told).replace("Self", on.unwrap_or_default());
    Call {
        on: on.map(str::to_owned),
        name: signature.ident.to_string(),
        makes,
        waits: signature.asyncness.is_some(),
        fails: good.is_some(),
        takes: takes.collect(),
        gives,
    }
}

/// A type as it stands in the source, without blanks.
fn written(told: &Type) -> String {
    let text = told.to_token_stream().to_string();
    text.replace("dyn ", "dyn\u{0}").replace(' ', "").replace('\u{0}', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_functions_and_constructors_are_listed_and_what_is_not_exported_is_not() {
        let calls = listed(
            "#[uniffi::export]\nimpl Space {\n#[uniffi::constructor]\npub async fn open(secrets: Arc<dyn SecretStore>) -> \
             Result<Arc<Self>, CoreError> {}\npub fn id(&self) -> String {}\npub fn close(&self) {}\n}\n\
             impl Space { pub fn inner(&self) {} }\n#[uniffi::export]\npub fn is_id(text: String) -> bool {}",
        )
        .unwrap();
        let names: Vec<_> = calls.iter().map(|call| (call.on.as_deref(), call.name.as_str())).collect();
        assert_eq!(names, [(Some("Space"), "open"), (Some("Space"), "id"), (Some("Space"), "close"), (None, "is_id")]);
        let [open, id, close, is_id] = calls.as_slice() else { panic!("four calls") };
        assert!(open.makes && open.waits && open.fails && !id.makes && !id.waits && !id.fails);
        assert_eq!(open.takes, [("secrets".to_owned(), "Arc<dyn SecretStore>".to_owned())]);
        assert_eq!([&open.gives, &id.gives, &close.gives, &is_id.gives], ["Arc<Space>", "String", "()", "bool"]);
    }

    #[test]
    fn the_border_of_this_product_is_found() {
        let calls = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../ffi/src")).unwrap();
        assert!(calls.len() > 120, "{} calls: this test looks in the wrong place", calls.len());
        assert!(calls.iter().any(|call| call.on.as_deref() == Some("Space") && call.name == "map_screen"));
    }
}
