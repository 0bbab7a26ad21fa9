//! The same work in yrs, as one document: nothing sealed, nothing signed, no past kept.

use std::sync::Arc;

use steunkring_app::{Command, Field};
use steunkring_domain::*;
use yrs::updates::decoder::Decode;
use yrs::{Any, ClientID, Doc, GetString, Map, OffsetKind, Options, ReadTxn, Text, Transact, Update};

use crate::Failure;
use crate::family::{DEVICES, Deed};

/// Eight documents that are kept equal through a ninth.
pub struct Peer {
    devices: Vec<Doc>,
    relay: Doc,
}

impl Default for Peer {
    fn default() -> Self {
        let doc = |n: usize| {
            let id = ClientID::new(n as u64 + 1);
            Doc::with_options(Options { offset_kind: OffsetKind::Utf16, ..Options::with_client_id(id) })
        };
        Self { devices: (0..DEVICES).map(doc).collect(), relay: doc(DEVICES) }
    }
}

impl Peer {
    /// Writes what a device does.
    pub fn write(&mut self, device: usize, deed: &Deed) -> Result<(), Failure> {
        let doc = self.devices.get(device).ok_or("a device that is not there")?;
        match deed {
            Deed::Burst(burst) => {
                let text = doc.get_or_insert_text(format!("body/{}", burst.note));
                let mut transaction = doc.transact_mut();
                let length = text.get_string(&transaction).encode_utf16().count();
                for splice in burst.splices(length) {
                    text.remove_range(&mut transaction, splice.at, splice.delete);
                    text.insert(&mut transaction, splice.at, &splice.insert);
                }
            }
            Deed::Command(command) => {
                let fields = fields(command);
                let maps: Vec<_> = fields.iter().map(|(map, _)| doc.get_or_insert_map(map.as_str())).collect();
                let mut transaction = doc.transact_mut();
                for (map, (_, field)) in maps.iter().zip(&fields) {
                    map.insert(&mut transaction, format!("{}/{}", field.row, field.key), value(&field.value));
                }
            }
        }
        Ok(())
    }

    /// Sends what a device has and fetches the rest.
    pub fn sync(&mut self, device: usize) -> Result<(), Failure> {
        let doc = self.devices.get(device).ok_or("a device that is not there")?;
        hand_over(doc, &self.relay)?;
        hand_over(&self.relay, doc)
    }

    /// Everything, as bytes.
    pub fn state(&self) -> Result<Vec<u8>, Failure> {
        Ok(self.relay.transact().encode_state_as_update_v1(&yrs::StateVector::default()))
    }

    /// Opens a state and reads the map from it; gives how many fields it has.
    pub fn open(state: &[u8]) -> Result<usize, Failure> {
        let doc = Doc::new();
        let maps: Vec<_> = Table::MAP.iter().map(|table| doc.get_or_insert_map(table.name())).collect();
        doc.transact_mut().apply_update(Update::decode_v1(state)?)?;
        let transaction = doc.transact();
        let mut circle = Circle::default();
        let mut count = 0;
        for (table, map) in Table::MAP.iter().zip(maps) {
            let mut rows = std::collections::BTreeMap::<String, Row>::new();
            for (place, found) in map.iter(&transaction) {
                let Some((row, key)) = place.rsplit_once('/') else { continue };
                count += 1;
                rows.entry(row.to_owned()).or_default().insert(key.to_owned(), scalar(found));
            }
            rows.iter().for_each(|(name, row)| circle.read_row(*table, name, row));
        }
        Ok(if circle.people.is_empty() { 0 } else { count })
    }
}

fn hand_over(from: &Doc, to: &Doc) -> Result<(), Failure> {
    let known = to.transact().state_vector();
    let update = from.transact().encode_diff_v1(&known);
    Ok(to.transact_mut().apply_update(Update::decode_v1(&update)?)?)
}

/// The fields that a command writes, each with its map: those of the product, and who wrote them where the product adds that.
fn fields(command: &Command) -> Vec<(String, Field)> {
    let map = |field: Field| (field.table.name().to_owned(), field);
    match command {
        Command::AddPerson { id, name, changes, tie } => {
            let mut all = vec![PersonChange::Nickname(Some(name.clone()))];
            all.extend(changes.iter().cloned());
            let mut fields: Vec<Field> = all.iter().map(|change| Field::of::<Person>(id, change)).collect();
            if let Some(tie) = tie {
                let key = TieId { ego: tie.ego, alter: *id };
                fields.push(Field::of::<Tie>(&key, &TieChange::Present(Some(true))));
                fields.push(Field::of::<Tie>(&key, &TieChange::Domain(tie.domain.clone())));
                let view = PerspectiveId { tie: key, respondent: *id };
                fields.extend(told(&view, &PerspectiveChange::Ring(tie.ring.clone())));
            }
            fields.into_iter().map(map).collect()
        }
        Command::Map(edits) => edits
            .iter()
            .flat_map(|edit| match edit {
                steunkring_app::Edit::View(view, change) => told(view, change),
                other => vec![other.field()],
            })
            .map(map)
            .collect(),
        Command::StartNote { document, edits } | Command::Note { document, edits } => edits
            .iter()
            .filter_map(|edit| edit.field())
            .map(|field| (format!("{}/{document}", field.table.name()), field))
            .collect(),
        _ => Vec::new(),
    }
}

fn told(view: &PerspectiveId, change: &PerspectiveChange) -> Vec<Field> {
    [
        change.clone(),
        PerspectiveChange::RecordedBy(Some(view.respondent)),
        PerspectiveChange::At(Some(Instant(0))),
        PerspectiveChange::Method(Some(Method::Together)),
    ]
    .iter()
    .map(|change| Field::of::<Perspective>(view, change))
    .collect()
}

fn value(scalar: &Scalar) -> Any {
    match scalar {
        Scalar::Null => Any::Null,
        Scalar::Bool(value) => Any::from(*value),
        Scalar::Int(value) => Any::from(*value),
        Scalar::Text(text) => Any::String(Arc::from(text.as_str())),
        Scalar::Bytes(bytes) => Any::Buffer(Arc::from(bytes.as_slice())),
    }
}

fn scalar(found: yrs::Out) -> Scalar {
    match found {
        yrs::Out::Any(Any::Bool(value)) => Scalar::Bool(value),
        yrs::Out::Any(Any::String(text)) => Scalar::Text(text.to_string()),
        yrs::Out::Any(Any::Buffer(bytes)) => Scalar::Bytes(bytes.to_vec()),
        yrs::Out::Any(other) => i64::try_from(other).map_or(Scalar::Null, Scalar::Int),
        _ => Scalar::Null,
    }
}
