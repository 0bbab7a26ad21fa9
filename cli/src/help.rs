//! The help: the commands by what they are for, and the options that go with each of them.

use clap::CommandFactory;

use crate::args::Args;

/// The commands in groups, in the order of a first day.
const GROUPS: &[(&str, &[&str])] = &[
    ("To begin", &["init", "demo", "home", "spaces", "new"]),
    (
        "Who is there",
        &["add", "ask", "tell", "knows", "map", "whose", "person", "edit", "remove", "tray", "merge", "search"],
    ),
    ("Family and tasks", &["i-am", "kin", "role"]),
    ("Views, moments and numbers", &["compare", "settle", "then", "measures"]),
    ("Talks and the plan", &["talks", "note", "plan", "contact", "own"]),
    ("With others", &["invite", "join", "who", "consent", "relay", "sync", "bundle", "take-in"]),
    ("Copies and tables", &["storage", "backup", "restore", "code", "recover", "lock", "lost", "export", "import"]),
    ("This program", &["undo", "redo", "language", "own-words", "settings", "completion", "help"]),
];

/// What takes no space: it is made there, or is all of a home.
const WITHOUT_SPACE: &[&str] = &["init", "demo", "restore"];

/// The commands and options, with help that is easy to look through.
pub fn command() -> clap::Command {
    let mut command = Args::command();
    for name in WITHOUT_SPACE {
        let space = || clap::Arg::new("space").long("space").hide(true);
        command = command.mut_subcommand(name, |command| command.arg(space()));
    }
    let list = grouped(&command);
    command.help_template(format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{list}Everywhere:\n{{options}}{{after-help}}"
    ))
}

/// Each group with what its commands do; a command in no group stands at the end.
fn grouped(command: &clap::Command) -> String {
    let about = |name: &str| {
        let known = command.find_subcommand(name).and_then(clap::Command::get_about).map(ToString::to_string);
        known.unwrap_or_else(|| "Tell more of a command".to_owned())
    };
    let grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    let rest: Vec<&str> =
        command.get_subcommands().map(clap::Command::get_name).filter(|name| !grouped.contains(name)).collect();
    let rest = (!rest.is_empty()).then_some(("More", rest.as_slice()));
    let line = |name: &&str| format!("  {name:<11}{}\n", about(name));
    let group = |(title, names): (&str, &[&str])| format!("{title}:\n{}\n", names.iter().map(line).collect::<String>());
    GROUPS.iter().copied().chain(rest).map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The list of the help is that of the commands, each once.
    #[test]
    fn every_command_stands_in_one_group() {
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        grouped.retain(|name| *name != "help");
        grouped.sort_unstable();
        let command = Args::command();
        let mut known: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        known.sort_unstable();
        assert_eq!(grouped, known);
        command.clone().debug_assert();
        super::command().debug_assert();
    }
}
