//! Histories written out for other implementations: what travelled, and what came of it.

use crate::phone::Phone;
use crate::world::World;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use steunkring_sync::crypto::{DeviceId, Signed, decode, encode, hash};
use steunkring_sync::membership::{Device, Log, Member, State};
use steunkring_sync::op::MemberId;

/// Writes a named test's world out, where `STEUNKRING_MEMBERSHIP_LOGS` names a folder.
pub fn tell(world: &World, name: &str) {
    if let Some(folder) = std::env::var_os("STEUNKRING_MEMBERSHIP_LOGS") {
        std::fs::create_dir_all(&folder).unwrap();
        write(world, &format!("named-{name}"), folder.as_ref());
    }
}

/// Writes one history as a phone that belongs sees it in the end; the file needs nothing else to be checked.
pub fn write(world: &World, name: &str, folder: &Path) {
    let reads = |phone: &&Phone| phone.engine.own_role().is_some() && !phone.is_lost && !phone.is_paper;
    // Who took whole documents over lacks what they stand for, which the relay still has.
    let Some(phone) = world.phones.iter().rfind(|phone| reads(phone) && phone.wholes.is_empty()) else { return };
    let log = phone.engine.log();
    let mut operations: Vec<String> = log.ids().iter().map(hex).collect();
    operations.sort();
    let entries: Map<String, Value> = phone
        .counted()
        .into_iter()
        .map(|((device, seq), changes)| {
            let sum = <sha2::Sha256 as sha2::Digest>::digest(changes.concat());
            (format!("{}-{seq}", hex(device.0)), json!(hex(sum)))
        })
        .collect();
    let blobs: Vec<String> = world.relay.iter().map(|blob| hex(blob.encode().unwrap())).collect();
    let all = json!({
        "seed": hex(crate::phone::seed_bytes(phone.seed)),
        "genesis": hex(encode(phone.engine.genesis().unwrap()).unwrap()),
        "blobs": blobs,
        "state": told(log.state()),
        "operations": operations,
        "entries": entries,
    });
    std::fs::write(folder.join(format!("{name}.json")), all.to_string()).unwrap();
}

/// Makes files of the logs that the tests of the rules left in the folder: operations alone, and their state.
pub fn write_rules(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let signed = |line: &str| decode::<Signed>(&unhex(line), 1 << 20).unwrap();
        let mut log = Log::new(signed(lines[0])).unwrap();
        for line in &lines[1..] {
            log.insert(signed(line)).unwrap();
        }
        let all = json!({ "log": lines, "state": told(log.state()) });
        std::fs::write(path.with_extension("json"), all.to_string()).unwrap();
    }
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).unwrap()).collect()
}

fn told(state: &State) -> Value {
    let hexes = |values: &mut dyn Iterator<Item = [u8; 32]>| -> Vec<String> { values.map(hex).collect() };
    let silences = state
        .silences
        .iter()
        .map(|(device, all)| (hex(device.0), json!(all.iter().map(|one| (one.after, one.until)).collect::<Vec<_>>())));
    let relay = state.relay.as_ref().map(|place| json!([place.address, hex(place.mailbox), hex(place.op)]));
    json!({
        "kind": state.kind,
        "members": members(&state.members),
        "former": members(&state.former),
        "devices": devices(&state.devices),
        "removed": devices(&state.removed),
        "first": hex(state.first),
        "silences": silences.collect::<Map<String, Value>>(),
        "cuts": state.cuts.iter().map(|(device, op)| [hex(device.0), hex(op)]).collect::<Vec<_>>(),
        "valid": hexes(&mut state.valid.iter().map(|id| id.0)),
        "epochs": hexes(&mut state.epochs.iter().map(|id| id.0)),
        "prunes": hexes(&mut state.prunes.iter().map(|id| id.0)),
        "complaints": state.complaints.iter().map(|(c, d, o)| [hex(c.0), hex(d.0), hex(o)]).collect::<Vec<_>>(),
        "relay": relay,
    })
}

fn members(all: &BTreeMap<MemberId, Member>) -> Map<String, Value> {
    let tell = |m: &Member| json!([m.role as u8, m.name, m.devices.iter().map(|d| hex(d.0)).collect::<Vec<_>>()]);
    all.iter().map(|(id, member)| (hex(id), tell(member))).collect()
}

fn devices(all: &BTreeMap<DeviceId, Device>) -> Map<String, Value> {
    let tell = |d: &Device| json!([hex(d.member), hex(hash("vector", &[&d.keys.kem])), d.recovery]);
    all.iter().map(|(id, device)| (hex(id.0), tell(device))).collect()
}

fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
