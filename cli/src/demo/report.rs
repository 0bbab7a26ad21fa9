//! One page to look at or to print: the picture, the people, two views side by side, the plan, the note, and what both wrote apart.

use std::fmt::Write;

use data_encoding::BASE64;
use serde_json::Value;
use steunkring_app::{
    CompareRow, CompareScreen, Direction, MapScreen, NoteScreen, PersonItem, PlanScreen, Theme, WhoScreen,
};
use steunkring_domain::measures::Field;
use steunkring_domain::{Arrow, LineStyle, PersonId};
use steunkring_text::{Args, Words};

use super::apart::Story;
use crate::render::{ANDIKA, ANDIKA_BOLD};

/// What stands on the page.
pub struct Report<'a> {
    pub words: &'a Words,
    /// The circle as each teller sees it; the first is the one that is drawn large and told in words.
    pub views: &'a [MapScreen],
    /// The face of everybody, with the name.
    pub faces: &'a [(PersonId, String, String)],
    pub compared: &'a CompareScreen,
    pub plan: &'a PlanScreen,
    pub note: &'a NoteScreen,
    pub who: &'a WhoScreen,
    pub story: &'a Story,
    /// Some bytes of the relay's database, in hexadecimal.
    pub sealed: &'a [String],
    pub relay_bytes: usize,
    pub steps: &'a [Value],
}

impl Report<'_> {
    /// Makes the page. It loads nothing from elsewhere.
    pub fn html(&self) -> String {
        let Some((map, others)) = self.views.split_first() else { return String::new() };
        let mut page = Page { out: String::new(), drawings: 0 };
        let title = escape(&map.title.text);
        let _ = write!(
            page.out,
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
             <title>{title}</title><style>{}{}</style></head><body><main><h1>{title}</h1><p class=\"soft\">{}</p>",
            self.words.level().language(),
            fonts(),
            include_str!("report.css"),
            self.plain("demo-made-up"),
        );
        self.map(&mut page, map);
        self.people(&mut page, map);
        self.views(&mut page, others);
        self.compare(&mut page, map);
        self.plan(&mut page);
        self.note(&mut page);
        self.apart(&mut page);
        self.who(&mut page);
        self.relay(&mut page);
        page.out.push_str("</main></body></html>\n");
        page.out
    }

    fn map(&self, page: &mut Page, map: &MapScreen) {
        page.out.push_str("<figure class=\"big\">");
        page.drawing(&map.svg(Theme::Light), "day");
        page.drawing(&map.svg(Theme::Dark), "night");
        let _ = write!(page.out, "<figcaption>{}</figcaption></figure>", self.seen_by(map));
        let _ = write!(page.out, "<div class=\"card\"><h2>{}</h2><ul class=\"legend\">", self.plain("map-legend"));
        for style in LineStyle::ALL {
            let Some(person) = everybody(map).find(|person| person.line == style) else { continue };
            let word = self.words.plain(&format!("line-{}", style.code())).text;
            page.out.push_str("<li>");
            page.drawing(&person.line_svg(Arrow::None, &word, 104, Theme::Light, Direction::LeftToRight), "line");
            let _ = write!(page.out, "{}</li>", escape(&word));
        }
        page.out.push_str("</ul></div>");
    }

    /// Everybody with face, name and sentence, ring by ring.
    fn people(&self, page: &mut Page, map: &MapScreen) {
        let _ = write!(page.out, "<section class=\"new-page\"><h2>{}</h2>", self.plain("demo-people"));
        for ring in map.rings.iter().filter(|ring| !ring.people.is_empty()) {
            let _ = write!(page.out, "<h3>{}</h3><ul class=\"people\">", escape(&ring.label.text));
            for person in &ring.people {
                page.out.push_str("<li>");
                page.face(self.by_id(person.id), 56);
                let said = escape(&person.sentence.text);
                let _ = write!(page.out, "<div><b>{}</b><span>{said}</span></div></li>", escape(&person.name.text));
            }
            page.out.push_str("</ul>");
        }
        page.out.push_str("</section>");
    }

    /// The circle as each of the others tells it.
    fn views(&self, page: &mut Page, others: &[MapScreen]) {
        let _ = write!(page.out, "<section class=\"new-page\"><h2>{}</h2>", escape(&self.compared.title.text));
        let _ = write!(page.out, "<p class=\"soft\">{}</p><div class=\"two\">", escape(&self.compared.help.text));
        for map in others {
            page.out.push_str("<figure class=\"card\">");
            page.drawing(&map.svg(Theme::Light), "day");
            page.drawing(&map.svg(Theme::Dark), "night");
            let _ = write!(page.out, "<figcaption>{}</figcaption></figure>", self.seen_by(map));
        }
        page.out.push_str("</div></section>");
    }

    /// A row for each person of whom both told: place and band as the one and as the other tells them.
    fn compare(&self, page: &mut Page, map: &MapScreen) {
        let CompareScreen { first, second, same, different, .. } = self.compared;
        let (first, second) = (escape(&first.text), escape(&second.text));
        let _ = write!(
            page.out,
            "<section class=\"card\"><table class=\"stack\"><thead><tr><th></th><th>{first}</th><th>{second}</th></tr></thead><tbody>"
        );
        let rows = || same.rows.iter().map(|row| (row, false)).chain(different.rows.iter().map(|row| (row, true)));
        for person in everybody(map) {
            let mut told: Vec<(&CompareRow, bool)> = rows()
                .filter(|(row, _)| row.alter == person.id && matches!(row.field, Field::Ring | Field::Strength))
                .collect();
            if told.is_empty() {
                continue;
            }
            told.sort_by_key(|(row, _)| row.field != Field::Ring);
            page.out.push_str("<tr><td class=\"who\"><div>");
            page.face(self.by_id(person.id), 44);
            let _ = write!(page.out, "{}</div></td>", escape(&person.name.text));
            for (head, first) in [(&first, true), (&second, false)] {
                let _ = write!(page.out, "<td data-head=\"{head}\">");
                for (row, differs) in &told {
                    let Some(said) = (if first { &row.first } else { &row.second }) else { continue };
                    let class = if *differs { "chip differs" } else { "chip" };
                    let _ = write!(page.out, "<span class=\"{class}\">{}</span>", escape(&said.text));
                }
                page.out.push_str("</td>");
            }
            page.out.push_str("</tr>");
        }
        let talk = self.compared.talk.as_ref().map_or_else(String::new, |talk| escape(&talk.text));
        let _ = write!(page.out, "</tbody></table><p class=\"soft\">{talk}</p></section>");
    }

    fn plan(&self, page: &mut Page) {
        let plan = self.plan;
        let _ = write!(page.out, "<section class=\"new-page\"><h2>{}</h2>", escape(&plan.title.text));
        let _ = write!(page.out, "<p class=\"soft\">{}</p><div class=\"card\">", escape(&plan.help.text));
        for goal in &plan.goals {
            let whose = goal.whose.as_ref().map_or_else(String::new, |whose| escape(&whose.text));
            let text = escape(&goal.text.text);
            let _ = write!(
                page.out,
                "<div class=\"step\"><div><b>{text}</b><span class=\"soft\">{whose}</span></div></div>"
            );
        }
        let _ = write!(page.out, "<h3>{}</h3>", escape(&plan.actions_title.text));
        self.steps(page);
        page.out.push_str("</div></section>");
    }

    /// The steps with who does them, by when and how far they are.
    fn steps(&self, page: &mut Page) {
        for action in &self.plan.actions {
            page.out.push_str("<div class=\"step\">");
            page.face(action.owner.as_ref().and_then(|owner| self.by_name(&owner.text)), 44);
            let more = [&action.owner, &action.due].into_iter().flatten().chain([&action.status]);
            let more: Vec<&str> = more.map(|label| label.text.as_str()).collect();
            let (text, more) = (escape(&action.text.text), escape(&more.join(" · ")));
            let _ = write!(page.out, "<div>{text}<span class=\"soft\">{more}</span></div></div>");
        }
    }

    fn note(&self, page: &mut Page) {
        let note = self.note;
        let day = note.item.day.and_then(|day| self.words.date(i32::from(day.year()), day.month(), day.day()).ok());
        let day = day.map_or_else(String::new, |day| self.words.text("note-title", &Args::new().text("date", &day)));
        let _ = write!(page.out, "<section><h2>{}</h2>", escape(&note.item.title.text));
        let _ = write!(page.out, "<p class=\"soft\">{}</p><div class=\"card\"><div class=\"there\">", escape(&day));
        for person in &note.item.people {
            page.out.push_str("<div>");
            page.face(self.by_name(&person.text), 52);
            let _ = write!(page.out, "{}</div>", escape(&person.text));
        }
        page.out.push_str("</div><div class=\"body\">");
        for line in note.body.lines() {
            let _ = write!(page.out, "<p>{}</p>", escape(line));
        }
        let _ = write!(page.out, "</div><h3>{}</h3>", self.plain("note-decisions"));
        for decision in &note.decisions {
            let _ = write!(page.out, "<p><span class=\"tick\">✓</span> {}</p>", escape(&decision.text));
        }
        let _ = write!(page.out, "<h3>{}</h3>", self.plain("note-actions"));
        self.steps(page);
        page.out.push_str("</div></section>");
    }

    /// What each side wrote while the relay was away, and what both hold now.
    fn apart(&self, page: &mut Page) {
        let wrote = |name: &str| escape(&self.words.text("demo-wrote", &Args::new().text("name", name)));
        let (nadia, iris, both) = (wrote("Nadia"), wrote("Iris"), self.plain("demo-both"));
        let _ = write!(
            page.out,
            "<section class=\"new-page\"><h2>{}</h2><p class=\"soft\">{}</p><div class=\"card\"><table class=\"stack\"><thead><tr>\
             <th>{}</th><th>{nadia}</th><th>{iris}</th><th>{both}</th></tr></thead><tbody>",
            self.plain("demo-apart"),
            self.plain("demo-apart-help"),
            self.plain("demo-about"),
        );
        for fact in &self.story.facts {
            let [about, left, right, now] = [&fact.about, &fact.nadia, &fact.iris, &fact.now].map(|text| escape(text));
            let _ = write!(
                page.out,
                "<tr><td><b>{about}</b></td><td data-head=\"{nadia}\">{left}</td><td data-head=\"{iris}\">{right}</td>\
                 <td data-head=\"{both}\"><div class=\"now\">✓ {now}</div></td></tr>"
            );
        }
        let same = self.plain("demo-same");
        let _ = write!(page.out, "</tbody></table><p class=\"tick\">✓ {same}</p></div></section>");
    }

    fn who(&self, page: &mut Page) {
        let who = self.who;
        let _ = write!(page.out, "<section><h2>{}</h2>", escape(&who.title.text));
        let _ = write!(page.out, "<p class=\"soft\">{}</p><div class=\"card\">", escape(&who.summary.text));
        for member in &who.members {
            page.out.push_str("<div class=\"step\">");
            page.face(member.person.and_then(|id| self.by_id(id)).or_else(|| self.by_name(&member.name.text)), 44);
            let _ = write!(page.out, "<div><b>{}</b>", escape(&member.name.text));
            for more in [&member.may, &member.since, &member.devices] {
                let _ = write!(page.out, "<span class=\"soft\">{}</span>", escape(&more.text));
            }
            page.out.push_str("</div></div>");
        }
        page.out.push_str("</div></section>");
    }

    /// What the relay holds, and how long everything took.
    fn relay(&self, page: &mut Page) {
        let count = |message: &str, n: usize| escape(&self.words.text(message, &Args::new().count("n", n)));
        let said = self.who.relay.as_ref().map_or_else(String::new, |said| escape(&said.text));
        let _ = write!(
            page.out,
            "<section><h2>{}</h2><p class=\"soft\">{said}</p><div class=\"card\"><p>{}</p><p class=\"seal\">{} …</p><p>{}</p><p>{}</p></div></section>",
            self.plain("demo-relay"),
            self.plain("demo-relay-help"),
            self.sealed.join(" "),
            count("demo-relay-sent", self.story.sent),
            count("demo-relay-size", self.relay_bytes),
        );
        let _ = write!(page.out, "<section><h2>{}</h2><ul class=\"times\">", self.plain("demo-steps"));
        for step in self.steps {
            let (ms, what) = (step["ms"].as_u64().unwrap_or(0), step["what"].as_str().unwrap_or_default());
            let _ = write!(page.out, "<li><b>{ms} ms</b><span>{}</span></li>", escape(what));
        }
        page.out.push_str("</ul></section>");
    }

    fn by_id(&self, id: PersonId) -> Option<&str> {
        self.faces.iter().find(|(one, ..)| *one == id).map(|(.., face)| face.as_str())
    }

    fn by_name(&self, name: &str) -> Option<&str> {
        self.faces.iter().find(|(_, one, _)| one == name).map(|(.., face)| face.as_str())
    }

    fn plain(&self, message: &str) -> String {
        escape(&self.words.plain(message).text)
    }

    fn seen_by(&self, map: &MapScreen) -> String {
        escape(&self.words.text("tie-seen-by", &Args::new().text("respondent", &map.respondent.text)))
    }
}

/// The page as it grows.
struct Page {
    out: String,
    drawings: usize,
}

impl Page {
    /// Puts a drawing on the page. Its ids become its own: where two drawings have the same, a browser takes those of the first,
    /// which may be hidden.
    fn drawing(&mut self, svg: &str, class: &str) {
        self.drawings += 1;
        let own = format!("d{}-", self.drawings);
        let svg = svg.replace(" id=\"", &format!(" id=\"{own}")).replace("url(#", &format!("url(#{own}"));
        self.out.push_str(&svg.replacen("<svg ", &format!("<svg class=\"{class}\" "), 1));
    }

    fn face(&mut self, face: Option<&str>, size: u32) {
        if let Some(face) = face {
            self.drawing(face, &format!("face of-{size}"));
        }
    }
}

fn everybody(map: &MapScreen) -> impl Iterator<Item = &PersonItem> {
    map.rings.iter().flat_map(|ring| &ring.people)
}

/// The fonts of the look, so that the page is the same on every desk.
fn fonts() -> String {
    let face = |weight: u16, font: &[u8]| {
        let font = BASE64.encode(font);
        format!(
            "@font-face {{ font-family: Andika; font-weight: {weight}; src: url(data:font/ttf;base64,{font}) format('truetype'); }}\n"
        )
    };
    face(400, ANDIKA) + &face(700, ANDIKA_BOLD)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
