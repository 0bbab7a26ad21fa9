//! The demo, and going on with what it keeps.

use std::path::Path;
use std::process::Command;

#[test]
fn the_demo_does_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    let output = Command::new(env!("CARGO_BIN_EXE_steunkring")).args(["demo", "--keep"]).arg(&kept).output().unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}{wrong}");
    assert!(said.contains("oma Rie") && said.contains("Praten op school"), "{said}");
    for file in ["map.svg", "map.png", "map.pdf", "report.html"] {
        assert!(Path::new(&kept).join(file).metadata().unwrap().len() > 1_000, "{file}");
    }
    let again = Command::new(env!("CARGO_BIN_EXE_steunkring"))
        .arg("--home")
        .arg(kept.join("nadia"))
        .arg("map")
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&again.stdout).contains("trainer Mo"));
}
