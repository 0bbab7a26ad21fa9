//! Does some test fail for each change that could be made to who belongs and to what is sealed? `cargo mutants` makes the changes,
//! `.cargo/mutants.toml` says which are left out and why.

use crate::tools::Tool;
use crate::workspace::{Workspace, WorkspaceError, succeeds};
use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

const TOOL: Tool = Tool { name: "cargo-mutants", version: "27.1.0" };
/// What decides who belongs, and what seals and verifies.
const FILES: [&str; 19] = [
    "core/sync/src/crypto.rs",
    "core/sync/src/crypto/*.rs",
    "core/sync/src/membership.rs",
    "core/sync/src/membership/*.rs",
    "core/sync/src/op.rs",
    "core/sync/src/op/*.rs",
    "core/sync/src/epoch.rs",
    "core/sync/src/epoch/*.rs",
    "core/sync/src/joining.rs",
    "core/sync/src/joining/*.rs",
    "core/sync/src/recovery.rs",
    "core/sync/src/engine/raise.rs",
    "core/sync/src/engine/adopt.rs",
    "core/wire/src/access.rs",
    "core/wire/src/hash.rs",
    "core/wire/src/key.rs",
    "core/wire/src/mailbox.rs",
    "core/wire/src/outer.rs",
    "core/wire/src/request.rs",
];
/// The tool's result files, in the order of the columns; a column of what is left out stands behind them.
const KINDS: [&str; 4] = ["caught", "timeout", "unviable", "missed"];

/// How many mutants of a file came to each of [`KINDS`], and how many are left out.
type Row = [usize; 5];

/// Runs the mutants of these files, or of all of [`FILES`]; prints a row a file and says whether none was missed.
pub fn run(workspace: &Workspace, files: &[String]) -> Result<bool, WorkspaceError> {
    let tool = match TOOL.find(workspace)? {
        Ok(tool) => tool,
        Err(reason) => {
            eprintln!("{reason}");
            return Ok(false);
        }
    };
    let mutants = || {
        let mut command = workspace.program(&tool);
        command.args(["mutants", "--workspace"]);
        let chosen = files.iter().map(String::as_str);
        for file in chosen.chain(FILES.into_iter().filter(|_| files.is_empty())) {
            command.args(["--file", file]);
        }
        command
    };
    let mut rows = BTreeMap::new();
    let listed = [list(mutants().args(["--list", "--no-config"]))?, list(mutants().arg("--list"))?];
    for (at, lines) in listed.iter().enumerate() {
        for line in lines.lines() {
            let [.., excluded] = row(&mut rows, line);
            *excluded = if at == 0 { *excluded + 1 } else { excluded.saturating_sub(1) };
        }
    }
    let output = workspace.target.join("mutants");
    let mut command = mutants();
    // What histories find they find in the first ones, and each mutant plays them.
    command.env("STEUNKRING_MEMBERSHIP_HISTORIES", "8").env("PROPTEST_MAX_SHRINK_ITERS", "0");
    succeeds(command.arg("--output").arg(&output))?;
    for (column, kind) in KINDS.iter().enumerate() {
        let text = fs::read_to_string(output.join("mutants.out").join(format!("{kind}.txt"))).unwrap_or_default();
        for line in text.lines() {
            row(&mut rows, line).iter_mut().skip(column).take(1).for_each(|count| *count += 1);
        }
    }
    println!("{}", table(&rows));
    Ok(rows.values().all(|[caught, still, unviable, missed, _]| *missed == 0 && caught + still + unviable > 0))
}

fn list(command: &mut Command) -> Result<String, WorkspaceError> {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|source| WorkspaceError::Start { program: TOOL.name.to_owned(), source })?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The row of the file that a line of the tool begins with.
fn row<'a>(rows: &'a mut BTreeMap<String, Row>, line: &str) -> &'a mut Row {
    let file = line.split(':').next().unwrap_or_default();
    rows.entry(file.to_owned()).or_default()
}

fn table(rows: &BTreeMap<String, Row>) -> String {
    let mut text = String::from(
        "| file | caught | stood still | unviable | excluded | missed |\n| --- | --- | --- | --- | --- | --- |",
    );
    let sum: Row = std::array::from_fn(|column| rows.values().filter_map(|row| row.get(column)).sum());
    let all = rows.iter().map(|(file, row)| (file.as_str(), row)).chain([("all", &sum)]);
    for (file, [caught, still, unviable, missed, excluded]) in all {
        text.push_str(&format!("\n| {file} | {caught} | {still} | {unviable} | {excluded} | {missed} |"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_counts_for_its_file_and_all_are_added_up() {
        let mut rows = BTreeMap::new();
        row(&mut rows, "core/a.rs:3:4: replace a with b")[0] += 2;
        row(&mut rows, "core/b.rs:1:1: replace c with d")[3] += 1;
        let told = table(&rows);
        assert!(
            told.contains("| core/a.rs | 2 | 0 | 0 | 0 | 0 |") && told.ends_with("| all | 2 | 0 | 0 | 0 | 1 |"),
            "{told}"
        );
    }
}
