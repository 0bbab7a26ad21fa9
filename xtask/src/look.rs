//! Writes the colours and the times of `look/tokens.json` as Kotlin, into `target/look`.

use std::fs;

use serde_json::Value;

use crate::workspace::Workspace;

/// The numbers of what moves, each with its name in Kotlin.
const PACES: [(&str, &str); 6] = [
    ("tap", "TAP"),
    ("change", "CHANGE"),
    ("move", "MOVE"),
    ("ringFocus", "RING_FOCUS"),
    ("fade", "FADE"),
    ("slide", "SLIDE"),
];

/// Writes the Kotlin of the colours and of what moves.
///
/// # Errors
///
/// Says which file could not be read or written, or which colour, number or curve is none.
pub fn write(workspace: &Workspace) -> Result<(), String> {
    let from = workspace.root.join("look/tokens.json");
    let text = fs::read_to_string(&from).map_err(|error| format!("{} cannot be read: {error}", from.display()))?;
    let folder = workspace.target.join("look/nl/steunkring/ui");
    fs::create_dir_all(&folder).map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    let tokens: Value = serde_json::from_str(&text).map_err(|error| format!("look/tokens.json: {error}"))?;
    for (name, kotlin) in [("Colours.kt", colours(&tokens)?), ("Pace.kt", pace(&tokens)?)] {
        let to = folder.join(name);
        // An untouched file keeps its time, so that nothing is compiled anew.
        if fs::read_to_string(&to).is_ok_and(|old| old == kotlin) {
            continue;
        }
        fs::write(&to, kotlin).map_err(|error| format!("{} cannot be written: {error}", to.display()))?;
    }
    Ok(())
}

fn pace(tokens: &Value) -> Result<String, String> {
    let told = |part: &str| {
        let usage = tokens.pointer(&format!("/motion/usage/{part}")).and_then(Value::as_str);
        usage.ok_or_else(|| format!("look/tokens.json does not say what {part} is for"))
    };
    let mut out = String::from(
        "package nl.steunkring.ui\n\nimport androidx.compose.animation.core.CubicBezierEasing\n\n\
         /** How what moves does so. */\nobject Pace {\n",
    );
    for (part, constant) in PACES {
        let number = tokens.pointer(&format!("/motion/{part}")).and_then(Value::as_u64);
        let number = number.ok_or_else(|| format!("look/tokens.json: {part} is no whole number"))?;
        out.push_str(&format!("    /** {} */\n    const val {constant} = {number}\n\n", told(part)?));
    }
    let curve = tokens.pointer("/motion/easing").and_then(Value::as_str).unwrap_or_default();
    let inner = curve.strip_prefix("cubic-bezier(").and_then(|rest| rest.strip_suffix(')')).unwrap_or_default();
    let points: Vec<f32> = inner.split(", ").filter_map(|point| point.parse().ok()).collect();
    let [a, b, c, d] = points[..] else { return Err("look/tokens.json: easing is no cubic-bezier".to_owned()) };
    out.push_str(&format!(
        "    /** {} */\n    val EASING = CubicBezierEasing({a}f, {b}f, {c}f, {d}f)\n}}\n",
        told("easing")?
    ));
    Ok(out)
}

fn colours(tokens: &Value) -> Result<String, String> {
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

    fn tokens(dark: &str) -> Value {
        serde_json::json!({"color": {"light": {"paper": "#FBF5EA"}, "dark": {"paper": dark}, "usage": {"paper": "screens"}}})
    }

    #[test]
    fn each_colour_stands_in_both_themes_with_what_it_is_for() {
        let kotlin = colours(&tokens("#191714")).unwrap();
        for part in ["/** screens */", "val paper: Color", "paper = Color(0xFFFBF5EA)", "paper = Color(0xFF191714)"] {
            assert!(kotlin.contains(part), "{part} is not in {kotlin}");
        }
    }

    #[test]
    fn what_is_no_colour_is_refused_by_name() {
        for wrong in ["191714", "#19171", "#19171G", "red"] {
            assert!(colours(&tokens(wrong)).unwrap_err().contains("paper"), "{wrong}");
        }
    }

    fn motion() -> Value {
        let mut motion =
            serde_json::json!({"easing": "cubic-bezier(0.2, 0, 0.5, 1)", "usage": {"easing": "the curve"}});
        for (at, (part, _)) in PACES.into_iter().enumerate() {
            motion[part] = at.into();
            motion["usage"][part] = format!("use of {part}").into();
        }
        serde_json::json!({ "motion": motion })
    }

    #[test]
    fn each_time_and_the_curve_stand_there_with_what_they_are_for() {
        let kotlin = pace(&motion()).unwrap();
        for part in [
            "/** use of tap */\n    const val TAP = 0",
            "const val RING_FOCUS = 3",
            "/** the curve */\n    val EASING = CubicBezierEasing(0.2f, 0f, 0.5f, 1f)",
        ] {
            assert!(kotlin.contains(part), "{part} is not in {kotlin}");
        }
    }

    #[test]
    fn a_time_or_a_curve_that_is_none_is_refused_by_name() {
        for (part, _) in PACES {
            let mut wrong = motion();
            wrong["motion"][part] = "soon".into();
            assert!(pace(&wrong).unwrap_err().contains(part), "{part}");
        }
        for wrong in ["linear", "cubic-bezier(0.2, 0, 0)", "cubic-bezier(0.2, 0, 0, a)"] {
            let mut told = motion();
            told["motion"]["easing"] = wrong.into();
            assert!(pace(&told).unwrap_err().contains("easing"), "{wrong}");
        }
    }
}
