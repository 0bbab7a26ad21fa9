//! The floor: only what cannot be left out, in raw automerge, one cipher and one database.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use automerge::{AutoCommit, Change, ChangeHash, LoadOptions, TextEncoding};
use chacha20poly1305::aead::Aead;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use steunkring_app::{App, CoreError, MapOptions, SpaceId};
use steunkring_domain::DocumentId;
use steunkring_sqlcipher::rusqlite::{Connection, params};
use steunkring_sqlcipher::{Durability, open};

use super::raw_key;
use crate::Failure;

/// One raw change of somebody else, sealed and signed by itself.
#[derive(Serialize, Deserialize)]
pub struct Sealed {
    /// In which document; it travels inside what is sealed in the product.
    pub document: [u8; 16],
    /// The nonce.
    pub nonce: [u8; 24],
    /// The change.
    pub body: Vec<u8>,
    signature: Vec<u8>,
}

/// What the floor lacks.
#[derive(Serialize, Deserialize)]
pub struct Foreign {
    /// In an order in which it can be applied.
    pub sealed: Vec<Sealed>,
}

/// A document as it is stored.
pub struct Stored {
    /// Its id.
    pub id: DocumentId,
    /// It, saved whole.
    pub snapshot: Vec<u8>,
}

/// A change that was opened and whose signature holds.
pub struct Opened {
    /// Of which document.
    pub document: DocumentId,
    /// It.
    pub change: Vec<u8>,
}

impl Sealed {
    /// Verifies and opens it.
    pub fn open(&self, key: &XChaCha20Poly1305, author: &VerifyingKey) -> Result<Opened, Failure> {
        let signature = ed25519_dalek::Signature::from_slice(&self.signature)?;
        author.verify_strict(&self.body, &signature)?;
        let change = key.decrypt((&self.nonce).into(), self.body.as_slice()).map_err(|_| "does not open")?;
        Ok(Opened { document: DocumentId(self.document), change })
    }
}

/// The name under which the product's store keeps the map as it was shown last.
pub const FIRST: &str = "first";

/// The key under which the floor seals.
pub fn seal_key() -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&[5; 32]).into())
}

/// The key that the floor's signatures are checked with.
pub fn verifying_key() -> VerifyingKey {
    SigningKey::from_bytes(&[9; 32]).verifying_key()
}

/// Opens the floor's database with its raw key, and makes its tables where they are not there.
pub fn connect(path: &Path) -> Result<Connection, Failure> {
    Ok(open(path, &raw_key(), Durability::Full)?)
}

/// Loads a document as the product does, texts counted in UTF-16 units.
pub fn load(saved: &[u8]) -> Result<AutoCommit, Failure> {
    Ok(AutoCommit::load_with_options(saved, LoadOptions::new().text_encoding(TextEncoding::Utf16CodeUnit))?)
}

/// The documents of a home, each in memory.
pub fn documents(app: &App, space: SpaceId) -> Result<BTreeMap<DocumentId, AutoCommit>, Failure> {
    let store = app.home().open_space(&space.0)?;
    let stored = store.read(|reader| -> Result<_, CoreError> {
        let mut found = Vec::new();
        for head in reader.documents()? {
            found.push((head.id.clone(), reader.load_document(&head.id, head.generation)?));
        }
        Ok(found)
    })?;
    let mut found = BTreeMap::new();
    for (id, document) in stored {
        let document = document.ok_or("a document that is not there")?;
        let mut doc = load(&document.snapshot)?;
        let changes = document.changes.into_iter().map(Change::from_bytes).collect::<Result<Vec<_>, _>>()?;
        doc.apply_changes(changes)?;
        found.insert(DocumentId(id.try_into().map_err(|_| "a strange id")?), doc);
    }
    Ok(found)
}

/// The row with which the product opens, as it is, once somebody looked at the map and left.
fn first(app: &mut App, space: SpaceId) -> Result<Vec<u8>, Failure> {
    app.map_screen(space, MapOptions::default())?;
    app.rest()?;
    let store = app.home().open_space(&space.0)?;
    let row = store.read(|reader| reader.meta(FIRST))?;
    Ok(row.ok_or("no row for the map")?)
}

/// Writes the database with everything: the documents, and the row with which the first map opens. Gives their bytes.
pub(super) fn write(folder: &Path, app: &mut App, space: SpaceId) -> Result<u64, Failure> {
    let row = first(app, space)?;
    let mut documents = documents(app, space)?;
    fill(&folder.join("floor.db"), &row, &mut documents)
}

/// Writes the database that lacks the last changes, and what it lacks. Gives the number of all changes and of those.
pub(super) fn write_missing(folder: &Path, behind: &mut App, space: SpaceId) -> Result<(usize, usize), Failure> {
    let row = first(behind, space)?;
    let mut known = documents(behind, space)?;
    fill(&folder.join("floor-behind.db"), &row, &mut known)?;
    let heads: BTreeMap<DocumentId, Vec<ChangeHash>> =
        known.iter_mut().map(|(id, document)| (*id, document.get_heads())).collect();
    let (key, author) = (seal_key(), SigningKey::from_bytes(&[9; 32]));
    let (mut all, mut sealed) = (0, Vec::new());
    for stored in Stored::all(&connect(&folder.join("floor.db"))?)? {
        let mut whole = load(&stored.snapshot)?;
        all += whole.get_changes(&[]).len();
        let from = heads.get(&stored.id).map_or(&[][..], Vec::as_slice);
        for change in whole.get_changes(from) {
            let mut nonce = [0; 24];
            getrandom::fill(&mut nonce).map_err(|_| "no randomness")?;
            let body = key.encrypt((&nonce).into(), change.raw_bytes()).map_err(|_| "does not seal")?;
            let signature = author.sign(&body).to_bytes().to_vec();
            sealed.push(Sealed { document: stored.id.0, nonce, body, signature });
        }
    }
    let lacking = sealed.len();
    fs::write(folder.join("floor-missing"), postcard::to_allocvec(&Foreign { sealed })?)?;
    Ok((all, lacking))
}

impl Stored {
    /// Every document of a database.
    pub fn all(connection: &Connection) -> Result<Vec<Self>, Failure> {
        let mut find = connection.prepare("SELECT id, snapshot FROM document ORDER BY id")?;
        let rows = find.query_map([], |row| Ok(Self { id: DocumentId(row.get(0)?), snapshot: row.get(1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One document of a database; none where it is not there.
    pub fn one(connection: &Connection, id: DocumentId) -> Result<Option<Self>, Failure> {
        let mut find = connection.prepare("SELECT id, snapshot FROM document WHERE id = ?1")?;
        let mut rows = find.query_map([id.0], |row| Ok(Self { id: DocumentId(row.get(0)?), snapshot: row.get(1)? }))?;
        Ok(rows.next().transpose()?)
    }
}

fn fill(path: &Path, row: &[u8], documents: &mut BTreeMap<DocumentId, AutoCommit>) -> Result<u64, Failure> {
    let mut connection = connect(path)?;
    let transaction = connection.transaction()?;
    transaction.execute_batch(
        "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
         CREATE TABLE document (id BLOB NOT NULL PRIMARY KEY, snapshot BLOB NOT NULL) STRICT, WITHOUT ROWID;
         CREATE TABLE change (n INTEGER NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT;",
    )?;
    transaction.execute("INSERT INTO meta (name, value) VALUES (?1, ?2)", params![FIRST, row])?;
    let mut bytes = 0;
    for (id, document) in documents {
        let saved = document.save();
        bytes += saved.len() as u64;
        transaction.execute("INSERT INTO document (id, snapshot) VALUES (?1, ?2)", params![id.0, saved])?;
    }
    transaction.commit()?;
    Ok(bytes)
}
