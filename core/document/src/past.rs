//! What was there before, and what was written after a removal.

use automerge::{ChangeHash, ReadDoc};
use steunkring_domain::{Circle, Instant, Table};

use crate::document::{collect, read};
use crate::field::{actor_of, path, scalar};
use crate::{Answer, Document};

/// A version of a document: the changes that nothing follows yet.
pub type Heads = Vec<[u8; 32]>;

/// A row that was taken away and of which a field was written by somebody who had not seen that, or afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revival {
    /// The field.
    pub key: String,
    /// What was written, by whom and when.
    pub answer: Answer,
}

impl Document {
    /// The present version.
    pub fn heads(&mut self) -> Heads {
        self.doc.get_heads().into_iter().map(|hash| hash.0).collect()
    }

    /// Whether the document has seen all of a version.
    pub fn has(&mut self, heads: &[[u8; 32]]) -> bool {
        heads.iter().all(|hash| self.doc.get_change_meta_by_hash(&ChangeHash(*hash)).is_some())
    }

    /// Everything of a map document as it was at a version; `None` when the version is not in the document.
    pub fn circle_at(&mut self, heads: &[[u8; 32]]) -> Option<Circle> {
        if heads.is_empty() || !self.has(heads) {
            return None;
        }
        let heads: Vec<ChangeHash> = heads.iter().map(|hash| ChangeHash(*hash)).collect();
        let mut circle = Circle::default();
        for table in Table::MAP {
            let map = self.table(*table).ok()?;
            let rows = collect(
                self.doc.map_range_at(&map, .., &heads).map(|item| (item.key.to_string(), scalar(&item.value))),
            );
            read(&mut circle, *table, rows);
        }
        Some(circle)
    }

    /// The fields of a taken-away row that differ from what the one who took it away had seen: an edit is never lost behind a
    /// removal.
    pub fn revivals(&self, table: Table, row: &str) -> Vec<Revival> {
        self.written_unseen(table, row, table, row)
    }

    /// The fields of another row that differ from what the one who took a row away had seen.
    pub fn written_unseen(&self, gone: Table, gone_row: &str, table: Table, row: &str) -> Vec<Revival> {
        let (Ok(gone), Ok(map)) = (self.table(gone), self.table(table)) else { return Vec::new() };
        let Ok(Some((_, removal))) = self.doc.get(&gone, path(gone_row, "removed")) else { return Vec::new() };
        let Some(seen) = self.doc.hash_for_opid(&removal) else { return Vec::new() };
        let range = format!("{row}/")..format!("{row}0");
        let before: std::collections::BTreeMap<String, _> =
            self.doc.map_range_at(&map, range.clone(), &[seen]).map(|item| (item.key.to_string(), item.id())).collect();
        self.doc
            .map_range(&map, range)
            .filter(|item| before.get(item.key.as_ref()) != Some(&item.id()))
            .filter_map(|item| {
                let key = item.key.strip_prefix(row)?.strip_prefix('/')?.to_owned();
                let answer =
                    Answer { value: scalar(&item.value)?, actor: actor_of(&item.id()), at: self.time_of(&item.id()) };
                (key != "removed").then_some(Revival { key, answer })
            })
            .collect()
    }

    /// Where a run of the text of a version stands by now, in UTF-16 units, where it still stands in one piece. An empty run stands
    /// before the character that followed it.
    pub fn run_now(&mut self, heads: &[[u8; 32]], at: u32, run: &str) -> Option<u32> {
        if heads.is_empty() || !self.has(heads) {
            return None;
        }
        let heads: Vec<ChangeHash> = heads.iter().map(|hash| ChangeHash(*hash)).collect();
        let text = self.body_id()?;
        let place = |at: usize| {
            let cursor = self.doc.get_cursor(&text, at, Some(&heads)).ok()?;
            self.doc.get_cursor_position(&text, &cursor, None).ok()
        };
        let at = at as usize;
        let Some(last) = run.chars().last() else {
            let end = self.doc.length_at(&text, &heads);
            let now = if at >= end { self.doc.length(&text) } else { place(at)? };
            return u32::try_from(now).ok();
        };
        let length = run.encode_utf16().count();
        let (first, end) = (place(at)?, place((at + length).checked_sub(last.len_utf16())?)? + last.len_utf16());
        let now: Vec<u16> = self.body().encode_utf16().collect();
        let whole = end == first + length && now.get(first..end)?.iter().copied().eq(run.encode_utf16());
        if whole { u32::try_from(first).ok() } else { None }
    }

    /// When the last change was made, by its maker's clock.
    pub fn last_change(&mut self) -> Instant {
        let heads = self.doc.get_heads();
        Instant(
            heads
                .iter()
                .filter_map(|hash| self.doc.get_change_meta_by_hash(hash).map(|meta| meta.timestamp))
                .max()
                .unwrap_or(0),
        )
    }
}
