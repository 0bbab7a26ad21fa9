//! Test vectors of the sealed log, for other implementations: `docs/spec/vectors.json`.
//!
//! Run with `STEUNKRING_WRITE_VECTORS=1` to write the file anew after a wanted change of the format.

// Clippy knows tests by their attribute, not the helpers beside them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use steunkring_sync::crypto::{DeviceKeys, Hash32, Kid, Secret, actor_id, hash, pad};
use steunkring_sync::entry::{
    Chain, DocumentId, Form, Header, Named, Payload, Travelling, author_hint, open_part, part_hash, seal_part,
    unwrap_key, wrap_context, wrap_key,
};
use steunkring_sync::epoch::{Ring, open_entry, seal_entry, wrap};
use steunkring_sync::joining::Joiner;
use steunkring_sync::recovery::RecoveryCode;
use steunkring_wire::Outer;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/spec/vectors.json");

fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|b| format!("{b:02x}")).collect()
}

fn unhex(value: &Value) -> Vec<u8> {
    let text = value.as_str().unwrap();
    (0..text.len() / 2).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).unwrap()).collect()
}

/// Everything that fixed seeds determine.
fn fixed() -> Value {
    let (space, document) = (Hash32([1; 32]), DocumentId([2; 16]));
    let (epoch, key) = (Secret::from_bytes([3; 32]), Secret::from_bytes([4; 32]));
    let keys = DeviceKeys::from_seed(&Secret::from_bytes([5; 32]));
    let kid = Kid::of(&epoch.commitment());
    let context = wrap_context(&space, &keys.id(), &document, 0);
    let wrapped = wrap_key(&epoch, &[6; 24], &context.0, &key).unwrap();
    assert_eq!(unwrap_key(&epoch, &context.0, &wrapped).unwrap(), key);
    let mut named = Named { document, generation: 0, hash: part_hash(&wrapped) };
    let mut header = Header {
        space,
        author: keys.id(),
        incarnation: 0,
        seq: 1,
        prev: Hash32::default(),
        kid,
        heads: BTreeSet::from([Hash32([7; 32])]),
        seen: BTreeMap::from([(DeviceKeys::from_seed(&Secret::from_bytes([8; 32])).id(), 9)]),
        wall_ms: 1_700_000_000_000,
        salt: [10; 8],
        payload: Payload::Changes,
        keys: vec![named],
        parts: vec![],
    };
    let place = header.place(0, &named);
    let part = seal_part(&key, &place, b"contents").unwrap();
    assert_eq!(open_part(&key, &place, &part).unwrap(), b"contents");
    named.hash = part_hash(&part);
    header.parts = vec![named];
    let entry = header.clone().sign(&keys, vec![wrapped.clone()], vec![part.clone()]).unwrap();
    let full = entry.write(&Chain::default(), Form::Full).unwrap();
    let chain = Chain::default().after(&header);
    let next = Header {
        seq: 2,
        prev: header.id(),
        wall_ms: header.wall_ms + 2_500,
        keys: vec![],
        parts: vec![],
        ..header.clone()
    };
    let next = next.sign(&keys, vec![], vec![]).unwrap();
    let short = next.write(&chain, Form::Short).unwrap();
    let back = Travelling::read(&short).unwrap().restore(&space, keys.id(), kid, &chain).unwrap();
    assert_eq!(back, next);
    let blob = seal_entry(&space, &epoch, &[11; 24], &full).unwrap();
    assert_eq!(open_entry(&space, &epoch, &blob).unwrap(), full);
    let typed = "0123456789ABCDEF";
    let code = RecoveryCode::read(&code_bytes()).unwrap();
    let padding: Vec<_> = [0, 255, 256, 1023, 1024, 5000].into_iter().map(|n| (n, pad(&vec![1; n]).len())).collect();
    json!({
        "hash": { "tag": "tag", "parts": [hex("a"), hex("bc")], "hash": hex(hash("tag", &[b"a", b"bc"])) },
        "derive": { "secret": hex([3; 32]), "tag": "tag", "part": hex("a"), "derived": hex(epoch.derive("tag", &[b"a"]).expose()) },
        "epoch": {
            "key": hex([3; 32]),
            "commitment": hex(epoch.commitment()),
            "kid": hex(kid.0),
            "control": hex(epoch.purpose("control").expose()),
            "entry": hex(epoch.purpose("entry").expose()),
        },
        "padding": padding,
        "device": {
            "seed": hex([5; 32]),
            "id": hex(keys.id().0),
            "kem": hex(hash("vector", &[&keys.public().kem])),
            "transport": hex(keys.public().transport),
            "actor": hex(actor_id(&space, &keys.id(), 0)),
        },
        "document_key": { "space": hex(space), "document": hex(document.0), "key": hex([4; 32]), "nonce": hex([6; 24]), "wrapped": hex(&wrapped) },
        "part": { "contents": hex("contents"), "salt": hex([10; 8]), "sealed": hex(&part), "hash": hex(part_hash(&part)) },
        "entry": {
            "canonical": hex(header.canonical()),
            "id": hex(header.id()),
            "signature": hex(entry.signature.0),
            "author_hint": hex(author_hint(&kid, &keys.id())),
            "full": hex(&full),
            "next_short": hex(&short),
            "next_id": hex(next.header.id()),
        },
        "invite": { "code": typed, "rendezvous": hex(Joiner::rendezvous_of(typed).unwrap()) },
        "recovery": {
            "code": hex(code_bytes()),
            "device": hex(code.keys(&space).id().0),
            "kit": hex(code.kit_key().public().0),
            "mailbox": hex(code.kit_mailbox().0),
        },
        "outer": { "nonce": hex([11; 24]), "blob": hex(blob.encode().unwrap()) },
    })
}

/// A recovery code with its checksum.
fn code_bytes() -> [u8; 33] {
    let code = [13; 32];
    let [sum, ..] = hash("steunkring/recovery/check/1", &[&code]).0;
    [&code[..], &[sum]].concat().try_into().unwrap()
}

/// What was sealed with randomness once, and must open for ever.
fn once() -> Value {
    let (space, epoch) = (Hash32([1; 32]), Secret::from_bytes([3; 32]));
    let keys = DeviceKeys::from_seed(&Secret::from_bytes([5; 32]));
    json!({
        "seal": { "key": hex([3; 32]), "aad": hex("aad"), "message": hex("message"), "sealed": hex(epoch.seal(b"aad", b"message").unwrap()) },
        "wraps": { "seed": hex([5; 32]), "epoch": hex([3; 32]), "wraps": hex(wrap(&space, &epoch, &[keys.public()]).unwrap()) },
    })
}

#[test]
fn the_vectors_hold() {
    if std::env::var_os("STEUNKRING_WRITE_VECTORS").is_some() {
        let mut all: Value = serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
        all["fixed"] = fixed();
        // What was made once stays, and so does what other crates made.
        for (name, value) in once().as_object().unwrap() {
            all["once"].as_object_mut().unwrap().entry(name).or_insert(value.clone());
        }
        std::fs::write(FILE, format!("{all:#}\n")).unwrap();
    }
    let kept: Value = serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
    for (name, value) in fixed().as_object().unwrap() {
        assert_eq!(kept["fixed"][name], *value, "{name}");
    }
    let (space, epoch) = (Hash32([1; 32]), Secret::from_bytes([3; 32]));
    let seal = &kept["once"]["seal"];
    assert_eq!(epoch.open(&unhex(&seal["aad"]), &unhex(&seal["sealed"])).unwrap(), unhex(&seal["message"]));
    let keys = DeviceKeys::from_seed(&Secret::from_bytes([5; 32]));
    let mut ring = Ring::default();
    assert!(ring.unwrap(&space, keys.opener(), Kid::of(&epoch.commitment()), &unhex(&kept["once"]["wraps"]["wraps"])));
    assert_eq!(ring.key(&epoch.commitment()), Some(&epoch));
    let blob = Outer::decode(&unhex(&kept["fixed"]["outer"]["blob"])).unwrap();
    assert_eq!(hex(open_entry(&space, &epoch, &blob).unwrap()), kept["fixed"]["entry"]["full"]);
}
