//! One page to look at: the picture, the same people as a list, and the note.

use std::fmt::Write;

use steunkring_app::{CompareScreen, MapScreen, NoteScreen};

/// Makes the page. It loads nothing from elsewhere.
pub fn page(map: &MapScreen, drawing: &str, compared: &CompareScreen, note: &NoteScreen) -> String {
    let mut out = String::from(HEAD);
    let title = escape(&map.title.text);
    let _ = write!(
        out,
        "<title>{title}</title>{STYLE}</head><body><main><h1>{title}</h1><section class=\"two\"><figure>{drawing}</figure><div>"
    );
    for ring in map.rings.iter().filter(|ring| !ring.people.is_empty()) {
        let _ = write!(out, "<h2>{}</h2><ul>", escape(&ring.label.text));
        for person in &ring.people {
            let _ = write!(out, "<li><b>{}</b> {}</li>", escape(&person.name.text), escape(&person.sentence.text));
        }
        out.push_str("</ul>");
    }
    out.push_str("</div></section>");
    views(&mut out, compared);
    out.push_str("<section class=\"note\">");
    let people: Vec<&str> = note.item.people.iter().map(|label| label.text.as_str()).collect();
    let _ =
        write!(out, "<h2>{}</h2><p class=\"who\">{}</p>", escape(&note.item.title.text), escape(&people.join(", ")));
    for line in note.body.lines() {
        let _ = write!(out, "<p>{}</p>", escape(line));
    }
    for label in &note.decisions {
        let _ = write!(out, "<p><b>✓</b> {}</p>", escape(&label.text));
    }
    for action in &note.actions {
        let said = [Some(&action.text), action.owner.as_ref(), action.due.as_ref(), Some(&action.status)];
        let said: Vec<_> = said.into_iter().flatten().map(|label| escape(&label.text)).collect();
        let _ = write!(out, "<p><b>→</b> {}</p>", said.join(" · "));
    }
    out.push_str("</section></main></body></html>\n");
    out
}

/// Two views side by side, without a judgement of either.
fn views(out: &mut String, compared: &CompareScreen) {
    let _ = write!(out, "<section class=\"note\"><h2>{}</h2>", escape(&compared.title.text));
    let _ = write!(out, "<p class=\"who\">{}</p>", escape(&compared.help.text));
    for group in [&compared.same, &compared.different].into_iter().filter(|group| !group.rows.is_empty()) {
        let _ = write!(out, "<h2>{}</h2><ul>", escape(&group.label.text));
        for row in &group.rows {
            let said = row.sentence.iter().map(|sentence| escape(&sentence.text)).collect::<String>();
            let _ = write!(out, "<li><b>{}</b> {said}</li>", escape(&row.name.text));
        }
        out.push_str("</ul>");
    }
    out.push_str("</section>");
}

const HEAD: &str = "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">";

/// Colours and sizes of the look.
const STYLE: &str = "<style>
body { background: #FBF5EA; color: #2D2823; font: 18px/1.5 Andika, Verdana, sans-serif; margin: 0; }
main { max-width: 1080px; margin: 0 auto; padding: 16px; }
h1 { font-size: 32px; } h2 { font-size: 19px; margin: 16px 0 4px; }
.two { display: flex; flex-wrap: wrap; gap: 24px; } .two > * { flex: 1 1 380px; margin: 0; min-width: 0; }
figure svg { width: 100%; height: auto; }
ul { list-style: none; margin: 0; padding: 0; } li { background: #FFFEFB; border: 1px solid #DDCFB9; border-radius: 18px; padding: 8px 16px; margin: 8px 0; }
.note { background: #FFFEFB; border: 1px solid #DDCFB9; border-radius: 24px; padding: 8px 24px; margin-top: 24px; }
.who { color: #5E5448; }
</style>";

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
