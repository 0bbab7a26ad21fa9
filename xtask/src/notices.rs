//! Writes `THIRD-PARTY.md`: who made what we build on, and under which licence.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, PackageId};

use crate::workspace::{Workspace, WorkspaceError};

/// What no crate's licence field tells, kept by hand.
const BY_HAND: &str = include_str!("notices/preface.md");

/// Crates of ours that never reach a user.
const NOT_SHIPPED: [&str; 6] =
    ["steunkring-generate", "steunkring-tests", "steunkring-bench", "steunkring-fuzz", "steunkring-size", "xtask"];

/// Writes the file anew.
pub fn write(workspace: &Workspace) -> Result<(), WorkspaceError> {
    let path = path(workspace);
    fs::write(&path, page(workspace)?)
        .map_err(|source| WorkspaceError::Start { program: format!("write to {}", path.display()), source })?;
    println!("Wrote {}", path.display());
    Ok(())
}

/// Says whether the file is what [`write`] would write.
pub fn is_current(workspace: &Workspace) -> Result<bool, WorkspaceError> {
    let wanted = page(workspace)?;
    Ok(fs::read_to_string(path(workspace)).is_ok_and(|text| text == wanted))
}

fn path(workspace: &Workspace) -> PathBuf {
    workspace.root.join("THIRD-PARTY.md")
}

fn page(workspace: &Workspace) -> Result<String, WorkspaceError> {
    let metadata = MetadataCommand::new()
        .manifest_path(workspace.root.join("Cargo.toml"))
        .features(CargoOpt::AllFeatures)
        .exec()?;
    Ok(render(&metadata))
}

/// Depends on `Cargo.lock` only, not on the platform: every target's crates are named.
fn render(metadata: &Metadata) -> String {
    let shipped = shipped(metadata);
    let mut with_product = BTreeSet::new();
    let mut for_tests = BTreeSet::new();
    for package in metadata.packages.iter().filter(|package| package.source.is_some()) {
        let licence =
            package.license.as_deref().map_or_else(|| "see its licence file".to_owned(), |l| l.replace('/', " OR "));
        let line = format!("| {} | {} | {licence} |\n", package.name, package.version);
        if shipped.contains(&package.id) {
            with_product.insert(line)
        } else {
            for_tests.insert(line)
        };
    }
    let mut text = BY_HAND.to_owned();
    table(&mut text, "Crates in the product", &with_product);
    table(&mut text, "Crates that only build or test it", &for_tests);
    text
}

fn table(text: &mut String, title: &str, lines: &BTreeSet<String>) {
    text.push_str(&format!("\n## {title}\n\n| crate | version | licence |\n| --- | --- | --- |\n"));
    text.extend(lines.iter().map(String::as_str));
}

/// Everything that our shipped crates reach through ordinary dependencies.
fn shipped(metadata: &Metadata) -> BTreeSet<PackageId> {
    let edges: BTreeMap<&PackageId, Vec<&PackageId>> = metadata
        .resolve
        .iter()
        .flat_map(|resolve| &resolve.nodes)
        .map(|node| {
            let ordinary =
                node.deps.iter().filter(|dep| dep.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal));
            (&node.id, ordinary.map(|dep| &dep.pkg).collect())
        })
        .collect();
    let ours = metadata.workspace_packages();
    let mut open: Vec<&PackageId> = ours
        .iter()
        .filter(|package| !NOT_SHIPPED.contains(&package.name.as_str()))
        .map(|package| &package.id)
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id.clone()) {
            open.extend(edges.get(id).into_iter().flatten());
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_product_is_credited_apart_from_the_tools() {
        let workspace = Workspace::find().unwrap();
        let page = page(&workspace).unwrap();
        let (product, tools) = page.split_once("## Crates that only build or test it").unwrap();
        assert!(product.contains("| serde |"), "a crate of the product is missing");
        assert!(
            !product.contains("| proptest |") && tools.contains("| proptest |"),
            "a test tool is on the wrong list"
        );
        assert!(!page.contains("| steunkring-"), "our own crates are not third parties");
    }
}
