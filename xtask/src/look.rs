//! Writes the colours of `look/tokens.json` as Kotlin, into `target/look`.

use std::fs;

use serde_json::Value;

use crate::workspace::Workspace;

/// Writes the Kotlin of the colours.
///
/// # Errors
///
/// Says which file could not be read or written, or which colour is none.
pub fn write(workspace: &Workspace) -> Result<(), String> {
    let from = workspace.root.join("look/tokens.json");
    let text = fs::read_to_string(&from).map_err(|error| format!("{} cannot be read: {error}", from.display()))?;
    let folder = workspace.target.join("look/nl/steunkring/ui");
    fs::create_dir_all(&folder).map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    let to = folder.join("Colours.kt");
    let kotlin = kotlin(&text)?;
    // An untouched file keeps its time, so that nothing is compiled anew.
    if fs::read_to_string(&to).is_ok_and(|old| old == kotlin) {
        return Ok(());
    }
    fs::write(&to, kotlin).map_err(|error| format!("{} cannot be written: {error}", to.display()))
}

fn kotlin(tokens: &str) -> Result<String, String> {
    let tokens: Value = serde_json::from_str(tokens).map_err(|error| format!("look/tokens.json: {error}"))?;
    let named = |theme: &str| {
        let colours = tokens.pointer(&format!("/color/{theme}")).and_then(Value::as_object);
        colours.ok_or_else(|| format!("look/tokens.json has no colours for {theme}"))
    };
    let (light, dark) = (named("light")?, named("dark")?);
    let mut out = String::from(
        "package nl.steunkring.ui\n\nimport androidx.compose.ui.graphics.Color\n\n\
         /** The colours of the look, by what they are for. */\nclass Colours private constructor(\n",
    );
    for name in light.keys() {
        let usage = tokens.pointer(&format!("/color/usage/{name}")).and_then(Value::as_str);
        let usage = usage.ok_or_else(|| format!("look/tokens.json does not say what {name} is for"))?;
        out.push_str(&format!("    /** {usage} */\n    val {name}: Color,\n"));
    }
    out.push_str(") {\n    companion object {\n");
    for (constant, colours) in [("LIGHT", light), ("DARK", dark)] {
        out.push_str(&format!("        /** For {} screens. */\n", constant.to_lowercase()));
        out.push_str(&format!("        val {constant} = Colours(\n"));
        for name in light.keys() {
            let told = colours.get(name).and_then(Value::as_str).and_then(|told| told.strip_prefix('#'));
            let rgb = told.filter(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
            let rgb = rgb.ok_or_else(|| format!("look/tokens.json: {name} is no colour in {constant}"))?;
            out.push_str(&format!("            {name} = Color(0xFF{rgb}),\n"));
        }
        out.push_str("        )\n");
    }
    out.push_str("    }\n}\n");
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(dark: &str) -> String {
        format!(
            r##"{{"color":{{"light":{{"paper":"#FBF5EA"}},"dark":{{"paper":"{dark}"}},"usage":{{"paper":"screens"}}}}}}"##
        )
    }

    #[test]
    fn each_colour_stands_in_both_themes_with_what_it_is_for() {
        let kotlin = kotlin(&tokens("#191714")).unwrap();
        for part in ["/** screens */", "val paper: Color", "paper = Color(0xFFFBF5EA)", "paper = Color(0xFF191714)"] {
            assert!(kotlin.contains(part), "{part} is not in {kotlin}");
        }
    }

    #[test]
    fn what_is_no_colour_is_refused_by_name() {
        for wrong in ["191714", "#19171", "#19171G", "red"] {
            assert!(kotlin(&tokens(wrong)).unwrap_err().contains("paper"), "{wrong}");
        }
    }
}
