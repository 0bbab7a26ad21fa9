//! The floor of the size: what the core's dependencies weigh when each does what the core asks of it, with the same data files,
//! and nothing of the core's own but SQLCipher's hook.

mod data;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Arc;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, Change, LoadOptions, ObjType, ROOT, ReadDoc, TextEncoding};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use serde::{Deserialize, Serialize};
use sha2::Digest;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    // Words from outside, so that nothing is worked out while compiling.
    let given = std::env::args().nth(1).unwrap_or_default();
    for part in [documents, ciphers, database, network, words, shapes, files] {
        black_box(part(&given)?);
    }
    Ok(())
}

/// Automerge: as the documents use it.
fn documents(given: &str) -> Result<usize, Failure> {
    let mut doc = AutoCommit::new_with_encoding(TextEncoding::Utf16CodeUnit);
    doc.set_actor(ActorId::from(given.as_bytes()));
    let map = doc.put_object(ROOT, given, ObjType::Map)?;
    doc.put(&map, given, given)?;
    doc.put(&map, given, 1)?;
    doc.put(&map, given, true)?;
    doc.put(&map, given, given.as_bytes().to_vec())?;
    doc.put(&map, given, ())?;
    doc.delete(&map, given)?;
    let text = doc.put_object(ROOT, given, ObjType::Text)?;
    doc.splice_text(&text, given.len(), 1, given)?;
    doc.commit_with(CommitOptions::default().with_time(1));
    let raw = doc.get_last_local_change().map(|change| change.raw_bytes().to_vec()).unwrap_or_default();
    let mut other = doc.clone();
    other.apply_changes([Change::from_bytes(raw)?])?;
    let heads = other.get_heads();
    let mut count = other.get_missing_deps(&heads).len() + other.text(&text)?.len();
    count += other.map_range(&map, ..).count() + other.map_range_at(&map, .., &heads).count();
    count += other.get_all(&map, given)?.len() + usize::from(other.get(&map, given)?.is_some());
    for hash in &heads {
        count += usize::from(other.get_change_meta_by_hash(hash).is_some());
    }
    let options = LoadOptions::new().text_encoding(TextEncoding::Utf16CodeUnit);
    Ok(count + AutoCommit::load_with_options(&other.save(), options)?.get_heads().len())
}

/// Sealing, signing, wrapping and stretching.
fn ciphers(given: &str) -> Result<usize, Failure> {
    let mut key = [0; 32];
    getrandom::fill(&mut key)?;
    let cipher = chacha20poly1305::XChaCha20Poly1305::new((&key).into());
    let payload = || Payload { msg: given.as_bytes(), aad: given.as_bytes() };
    let sealed = cipher.encrypt((&[0; 24]).into(), payload()).map_err(|_| "seal")?;
    let opened =
        cipher.decrypt((&[0; 24]).into(), Payload { msg: &sealed, aad: given.as_bytes() }).map_err(|_| "open")?;
    let signing = ed25519_dalek::SigningKey::from_bytes(&key);
    let signature = ed25519_dalek::Signer::sign(&signing, &opened);
    signing.verifying_key().verify_strict(&opened, &signature)?;
    let mut out = [0; 32];
    hkdf::Hkdf::<sha2::Sha256>::new(None, &key).expand(given.as_bytes(), &mut out).map_err(|_| "expand")?;
    let cost = argon2::Params::new(19_456, 2, 1, Some(32)).map_err(|_| "cost")?;
    argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, cost)
        .hash_password_into(given.as_bytes(), &key, &mut out)
        .map_err(|_| "stretch")?;
    type Aead = hpke::aead::ChaCha20Poly1305;
    type Kdf = hpke::kdf::HkdfSha256;
    let (private, public) = <hpke::kem::XWing as Kem>::derive_keypair(&key);
    let public = <hpke::kem::XWing as Kem>::PublicKey::from_bytes(&public.to_bytes())?;
    let (encapsulated, wrapped) = hpke::single_shot_seal::<Aead, Kdf, hpke::kem::XWing>(
        &OpModeS::Base,
        &public,
        given.as_bytes(),
        &out,
        given.as_bytes(),
    )?;
    let encapsulated = <hpke::kem::XWing as Kem>::EncappedKey::from_bytes(&encapsulated.to_bytes())?;
    let unwrapped = hpke::single_shot_open::<Aead, Kdf, hpke::kem::XWing>(
        &OpModeR::Base,
        &private,
        &encapsulated,
        given.as_bytes(),
        &wrapped,
        given.as_bytes(),
    )?;
    let hash = sha2::Sha256::digest(&unwrapped);
    Ok(data_encoding::BASE32.encode(&hash).len())
}

/// SQLCipher, its full-text search and its backup.
fn database(given: &str) -> Result<usize, Failure> {
    use steunkring_sqlcipher::rusqlite::{Connection, OptionalExtension, backup::Backup};
    let mut connection =
        steunkring_sqlcipher::open(Path::new(given), &[1; 32], steunkring_sqlcipher::Durability::Full)?;
    let transaction = connection.transaction()?;
    data::SCHEMA.iter().try_for_each(|sql| transaction.execute_batch(sql))?;
    transaction.execute("INSERT INTO meta (name, value) VALUES (?1, ?2)", (given, given.as_bytes()))?;
    transaction.commit()?;
    let found: Option<Vec<u8>> = connection
        .prepare_cached("SELECT value FROM meta WHERE name = ?1")?
        .query_row([given], |row| row.get(0))
        .optional()?;
    let mut to = Connection::open_in_memory()?;
    Backup::new(&connection, &mut to)?.step(-1)?;
    Ok(found.map_or(0, |bytes| bytes.len()))
}

/// One request over TLS.
fn network(given: &str) -> Result<usize, Failure> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let roots = rustls::RootCertStore::from_iter(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let client = reqwest::Client::builder()
        .tls_backend_preconfigured(config)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut response = client.post(given).header("nonce", given).body(given.as_bytes().to_vec()).send().await?;
        let mut count = usize::from(response.status().as_u16());
        while let Some(piece) = response.chunk().await? {
            count += piece.len();
        }
        let watch = tokio::sync::watch::Sender::new(count);
        let mut watched = watch.subscribe();
        tokio::select! {
            _ = watched.changed() => {}
            () = tokio::time::sleep(std::time::Duration::from_secs(1)) => {}
        }
        Ok::<usize, Failure>(count)
    })
}

/// Fluent, and what a language writes in its own way.
fn words(given: &str) -> Result<usize, Failure> {
    use icu_calendar::Date;
    let mut bundle = fluent_bundle::concurrent::FluentBundle::new_concurrent(vec![given.parse()?]);
    bundle.set_use_isolating(false);
    let locale: icu_locale::Locale = given.parse().map_err(|_| "locale")?;
    let rules = icu_plurals::PluralRules::try_new(locale.clone().into(), Default::default())?;
    bundle.add_function("PLURAL", move |_, _| {
        fluent_bundle::FluentValue::from(format!("{:?}", rules.category_for(1_usize)))
    })?;
    for file in data::MESSAGES.iter().copied().flatten() {
        let resource = fluent_bundle::FluentResource::try_new((*file).to_owned()).map_err(|_| "messages")?;
        if let Some(fluent_syntax::ast::Entry::Message(message)) = resource.get_entry(0) {
            black_box(message.id.name);
        }
        bundle.add_resource_overriding(Arc::new(resource));
    }
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("n", fluent_bundle::FluentValue::from(1));
    args.set("name", given);
    let pattern = bundle.get_message(given).and_then(|message| message.value()).ok_or("message")?;
    let mut text = bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned();
    let date = Date::try_new_gregorian(i32::try_from(given.len())?, 1, 1)?;
    let long = icu_datetime::fieldsets::YMD::long();
    text += &icu_datetime::FixedCalendarDateTimeFormatter::try_new((&locale).into(), long)?.format(&date).to_string();
    let day = icu_datetime::fieldsets::MDE::long();
    text += &icu_datetime::FixedCalendarDateTimeFormatter::try_new((&locale).into(), day)?.format(&date).to_string();
    let hour = icu_datetime::input::Time::try_new(1, 1, 0, 0)?;
    let minutes = icu_datetime::fieldsets::T::hm();
    text += &icu_datetime::NoCalendarFormatter::try_new((&locale).into(), minutes)?.format(&hour).to_string();
    let number = icu_decimal::DecimalFormatter::try_new((&locale).into(), Default::default())?;
    text += &number.format(&icu_decimal::input::Decimal::from(1)).to_string();
    let list = icu_list::ListFormatter::try_new_and((&locale).into(), Default::default())?;
    text += &list.format([given, given].iter()).to_string();
    let names = icu_collator::Collator::try_new((&locale).into(), Default::default())?;
    let right = icu_locale::LocaleDirectionality::new_common().is_right_to_left(&locale.id);
    text += &icu_casemap::CaseMapper::new().uppercase_to_string(given, &locale.id);
    text.extend(unicode_normalization::UnicodeNormalization::nfkc(given));
    let graphemes = unicode_segmentation::UnicodeSegmentation::graphemes(given, true).count();
    let zone = jiff::tz::TimeZone::get(given).unwrap_or_else(|_| jiff::tz::TimeZone::system());
    let offset = zone.to_offset(jiff::Timestamp::from_millisecond(1)?).seconds();
    Ok(text.len() + usize::from(names.compare(given, &text).is_lt() && right) + graphemes + usize::try_from(offset)?)
}

#[derive(Serialize, Deserialize)]
struct Shape {
    name: String,
    fields: BTreeMap<String, Option<i64>>,
}

/// Rows of screens, and what a person may read without the app.
fn shapes(given: &str) -> Result<usize, Failure> {
    let shape: Shape = postcard::from_bytes(given.as_bytes())?;
    let again: Shape = serde_json::from_str(&serde_json::to_string_pretty(&shape)?)?;
    let mut sheet = csv::Writer::from_writer(Vec::new());
    sheet.write_record([given])?;
    Ok(postcard::to_allocvec(&again)?.len()
        + sheet.into_inner()?.len()
        + data::TABLES.iter().map(|table| table.len()).sum::<usize>())
}

fn files(given: &str) -> Result<usize, Failure> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(given, zip::write::SimpleFileOptions::default())?;
    zip.write_all(given.as_bytes())?;
    Ok(zip.finish()?.into_inner().len())
}
