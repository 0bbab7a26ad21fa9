//! The first programs: taken out of the READMEs, so that what is printed there is what a lane runs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::workspace::{Workspace, WorkspaceError};

/// The README that has all of them.
const ALL: &str = "README.md";

/// A first program, and what its README says that it prints.
#[derive(Debug, PartialEq, Eq)]
pub struct Printed {
    program: String,
    output: String,
}

impl Printed {
    /// Reads the program of a language, which stands the same in its package's README and in the repository's; otherwise says what is
    /// wrong with those.
    pub fn read(workspace: &Workspace, language: &str, package: &str) -> Result<Self, String> {
        let [own, all] = [package, ALL].map(|readme| {
            let text = fs::read_to_string(workspace.root.join(readme)).map_err(|error| format!("{readme}: {error}"))?;
            taken(&text, language)
                .ok_or_else(|| format!("{readme} has no first program in {language}, or no output of it"))
        });
        let (own, all) = (own?, all?);
        if own == all {
            return Ok(own);
        }
        Err(format!("{package} and {ALL} differ about the first program in {language}"))
    }

    /// Writes the program into a file, and its output beside it as `printed.txt`.
    pub fn write(&self, file: &Path) -> Result<PathBuf, WorkspaceError> {
        let folder = file.parent().unwrap_or(Path::new(""));
        let output = folder.join("printed.txt");
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(file, &self.program))
            .and_then(|()| fs::write(&output, &self.output))
            .map_err(|source| WorkspaceError::at(folder, source))?;
        Ok(output)
    }
}

/// The first block of a language in a README, and the first block of text after it.
fn taken(readme: &str, language: &str) -> Option<Printed> {
    let (program, after) = block(readme, language)?;
    let (output, _) = block(after, "text")?;
    Some(Printed { program: program.to_owned(), output: output.to_owned() })
}

/// What stands in the first block of a kind, and what comes after it.
fn block<'a>(text: &'a str, kind: &str) -> Option<(&'a str, &'a str)> {
    text.split_once(&format!("```{kind}\n"))?.1.split_once("```")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_taken_with_the_output_after_it() {
        let readme = "```text\nno\n```\n```python\nno\n```\n```swift\nprint(1)\n```\nIt prints:\n```text\n1\n```\n";
        let printed = Printed { program: "print(1)\n".to_owned(), output: "1\n".to_owned() };
        assert_eq!(taken(readme, "swift"), Some(printed));
        assert_eq!(taken(readme, "kotlin"), None);
        assert_eq!(taken("```swift\nprint(1)\n```\n", "swift"), None);
    }
}
